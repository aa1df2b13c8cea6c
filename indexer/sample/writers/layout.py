"""The lines of a paper in the order of Decree 30/2020, for every format that has lines. Pure."""

from indexer.sample.paper import Paper

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
_BLANK = "\u00a0" * 8  # where the number will be written by hand


def number_line(paper: Paper) -> str:
    return f"Số: {paper.number}" if paper.number else f"Số:{_BLANK}/{paper.symbol}"


def subject_lines(paper: Paper) -> tuple[str, str]:
    """(under the number, centred heading): a letter has its subject as V/v, other kinds a heading."""
    return ("", paper.kind.upper()) if paper.kind else (f"V/v {paper.subject[0].lower()}{paper.subject[1:]}", "")


def lines(paper: Paper) -> list[str]:
    """Everything but the table, top to bottom."""
    if not paper.issuer:
        return [paper.subject, *paper.paragraphs]
    letter, heading = subject_lines(paper)
    found = [paper.parent, paper.issuer, NATION, MOTTO, number_line(paper), paper.place_date]
    found += [line for line in (letter, paper.secrecy, heading, "" if letter else paper.subject) if line]
    found += [f"Kính gửi: {addressee}" for addressee in paper.addressees]
    found += paper.paragraphs
    return found + closing(paper)


def closing(paper: Paper) -> list[str]:
    receivers = ["Nơi nhận:", *(f"- {one}" for one in paper.recipients)] if paper.recipients else []
    return [*receivers, *(line for line in (paper.capacity, paper.position, paper.signer) if line)]


def shown(cell: str) -> str:
    """A table's cell as people read it: amounts with dots between thousands."""
    return f"{int(cell):,}".replace(",", ".") if len(cell) > 4 and cell.isdigit() else cell


def widths(table: tuple[tuple[str, ...], ...], room: int) -> tuple[int, ...]:
    """The room parted by the longest cell of each column, none narrower than a short word."""
    longest = [max(5, *(len(shown(cell)) for cell in column)) for column in zip(*table, strict=True)]
    return tuple(room * length // sum(longest) for length in longest)
