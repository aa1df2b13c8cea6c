import json
from pathlib import Path
from urllib.parse import quote

import pytest

from indexer.errors import NotVisibleError
from tests.webui.conftest import HOSTILE_NAME, LONG_NAME
from tests.webui.site import Site
from webui.handing import handed

BIG = 2 << 30
PART = 300 << 20


def test_suggestions_while_typing(site: Site) -> None:
    status, _, body = site.ask("/api/suggest?q=" + quote("quyet toan"))
    assert status == 200
    items = json.loads(body)["items"]
    assert {"text": "Thẩm tra quyết toán dự án hoàn thành", "kind": "task", "query": 'nhiemvu:"QT-01"'} in items
    assert json.loads(site.ask("/api/suggest?q=" + quote("dự toán 2026"))[2])["items"][0]["kind"] == "name"


@pytest.mark.parametrize("q", ["", "q", "%00", "%ff%fe", '"((', "a" * 5000])
def test_odd_text_is_suggested_nothing_and_breaks_nothing(site: Site, q: str) -> None:
    assert site.ask(f"/api/suggest?q={q}")[0] == 200


def test_a_file_comes_whole_and_under_its_name(site: Site) -> None:
    name = "Ngân sách/Dự toán 2026.txt"
    status, headers, body = site.ask(f"/files/{site.id_of(name)}")
    assert (status, body) == (200, (site.drive / name).read_bytes())
    assert headers["content-disposition"] == f"attachment; filename*=utf-8''{quote('Dự toán 2026.txt')}"
    assert headers["cache-control"] == "private, no-store"


def test_odd_names_come_as_they_are(site: Site) -> None:
    for name in (LONG_NAME, HOSTILE_NAME):
        status, headers, _ = site.ask(f"/files/{site.id_of(name)}")
        assert status == 200
        assert quote(name, safe="") in headers["content-disposition"]


def test_a_piece_of_a_file(site: Site) -> None:
    name = "Ngân sách/Quyết toán/Quyết định phê duyệt.txt"
    status, headers, body = site.ask(f"/files/{site.id_of(name)}", {"Range": "bytes=10-19"})
    content = (site.drive / name).read_bytes()
    assert (status, body) == (206, content[10:20])
    assert headers["content-range"] == f"bytes 10-19/{len(content)}"


@pytest.mark.parametrize(
    ("name", "kind", "way"),
    [
        ("Đầu tư/bản vẽ.pdf", "application/pdf", "inline"),
        ("Đầu tư/trang.html", "text/html; charset=utf-8", "attachment"),
    ],
)
def test_only_what_runs_nothing_is_shown_in_place(site: Site, name: str, kind: str, way: str) -> None:
    _, headers, _ = site.ask(f"/files/{site.id_of(name)}?inline=1")
    assert headers["content-type"] == kind
    assert headers["content-disposition"].startswith(way + ";")


@pytest.mark.parametrize("path", ["/files/999999999", "/files/0", "/files/" + "9" * 18])
def test_what_is_not_there_is_not_there(site: Site, path: str) -> None:
    assert site.ask(path)[0] == 404


def test_a_link_put_in_a_files_place_leads_nowhere(site: Site, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("bí mật")
    file = site.write("Đầu tư/đổi chỗ.txt", "bình thường")
    site.wait_for(lambda: site.paths("ten:đổi chỗ"), "the file to be found")
    id = site.id_of("Đầu tư/đổi chỗ.txt")
    file.unlink()
    file.symlink_to(secret)
    assert site.ask(f"/files/{id}")[0] == 404
    folder = site.drive / "Đầu tư/lối"
    folder.symlink_to(tmp_path)
    with pytest.raises(NotVisibleError):
        handed(site.library, site.library.viewer(None), 999_999, inline=False)
    folder.unlink()
    file.unlink()


def test_two_gigabytes_do_not_pass_through_memory(site: Site) -> None:
    path = site.drive / "Đầu tư/phim.mp4"
    with path.open("wb") as file:
        file.truncate(BIG)
    site.wait_for(lambda: site.paths("ten:phim"), "the film to be found", 30)
    id = site.id_of("Đầu tư/phim.mp4")
    before = peak_memory(site)
    status, headers, body = site.ask(f"/files/{id}", {"Range": f"bytes={BIG - 5}-{BIG - 1}"})
    assert (status, len(body), headers["content-range"]) == (206, 5, f"bytes {BIG - 5}-{BIG - 1}/{BIG}")
    status, _, body = site.ask(f"/files/{id}", {"Range": f"bytes=0-{PART - 1}"})
    assert (status, len(body)) == (206, PART)
    assert peak_memory(site) - before < 40 << 20
    path.unlink()


def peak_memory(site: Site) -> int:
    """The most memory the page's process ever had, in bytes."""
    assert site.page is not None
    status = Path(f"/proc/{site.page.pid}/status").read_text()
    return int(status.partition("VmHWM:")[2].split()[0]) << 10


def test_files_are_closed_again(site: Site) -> None:
    assert site.page is not None
    id = site.id_of("Ngân sách/Dự toán 2026.txt")
    for _ in range(30):
        site.ask(f"/files/{id}")
        site.ask(f"/files/{id}", {"Range": "bytes=999999-"})
        site.ask(f"/files/{id}", method="HEAD")
    descriptors = Path(f"/proc/{site.page.pid}/fd")

    def is_any_open() -> bool:
        opened = [str(link.readlink()) for link in descriptors.iterdir() if link.is_symlink()]
        return any(path.startswith(str(site.drive)) for path in opened)

    site.wait_for(lambda: not is_any_open(), "files to be closed")
