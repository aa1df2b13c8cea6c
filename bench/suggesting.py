"""How fast suggestions come while people type. Run from the project's root:

    python -m bench.suggesting [--documents 100000] [--typists 10] [--folder DIR]

Titles, names and numbers come from `bench.search`'s made-up language, without texts: suggestions do not look at them.
Everybody types titles, numbers and names of folders letter by letter and asks after each, without a pause; "scoped"
may see one of three drives. Wall milliseconds of `library.suggest`'s work, p50 / p95; a person pauses 90 ms or more.
"""

import argparse
import random
import resource
import tempfile
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from bench.search import Language, milliseconds, shown
from indexer.config.tree import Config, PersonConfig
from indexer.library.suggesting import Suggesting
from indexer.model.viewer import Viewer
from indexer.search import IndexRow, Reader, open_reader, rebuild

EVERYBODY = Viewer("", "", None, is_administrator=True)
SCOPED = Viewer("a", "A", frozenset({"ổ1"}))
LETTERS = 24


def rows(count: int) -> Iterator[IndexRow]:
    language = Language(seed=7)
    for id_ in range(1, count + 1):
        title = language.text(5)
        yield replace(_PLAIN, id=id_, title=title, name=f"{title} {id_}.docx", drive=f"ổ{id_ % 3}",
            path=f"Phòng {id_ % 20}/{language.words[id_ % 9000]}/{id_}.docx", numbers=(f"{id_ % 3000}/QĐ-UBND",),
            tasks=(f"NV-{id_ % 900}",), people=(f"Người {language.words[id_ % 300]}",), modified=id_,
        )  # fmt: skip


_PLAIN = IndexRow(
    id=0, version=1, drive="", path="", name="", title="", text="", numbers=(), kind="", type="docx", unit="",
    tasks=(), people=(), year="", modified=0,
)  # fmt: skip


def office() -> Config:
    words = Language(seed=7).words
    people = tuple(PersonConfig(f"p{at}", f"Người {words[at]}") for at in range(300))
    return Config(Path("config.toml"), (), people=people)


def titles() -> dict[str, str]:
    """Of tasks by code."""
    words = Language(seed=7).words
    return {f"NV-{at}": f"{words[at]} {words[at + 900]} {words[at + 1800]}" for at in range(900)}


def typed(seed: int, texts: int) -> list[str]:
    """What a person's box holds after each letter."""
    language, pick = Language(seed=7), random.Random(seed)
    whole = [language.text(5) for _ in range(40 * (seed + 1))][-texts:]
    whole += [f"qd {pick.randint(1, 3000)}" for _ in range(texts // 3)] + [
        f"{pick.randint(1, 3000)}/QĐ-UBND" for _ in range(texts // 3)
    ]
    return [text[:end] for text in whole for end in range(2, min(len(text), LETTERS) + 1)]


def hammered(suggesting: Suggesting, reader: Reader, viewer: Viewer, typists: int, texts: int) -> list[float]:
    times: list[float] = []

    def type_on(seed: int) -> None:
        for text in typed(seed, texts):
            reader.refresh()
            times.append(milliseconds(lambda text=text: suggesting.suggest(reader, viewer, text, 8)))

    threads = [threading.Thread(target=type_on, args=(seed,)) for seed in range(typists)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return times


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--documents", type=int, default=100_000)
    options.add_argument("--typists", type=int, default=10)
    options.add_argument("--folder", type=Path, help="an index made before is used again")
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = chosen.folder or Path(temporary)
        if not (folder / "current").exists():
            built = milliseconds(lambda: rebuild(folder, rows(chosen.documents)))
            print(f"{chosen.documents} documents without text indexed in {built / 1000:.0f} s")
        for name, viewer in (("everything", EVERYBODY), ("scoped", SCOPED)):
            for typists in (1, chosen.typists):
                reader, suggesting = open_reader(folder), Suggesting(office(), titles)
                first = milliseconds(lambda s=suggesting, r=reader, v=viewer: s.suggest(r, v, "qu", 8))
                times = hammered(suggesting, reader, viewer, typists, texts=24)
                print(f"{name}, {typists:2} typing: {shown(times)}   ({len(times)} asked, the very first {first:.0f})")
                reader.close()
        print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
