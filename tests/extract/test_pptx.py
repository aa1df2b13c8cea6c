import io

from pptx import Presentation
from pptx.util import Inches

from indexer.model.reading import Place
from tests.extract.conftest import Read, texts


def test_slides_tables_notes_and_hidden_slides_in_the_order_of_the_show(read: Read) -> None:
    show = Presentation()
    for number in (1, 2):
        slide = show.slides.add_slide(show.slide_layouts[5])
        slide.shapes.title.text = f"Trang {number}"
    table = slide.shapes.add_table(1, 2, Inches(1), Inches(1), Inches(4), Inches(1)).table
    table.cell(0, 0).text, table.cell(0, 1).text = "kế hoạch", "kết quả"
    slide.notes_slide.notes_text_frame.text = "nhớ nói chậm"
    slide._element.set("show", "0")
    order = show.slides._sldIdLst
    order.insert(0, order[1])
    made = io.BytesIO()
    show.save(made)

    reading = read("trình chiếu.pptx", made.getvalue())

    assert reading.type == "pptx"
    assert [(part.label, part.text) for part in reading.parts if part.place is Place.SLIDE] == [
        ("1", "Trang 2\nkế hoạch\tkết quả"),
        ("2", "Trang 1"),
    ]
    assert texts(reading, Place.SLIDE_NOTE) == ["nhớ nói chậm"]
    assert "hidden_slides" in reading.notes
