"""Odd files and moves through the real service, natively and by polling: each in a place of its own, all at once.

What is told has to be what a person would tell.
"""

import os
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from indexer.service.jobs import verify
from tests.drive.patterns import Told
from tests.service.office import Office
from tests.service.telling import in_each_way, story_of, watches

MANY = 300  # more than a folder's crowd
DEEP = ["d" * 250] * 15


def put(path: Path, text: str = "") -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"nội dung của {path.parent.name}/{path.name}: {text}", encoding="utf-8")


def nothing(here: Path) -> None:
    """Nothing is there before."""


def two(here: Path) -> None:
    put(here / "a.txt")
    put(here / "b.txt")


def swap(here: Path) -> None:
    (here / "a.txt").rename(here / "tam")
    (here / "b.txt").rename(here / "a.txt")
    (here / "tam").rename(here / "b.txt")


def swap_and_edit(here: Path) -> None:
    swap(here)
    put(here / "b.txt", "sửa sau khi đổi chỗ")


def replace(here: Path) -> None:
    (here / "b.txt").replace(here / "a.txt")


def folder_of_many(here: Path) -> None:
    for number in range(MANY):
        put(here / f"Cu/{number:04}.txt")


def rename_folder(here: Path) -> None:
    (here / "Cu").rename(here / "Moi")


def linked(here: Path) -> None:
    put(here / "a.txt")
    os.link(here / "a.txt", here / "b.txt")


def edit_one_link(here: Path) -> None:
    with (here / "a.txt").open("a", encoding="utf-8") as file:
        file.write("thêm vào cả hai tên")


def unlink_one(here: Path) -> None:
    (here / "a.txt").unlink()


def grow(here: Path) -> None:
    with (here / "lớn.txt").open("wb", buffering=0) as file:
        for number in range(14):
            file.write(f"đợt {number}\n".encode() * 1000)
            time.sleep(0.25)


def sparse(here: Path) -> None:
    with (here / "thưa.dat").open("wb") as file:
        file.truncate(3 << 30)


def dates(here: Path) -> None:
    for name, seconds in {"1601": -11_644_473_600, "1970": 0, "2300": 10_413_792_000, "2038": 2_147_483_648}.items():
        put(here / f"{name}.txt")
        os.utime(here / f"{name}.txt", (seconds, seconds))


def twins(here: Path) -> None:
    put(here / "hồ sơ.txt")
    put(here / "ho\u0302\u0300 so\u031b.txt", "như máy Mac viết")


def names(here: Path) -> None:
    base = os.fsencode(here)
    for name in (
        b"caf\xe9.txt",
        b"hai\ndong.txt",
        b"cham.",
        b"trang ",
        b" dau",
        b"-rf.txt",
        b"a|b.txt",
        b"\x1b[31m.txt",
    ):
        Path(os.fsdecode(base + b"/" + name)).write_bytes(b"noi dung cua " + name)


def deep(here: Path) -> None:
    """A path of nearly 4,000 bytes: as long as the kernel takes."""
    put(here.joinpath(*DEEP[: (3_900 - len(bytes(here))) // 251]) / "sâu.txt")
    put(here / ("n" * 240 + ".txt"))


def strange_things(here: Path) -> None:
    (here / "vong").symlink_to(here)
    (here / "vong2").symlink_to(here / "vong")
    (here / "treo.txt").symlink_to(here / "khong co.txt")
    os.mkfifo(here / "ong.txt")


def link_to_file(here: Path) -> None:
    (here / "tat.txt").symlink_to(here / "a.txt")


def upload_in_pieces(here: Path) -> None:
    from_zip = Path(__file__).with_name("test_odd_files.py").read_bytes()
    whole = b"%PDF-1.4\n" + from_zip * 2
    with (here / "cham.pdf").open("wb", buffering=0) as file:
        file.write(whole[: len(whole) // 2])
        time.sleep(3.5)
        file.write(whole[len(whole) // 2 :])


def added(*names: str) -> tuple[Told, ...]:
    return tuple(("added", name) for name in names)


def moved(*pairs: tuple[str, str]) -> tuple[Told, ...]:
    return tuple(("moved", target, source) for source, target in pairs)


Act = Callable[[Path], None]
SWAPPED = moved(("a.txt", "b.txt"), ("b.txt", "a.txt"))
ACTS: tuple[tuple[Act, Act, tuple[Told, ...]], ...] = (
    (two, swap, SWAPPED),
    (two, swap_and_edit, (*SWAPPED, ("modified", "b.txt"))),
    (two, replace, (("modified", "a.txt"), ("removed", "b.txt"))),
    (folder_of_many, rename_folder, moved(*((f"Cu/{n:04}.txt", f"Moi/{n:04}.txt") for n in range(MANY)))),
    (linked, edit_one_link, (("modified", "a.txt"), ("modified", "b.txt"))),
    (linked, unlink_one, (("removed", "a.txt"),)),
    (nothing, grow, added("lớn.txt")),
    (nothing, sparse, added("thưa.dat")),
    (nothing, dates, added("1601.txt", "1970.txt", "2038.txt", "2300.txt")),
    (nothing, twins, added("hồ sơ.txt", "hồ sơ.txt")),
    (
        nothing,
        names,
        added("caf\\xe9.txt", "hai\ndong.txt", "cham.", "trang ", " dau", "-rf.txt", "a|b.txt", "\x1b[31m.txt"),
    ),
    (nothing, strange_things, ()),
    (two, link_to_file, ()),
    (nothing, upload_in_pieces, added("cham.pdf")),
)


@pytest.fixture(scope="module")
def stories(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, list[Told]]]:
    """By way of watching, by place, what the service told."""
    return in_each_way(watched, tmp_path_factory)


def watched(home: Path, watch: str) -> dict[str, list[Told]]:
    with Office(home, extra=watch) as office:
        places = {act.__name__: office.drive / act.__name__ for _, act, _ in ACTS}
        for before, act, _ in ACTS:
            places[act.__name__].mkdir()
            before(places[act.__name__])
        office.start()
        first = office.last_id()
        with ThreadPoolExecutor(len(ACTS)) as people:
            done = [people.submit(act, places[act.__name__]) for _, act, _ in ACTS]
        for one in done:
            one.result()
        deep(office.drive / "deep")
        told = story_of(office, first, {act.__name__: story for _, act, story in ACTS})
        assert office.stop() < 10
        assert verify(office.config).ok
        return told


@pytest.mark.parametrize(
    ("act", "story"), [(act, story) for _, act, story in ACTS], ids=lambda one: getattr(one, "__name__", "")
)
@watches
def test_what_is_odd_is_told_as_it_was(
    act: Act, story: tuple[Told, ...], watch: str, stories: dict[str, dict[str, list[Told]]]
) -> None:
    assert sorted(stories[watch][act.__name__]) == sorted(story)


@watches
def test_the_longest_paths_are_told(watch: str, stories: dict[str, dict[str, list[Told]]]) -> None:
    [one, other] = sorted(stories[watch]["deep"], key=lambda told: len(told[1]))
    assert one == ("added", "n" * 240 + ".txt")
    assert other[0] == "added" and len(other[1]) > 3_500 and other[1].endswith("/sâu.txt")
