import pytest

from indexer.drive.ignore import Ignore, is_lock_file, is_unfinished

TEMPORARY = [
    "~$gebot.docx",
    "~WRD0001.tmp",
    "~WRL0002.tmp",
    "5A3C1F20",
    "A1B2C3D4.tmp",
    "ppt1F2A.tmp",
    "lu1234abcd.tmp",
    ".~lock.Báo cáo.odt#",
    ".~o cáo.docx",
    ".goutputstream-K3X8Q2",
    ".Báo cáo.txt.swp",
    "4913",
    "Báo cáo.txt~",
    ".Báo cáo.docx.Xa81kQ",
    "Chưa xác nhận 482910.crdownload",
    "Xy3abc.pdf.part",
    "._Báo cáo.pages",
    ".DS_Store",
    "Thumbs.db",
    "THUMBS.DB",
    "desktop.ini",
    "plan.dwl",
    "plan.dwl2",
    "plan.bak",
    "plan.sv$",
    ".nfs000000000012",
    ".~Báo cáo.docx",
    ".Báo cáo.docx.~1f2e3d4c",
    ".syncthing.Báo cáo.docx.tmp",
    "~syncthing~Báo cáo.docx.tmp",
]
DOCUMENTS = [
    "Báo cáo.docx",
    "BÁO CÁO.DOCX",
    "20261122",
    "1234567",
    "5A3C1F20.docx",
    "Kế hoạch 2026",
    "tmp.docx",
    "bak",
    ".cấu hình",
    "Part 1.pdf",
    "Lock.docx",
    "a~b.docx",
    "#1 Danh sách.xlsx",
    "README",
]


@pytest.mark.parametrize("name", TEMPORARY)
def test_temporary_and_system_names_are_no_documents(name: str) -> None:
    assert Ignore().skips_file(name.encode())
    assert Ignore().skips_file(f"Phòng/Hồ sơ/{name}".encode())


@pytest.mark.parametrize("name", DOCUMENTS)
def test_names_that_only_look_alike_are_kept(name: str) -> None:
    assert not Ignore().skips_file(name.encode())
    assert not Ignore().skips(f"Phòng/Hồ sơ/{name}".encode())


@pytest.mark.parametrize(
    "name",
    [
        ".recycle",
        "$RECYCLE.BIN",
        "System Volume Information",
        "@eaDir",
        "a.sb-1f2e3d4c-AbCdEf",
        ".stversions",
        "nppBackup",
    ],
)
def test_system_folders_and_all_below_are_skipped(name: str) -> None:
    ignore = Ignore()
    assert ignore.skips_folder(f"Phòng/{name}".encode())
    assert ignore.skips(f"Phòng/{name}/lan/Báo cáo.docx".encode())
    assert not ignore.skips_file(f"Phòng/{name}/Báo cáo.docx".encode())


def test_a_name_that_is_not_utf8_is_kept() -> None:
    assert not Ignore().skips_file(b"r\xe9sum\xe9.doc")
    assert Ignore().skips_file(b"~$r\xe9sum\xe9.doc")


def test_lock_files_say_that_a_document_is_open() -> None:
    assert [name for name in TEMPORARY if is_lock_file(name.encode())] == [
        "~$gebot.docx",
        ".~lock.Báo cáo.odt#",
        ".~o cáo.docx",
        ".Báo cáo.txt.swp",
        "plan.dwl",
        "plan.dwl2",
        ".~Báo cáo.docx",
    ]


def test_unfinished_files_will_take_a_documents_place_and_backups_will_not() -> None:
    unfinished = {name for name in TEMPORARY if is_unfinished(name.encode())}
    assert unfinished >= {"~WRD0001.tmp", "5A3C1F20", "ppt1F2A.tmp", "Xy3abc.pdf.part", ".Báo cáo.docx.Xa81kQ"}
    assert not unfinished & {"~WRL0002.tmp", "~$gebot.docx", "plan.bak", "Báo cáo.txt~", ".~Báo cáo.docx", "4913"}
    assert not any(is_unfinished(name.encode()) for name in DOCUMENTS)


def test_own_globs_match_names_paths_and_folders_in_any_case_and_form() -> None:
    ignore = Ignore(("*.MP4", "Lưu trữ/*", "Nháp/", "Phòng A/Riêng/"))
    assert ignore.skips_file(b"Phong/phim.mp4")
    assert ignore.skips("lưu trữ/2019/cũ.docx".encode())
    assert ignore.skips_folder("Phòng B/nháp".encode())
    assert ignore.skips("Pho\u0300ng A/Rie\u0302ng/x.docx".encode())  # decomposed, as macOS writes it
    assert not ignore.skips("Phòng B/Riêng/x.docx".encode())
    assert not ignore.skips_file("Nháp".encode())
    assert not ignore.skips(b"Phong/phim.docx")
