"""The table of docs/design.md: what may import what, which library belongs where, how long a file may be."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LONGEST = 300

# The first prefix that fits decides. Packages of one level do not import each other.
LEVELS = {
    "indexer.model": 0,
    "indexer.errors": 0,
    "indexer.clock": 0,
    "indexer.vietnamese": 1,
    "indexer.config": 1,
    "indexer.drive": 2,
    "indexer.extract": 2,
    "indexer.catalogue": 2,
    "indexer.search": 2,
    "indexer.coordination": 2,
    "indexer.sample": 2,
    "indexer.evidence": 2,
    "indexer.notify": 2,
    "indexer.reports": 2,
    "indexer.reconcile": 3,
    "indexer.pipeline": 3,
    "indexer.indexing": 3,
    "indexer.library": 3,
    "indexer.service": 4,
    "indexer.cli": 5,
    "webui": 5,
}
# Level 0 is one floor: its members know each other.
SHARED_FLOOR = 0
WEBUI_MAY = ("indexer.library", "indexer.model", "indexer.errors", "indexer.config", "indexer.clock", "webui")

FENCES = {
    "watchdog": ("indexer/drive/",),
    "sqlite3": ("indexer/catalogue/",),
    "sqlite_utils": ("indexer/catalogue/",),
    "whoosh": ("indexer/search/whoosh_",),
    "lxml": ("indexer/extract/",),
    "olefile": ("indexer/extract/",),
    "python_calamine": ("indexer/extract/",),
    "pypdfium2": ("indexer/extract/",),
    "selectolax": ("indexer/extract/",),
    "streamlit": ("webui/",),
    "starlette": ("webui/",),
    "uvicorn": ("webui/",),
    "docx": ("indexer/reports/",),
    "xlsxwriter": ("indexer/reports/",),
    "smtplib": ("indexer/notify/",),
}

# Where every exception is caught on purpose: the shell's boundary, the readers' child processes, calamine's nameless
# panic, the thread of a full pass.
RIMS = (
    "indexer/cli/main.py",
    "indexer/extract/worker.py",
    "indexer/extract/table_worker.py",
    "indexer/extract/formats/sheets.py",
    "indexer/extract/formats/tables.py",
    "indexer/service/watching.py",
    "indexer/service/mailing.py",
    "webui/",
)

PRODUCT = sorted(file for top in ("indexer", "webui") for file in (ROOT / top).rglob("*.py"))
EVERYTHING = sorted([*PRODUCT, *(file for top in ("tests", "bench") for file in (ROOT / top).rglob("*.py"))])


def name_of(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


def module_of(file: Path) -> str:
    return name_of(file).removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def package_of(module: str) -> str | None:
    """The row of the table a module belongs to."""
    return next((row for row in LEVELS if module == row or module.startswith(row + ".")), None)


def imports(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """(line, module) of every import; `from indexer import clock` is an import of `indexer.clock`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"line {node.lineno}: relative import"
            base = node.module or ""
            yield from ((node.lineno, f"{base}.{alias.name}" if base == "indexer" else base) for alias in node.names)


def is_allowed(importer: str, imported: str) -> bool:
    """Whether a module of row `importer` may import one of row `imported`."""
    if importer == imported:
        return True
    if importer == "webui":
        return imported in WEBUI_MAY
    lower, upper = LEVELS[imported], LEVELS[importer]
    return lower < upper or lower == upper == SHARED_FLOOR


def wrong_directions(file: Path) -> list[str]:
    importer = package_of(module_of(file))
    if importer is None:
        return []
    return [
        f"{name_of(file)}:{line} imports {module}"
        for line, module in imports(ast.parse(file.read_bytes()))
        if (imported := package_of(module)) is not None and not is_allowed(importer, imported)
    ]


def broken_fences(file: Path) -> list[str]:
    return [
        f"{name_of(file)}:{line} imports {module}"
        for line, module in imports(ast.parse(file.read_bytes()))
        if (homes := FENCES.get(module.partition(".")[0])) is not None and not name_of(file).startswith(homes)
    ]


