"""What programs do on a drive when people save, copy and move, replayed with real files.

After what the programs' makers document and what was recorded of LibreOffice, Samba clients and copy tools.
Each act gets a folder of its own and a place outside of the drive.
"""

import mmap
import os
import time
import unicodedata
from pathlib import Path

OLD, NEW = b"old content", b"new content, longer"
NFD_NAME = unicodedata.normalize("NFD", "Báo cáo tổng hợp.pages")


def put(path: Path, content: bytes = NEW) -> None:
    path.write_bytes(content)


def word(here: Path, outside: Path) -> None:
    put(here / "~$o cao.docx")
    put(here / "~WRD0001.tmp")
    (here / "Bao cao.docx").rename(here / "~WRL0002.tmp")
    (here / "~WRD0001.tmp").rename(here / "Bao cao.docx")
    (here / "~WRL0002.tmp").unlink()
    (here / "~$o cao.docx").unlink()


def slow_word(here: Path, outside: Path) -> None:
    put(here / "~WRD0001.tmp")
    (here / "Bao cao.docx").rename(here / "~WRL0002.tmp")
    time.sleep(0.5)
    (here / "~WRD0001.tmp").rename(here / "Bao cao.docx")
    (here / "~WRL0002.tmp").unlink()


def excel(here: Path, outside: Path) -> None:
    put(here / "~$Bang.xlsx")
    put(here / "5A3C1F20")
    (here / "Bang.xlsx").rename(here / "A1B2C3D4.tmp")
    (here / "5A3C1F20").rename(here / "Bang.xlsx")
    (here / "A1B2C3D4.tmp").unlink()
    (here / "~$Bang.xlsx").unlink()


def excel_deletes_first(here: Path, outside: Path) -> None:
    put(here / "5A3C1F20")
    (here / "Bang.xlsx").unlink()
    time.sleep(0.6)
    (here / "5A3C1F20").rename(here / "Bang.xlsx")


def powerpoint(here: Path, outside: Path) -> None:
    put(here / "ppt8A21.tmp")
    (here / "Trinh bay.pptx").unlink()
    (here / "ppt8A21.tmp").rename(here / "Trinh bay.pptx")


def libreoffice_first(here: Path, outside: Path) -> None:
    put(here / "lu4711ab.tmp")
    put(here / ".~lock.Bao cao.odt#")
    put(here / "Bao cao.odt")
    (here / "lu4711ab.tmp").unlink()


def libreoffice(here: Path, outside: Path) -> None:
    put(here / ".~lock.Bao cao.odt#")
    put(here / "lu4711ab.tmp")
    (here / "lu4711ab.tmp").rename(here / "Bao cao.odt")
    os.utime(here / "Bao cao.odt")
    for _ in range(3):
        os.close(os.open(here / "Bao cao.odt", os.O_RDWR))
    (here / ".~lock.Bao cao.odt#").unlink()


def opened_without_saving(here: Path, outside: Path) -> None:
    put(here / ".~lock.Bao cao.odt#")
    os.close(os.open(here / "Bao cao.odt", os.O_RDWR))
    (here / ".~lock.Bao cao.odt#").unlink()


def gedit(here: Path, outside: Path) -> None:
    put(here / ".goutputstream-K3X8Q2")
    (here / ".goutputstream-K3X8Q2").rename(here / "ghi chu.txt")


def vim(here: Path, outside: Path) -> None:
    put(here / ".ghi chu.txt.swp")
    put(here / "4913")
    (here / "4913").unlink()
    (here / "ghi chu.txt").rename(here / "ghi chu.txt~")
    put(here / "ghi chu.txt")
    (here / "ghi chu.txt~").unlink()
    (here / ".ghi chu.txt.swp").unlink()


def editor_with_a_name_of_its_own(here: Path, outside: Path) -> None:
    put(here / "ghi chu.txt.new")
    (here / "ghi chu.txt.new").rename(here / "ghi chu.txt")


def notepad(here: Path, outside: Path) -> None:
    put(here / "ghi chu.txt")


def autosave(here: Path, outside: Path) -> None:
    for number in range(8):
        put(here / "ghi chu.txt", NEW * number)
        time.sleep(0.1)


def explorer_copy(here: Path, outside: Path) -> None:
    with open(here / "Anh.jpg", "wb") as copy:
        copy.truncate(300_000)
        for _ in range(3):
            copy.write(b"\xff" * 100_000)
    os.utime(here / "Anh.jpg", (1.6e9, 1.6e9))


def slow_robocopy(here: Path, outside: Path) -> None:
    with open(here / "to.dat", "wb", buffering=0) as copy:
        copy.truncate(200_000)
        os.utime(here / "to.dat", (315532800, 315532800))
        for _ in range(3):
            copy.write(b"1" * 50_000)
            time.sleep(0.6)
        os.utime(here / "to.dat", (1.6e9, 1.6e9))


