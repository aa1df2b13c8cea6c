"""Our labelled strings and how each section is judged.

The parsers were tuned on the strings that `is_tuned` picks (about seven in ten, by hash); the others only measure.
"""

import hashlib
import json
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from indexer.vietnamese.cells import Sort, cells
from indexer.vietnamese.dates import find_dates
from indexer.vietnamese.filenames import is_temporary, read_filename
from indexer.vietnamese.filing import read_filing
from indexer.vietnamese.header import read_header
from indexer.vietnamese.legacy import convert
from indexer.vietnamese.marks import secrecy_mark, urgency_mark
from indexer.vietnamese.names import Known, is_nobody, keys, match
from indexer.vietnamese.numbers import Number, iterate_numbers
from indexer.vietnamese.own_number import OwnNumber
from indexer.vietnamese.signature import find_signer

Case = dict[str, Any]
CASES: dict[str, list[Case]] = json.loads(Path(__file__).with_name("labelled.json").read_text("utf-8"))


def is_tuned(case: Case) -> bool:
    written = json.dumps(case["input"], ensure_ascii=False)
    return hashlib.sha256(written.encode()).digest()[0] % 10 < 7


def is_right(section: str, case: Case) -> bool:
    return _JUDGES[section](case)


def all_cases() -> Iterator[tuple[str, Case]]:
    return ((section, case) for section, cases_of in CASES.items() for case in cases_of)


def _numbers(case: Case) -> bool:
    return _agree(list(iterate_numbers(case["input"])), case["expect"])


def _own_numbers(case: Case) -> bool:
    return _agree([cell.number for cell in cells(case["input"]) if cell.sort is Sort.NUMBER], case["expect"])


def _agree(found: list[Any], expected: list[Case]) -> bool:
    if len(found) != len(expected):
        return False
    return all(_said(number) | said == _said(number) for number, said in zip(found, expected, strict=True))


def _said(number: Number | OwnNumber) -> Case:
    symbol = number.symbol
    return {"text": number.text, "kind": symbol.kind, "issuer": symbol.issuer, "unit": symbol.unit}


def _header(case: Case) -> bool:
    header = read_header(case["input"])
    said = {
        "kind": header.kind,
        "number": header.number,
        "issued_on": header.issued_on.isoformat() if header.issued_on else None,
        "issuer": header.issuer,
        "subject": header.subject,
    }
    return bool({**said, "input": case["input"]} == case)


def _filename(case: Case) -> bool:
    if case.get("temporary"):
        return is_temporary(case["input"])
    found = read_filename(case["input"])
    expected = {name: value for name, value in case.items() if name != "input"}
    for name, value in expected.items():
        said = getattr(found, name)
        shown = said.isoformat() if isinstance(said, date) else list(said) if isinstance(said, tuple) else said
        if shown != value:
            return False
    return not is_temporary(case["input"])


def _signer(case: Case) -> bool:
    signer = find_signer(case["input"])
    return signer is not None and (signer.name, signer.position, signer.capacity.value) == (
        case["name"],
        case["position"],
        case["capacity"],
    )


def _filing(case: Case) -> bool:
    filing = read_filing(case["input"])
    return filing is not None and (list(filing.archive), list(filing.units), filing.drafter, filing.copies) == (
        case["archive"],
        case["units"],
        case["drafter"],
        case["copies"],
    )


def _login(case: Case) -> bool:
    account, name = case["input"]
    return bool(case["expect"]) == (match(account, [Known(name)]) is not None)


_JUDGES: dict[str, Callable[[Case], bool]] = {
    "numbers": _numbers,
    "own_numbers": _own_numbers,
    "headers": _header,
    "dates": lambda case: [day.isoformat() for day in find_dates(case["input"])] == case["expect"],
    "marks": lambda case: (
        (secrecy_mark(case["input"]), urgency_mark(case["input"])) == (case["secrecy"], case["urgency"])
    ),
    "signers": _signer,
    "filings": _filing,
    "filenames": _filename,
    "nobody": lambda case: is_nobody(case["input"]) == case["expect"],
    "same_person": lambda case: bool(keys(case["input"][0]) & keys(case["input"][1])) == case["expect"],
    "logins": _login,
    "legacy": lambda case: convert(case["input"]) == case["expect"],
}