def hidden_imports(file: Path) -> list[str]:
    functions = (
        node
        for node in ast.walk(ast.parse(file.read_bytes()))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    )
    inner = (
        node for function in functions for node in ast.walk(function) if isinstance(node, ast.Import | ast.ImportFrom)
    )
    return [f"{name_of(file)}:{node.lineno} imports inside a function" for node in inner]


def broad_excepts(file: Path) -> list[str]:
    if name_of(file).startswith(RIMS):
        return []
    handlers = (node for node in ast.walk(ast.parse(file.read_bytes())) if isinstance(node, ast.ExceptHandler))
    return [
        f"{name_of(file)}:{node.lineno} catches everything"
        for node in handlers
        if _is_broad(node.type) and not _raises_again(node)
    ]


def _raises_again(handler: ast.ExceptHandler) -> bool:
    """Tidying up and passing the exception on is no swallowing."""
    last = handler.body[-1]
    return isinstance(last, ast.Raise) and last.exc is None


def _is_broad(kind: ast.expr | None) -> bool:
    if isinstance(kind, ast.Tuple):
        return any(_is_broad(one) for one in kind.elts)
    return kind is None or (isinstance(kind, ast.Name) and kind.id in {"Exception", "BaseException"})


def test_every_module_has_a_level() -> None:
    known = {"indexer"}  # the bare package only names the project
    strangers = [
        name_of(file) for file in PRODUCT if package_of(module_of(file)) is None and module_of(file) not in known
    ]
    assert strangers == []


def test_imports_go_to_lower_levels() -> None:
    assert [fault for file in PRODUCT for fault in wrong_directions(file)] == []


def test_libraries_stay_behind_their_fences() -> None:
    assert [fault for file in PRODUCT for fault in broken_fences(file)] == []


def test_no_imports_inside_functions() -> None:
    assert [fault for file in EVERYTHING for fault in hidden_imports(file)] == []


def test_everything_is_caught_at_the_rims_only() -> None:
    assert [fault for file in PRODUCT for fault in broad_excepts(file)] == []


def test_files_stay_short() -> None:
    lengths = {name_of(file): len(file.read_text(encoding="utf-8").splitlines()) for file in EVERYTHING}
    assert {name: length for name, length in lengths.items() if length > LONGEST} == {}


def test_no_file_is_a_drawer_for_everything() -> None:
    drawers = {"utils", "helpers", "common", "misc", "manager", "util"}
    assert [name_of(file) for file in EVERYTHING if file.stem in drawers] == []


@pytest.mark.parametrize(
    ("importer", "imported", "allowed"),
    [
        ("indexer.cli", "indexer.service", True),
        ("indexer.service", "indexer.cli", False),
        ("indexer.drive", "indexer.catalogue", False),
        ("indexer.vietnamese", "indexer.config", False),
        ("indexer.model", "indexer.clock", True),
        ("webui", "indexer.service", False),
        ("webui", "indexer.catalogue", False),
        ("webui", "indexer.library", True),
    ],
)
def test_the_table_says(importer: str, imported: str, allowed: bool) -> None:
    assert is_allowed(importer, imported) is allowed


def test_a_wrong_import_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "indexer/model/wrong.py"
    file.parent.mkdir(parents=True)
    file.write_text(
        "from indexer import service\nimport sqlite3\ndef f():\n    import os\n    try: pass\n    except: pass\n"
    )
    monkeypatch.setattr("tests.test_architecture.ROOT", tmp_path)
    assert wrong_directions(file) == ["indexer/model/wrong.py:1 imports indexer.service"]
    assert broken_fences(file) == ["indexer/model/wrong.py:2 imports sqlite3"]
    assert hidden_imports(file) == ["indexer/model/wrong.py:4 imports inside a function"]
    assert broad_excepts(file) == ["indexer/model/wrong.py:6 catches everything"]