def rsync(here: Path, outside: Path) -> None:
    put(here / ".du lieu.bin.Xa81kQ")
    os.utime(here / ".du lieu.bin.Xa81kQ", (1.6e9, 1.6e9))
    (here / ".du lieu.bin.Xa81kQ").rename(here / "du lieu.bin")


def chrome(here: Path, outside: Path) -> None:
    put(here / "Chua xac nhan 482910.crdownload")
    time.sleep(0.6)
    (here / "Chua xac nhan 482910.crdownload").rename(here / "hoa don.pdf")


def firefox(here: Path, outside: Path) -> None:
    put(here / "hoa don.pdf", b"")
    put(here / "Xy3abc.pdf.part")
    (here / "Xy3abc.pdf.part").rename(here / "hoa don.pdf")


def macos_copy(here: Path, outside: Path) -> None:
    for name in (NFD_NAME, f"._{NFD_NAME}", ".DS_Store"):
        put(here / name)


def macos_save(here: Path, outside: Path) -> None:
    safe = here / "ghi chu.txt.sb-1f2e3d4c-AbCdEf"
    safe.mkdir()
    put(safe / "ghi chu.txt")
    (safe / "ghi chu.txt").rename(here / "ghi chu.txt")
    safe.rmdir()


def autocad(here: Path, outside: Path) -> None:
    put(here / "ban ve.dwl")
    (here / "ban ve.dwg").rename(here / "ban ve.bak")
    put(here / "ban ve.dwg")
    (here / "ban ve.dwl").unlink()


def rename_case(here: Path, outside: Path) -> None:
    (here / "ghi chu.txt").rename(here / "Ghi chu.txt")


def move_to_folder(here: Path, outside: Path) -> None:
    (here / "Luu").mkdir()
    (here / "ghi chu.txt").rename(here / "Luu/ghi chu.txt")


def rename_folder(here: Path, outside: Path) -> None:
    (here / "Cu").rename(here / "Moi")


def rename_folder_and_save(here: Path, outside: Path) -> None:
    (here / "Cu").rename(here / "Moi")
    put(here / "Moi/sau/2.txt")


def change_places(here: Path, outside: Path) -> None:
    (here / "a.txt").rename(here / "c.txt")
    (here / "b.txt").rename(here / "a.txt")
    (here / "c.txt").rename(here / "b.txt")


def chain(here: Path, outside: Path) -> None:
    (here / "b.txt").rename(here / "c.txt")
    (here / "a.txt").rename(here / "b.txt")


def delete(here: Path, outside: Path) -> None:
    (here / "ghi chu.txt").unlink()


def recycle(here: Path, outside: Path) -> None:
    (here / ".recycle/lan").mkdir(parents=True)
    (here / "ghi chu.txt").rename(here / ".recycle/lan/ghi chu.txt")


def delete_folder(here: Path, outside: Path) -> None:
    for path in ("Cu/1.txt", "Cu/sau/2.txt"):
        (here / path).unlink()
    (here / "Cu/sau").rmdir()
    (here / "Cu").rmdir()


def move_folder_in(here: Path, outside: Path) -> None:
    (outside / "tree/sau").mkdir(parents=True)
    put(outside / "tree/1.txt")
    put(outside / "tree/sau/2.txt")
    (outside / "tree").rename(here / "tree")


def move_folder_out(here: Path, outside: Path) -> None:
    (here / "Cu").rename(outside / "Cu")
    put(outside / "Cu/1.txt", b"no longer ours")


def unpack(here: Path, outside: Path) -> None:
    for number in range(300):
        put(here / f"{number:03}.txt")


def make_folders(here: Path, outside: Path) -> None:
    for number in range(40):
        (here / f"p/{number:02}/x").mkdir(parents=True)
        put(here / f"p/{number:02}/x/f.txt")


def set_time_back(here: Path, outside: Path) -> None:
    was = (here / "ghi chu.txt").stat()
    with open(here / "ghi chu.txt", "r+b") as file:
        file.write(b"OLD")
    os.utime(here / "ghi chu.txt", ns=(was.st_atime_ns, was.st_mtime_ns))


def write_mapped(here: Path, outside: Path) -> None:
    with open(here / "ghi chu.txt", "r+b") as file, mmap.mmap(file.fileno(), 0) as memory:
        memory[0:3] = b"MAP"
        memory.flush()


def linked_folder(here: Path, outside: Path) -> None:
    (here / "tat").symlink_to(here)
    (here / "ngoai").symlink_to(outside)
