"""Which document a lock file stands for: Word cuts its name, others keep it."""

import unicodedata

import pytest

from indexer.evidence.locked_document import may_stand_for

REPORT = "Báo cáo quý.docx"


@pytest.mark.parametrize(
    ("lock", "beside", "documents"),
    [
        ("~$gebot Meier.docx", ["Angebot Meier.docx", "Gebot.docx"], ["Angebot Meier.docx"]),
        ("~$234567.docx", ["1234567.docx", "234567x.docx"], ["1234567.docx"]),
        ("~$345678.docx", ["12345678.docx"], ["12345678.docx"]),
        ("~$123456.docx", ["123456.docx"], ["123456.docx"]),
        ("~$o cáo quý.docx", [REPORT, "Kế hoạch.docx"], [REPORT]),
        ("~$. Tờ trình.docx", ["01. Tờ trình.docx", "02. Tờ trình.docx"],
         ["01. Tờ trình.docx", "02. Tờ trình.docx"]),
        ("~$khoản chi.xlsx", ["Cá khoản chi.xlsx", "khoản chi.xlsx"], ["khoản chi.xlsx"]),
        ("~$Báo cáo quý.docx", [REPORT], [REPORT]),
        ("~$Báo cáo quý.pptx", [REPORT], []),
        ("~$gebot.docx", [], []),
        (".~lock.Báo cáo quý.docx#", [REPORT], [REPORT]),
        (".~lock.bÁO CÁO QUÝ.docx#", [REPORT], [REPORT]),
        (".~lock.other.docx#", [REPORT], []),
        (".~eafile.docx", ["seafile.docx"], ["seafile.docx"]),
        (".~afile01.docx", ["seafile01.docx"], ["seafile01.docx"]),
        ("Mặt bằng.dwl", ["Mặt bằng.dwg"], ["Mặt bằng.dwg"]),
        ("mặt bằng.DWL2", ["Mặt bằng.dwg"], ["Mặt bằng.dwg"]),
        ("~$", ["a.docx"], []),
        (REPORT, [REPORT], []),
    ],
)  # fmt: skip
def test_the_documents_it_may_stand_for(lock: str, beside: list[str], documents: list[str]) -> None:
    found = may_stand_for(lock.encode(), [name.encode() for name in beside])
    assert [name.decode() for name in found] == documents


def test_a_name_in_another_unicode_form_is_the_same() -> None:
    apart = unicodedata.normalize("NFD", REPORT).encode()
    assert may_stand_for(f"~${REPORT[2:]}".encode(), [apart]) == (apart,)
    assert may_stand_for(f".~lock.{REPORT}#".encode(), [apart]) == (apart,)


def test_of_two_forms_the_very_name_is_meant() -> None:
    apart = unicodedata.normalize("NFD", REPORT).encode()
    assert may_stand_for(f".~lock.{REPORT}#".encode(), [apart, REPORT.encode()]) == (REPORT.encode(),)


def test_names_that_are_not_utf_8_are_compared_as_they_are() -> None:
    assert may_stand_for(b".~lock.caf\xe9.docx#", [b"caf\xe9.docx", b"caf\xe8.docx"]) == (b"caf\xe9.docx",)
