"""The configuration as one tree of values. What a key means is in docs/configuration.md; loading is in `load`."""

from dataclasses import dataclass, field
from datetime import date, time
from pathlib import Path
from typing import Literal


@dataclass(frozen=True, slots=True)
class DriveConfig:
    """One shared drive. `readers` (logins or unit codes) limits who may see it; empty means everybody.

    `audit_log`: a file or folder, or the address of a socket ("unix:/run/…", "udp:127.0.0.1:5514"). `audit_root`: the
    drive's path on its server, "" where it is to be found out.
    """

    name: str
    path: Path
    unc: str = ""
    watch: Literal["auto", "native", "polling"] = "auto"
    poll_seconds: float = 30.0
    ignore: tuple[str, ...] = ()
    audit_log: Path | str | None = None
    audit_root: str = ""
    readers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StateConfig:
    path: Path = Path("state")


@dataclass(frozen=True, slots=True)
class WebConfig:
    address: str = "127.0.0.1"
    port: int = 8501
    base_url: str = ""


@dataclass(frozen=True, slots=True)
class AccessConfig:
    """`proxy`: one of `proxies` (addresses or networks) signs people in and names their login in `header`."""

    mode: Literal["open", "proxy"] = "open"
    open_to_network: bool = False  # "open" beyond loopback is refused unless this says so
    header: str = "X-Remote-User"
    proxies: tuple[str, ...] = ("127.0.0.1", "::1")
    domains: tuple[str, ...] = ()  # whose accounts are our logins
    administrators: tuple[str, ...] = ()  # logins


@dataclass(frozen=True, slots=True)
class SearchConfig:
    engine: Literal["whoosh"] = "whoosh"
    batch_documents: int = 200
    batch_ms: int = 300


@dataclass(frozen=True, slots=True)
class ExtractConfig:
    """Limits of reading. `workers = 0` means one per core, at most 4.

    `ocr` "auto": scanned pages are read where Tesseract is installed; at most `ocr_pages` a document, `ocr_seconds` a
    page, `ocr_megapixels` a picture.
    """

    workers: int = 0
    max_file_mb: int = 200
    seconds: float = 60.0
    memory_mb: int = 2048
    max_text_mb: int = 10
    ocr: Literal["auto", "off"] = "auto"
    ocr_languages: tuple[str, ...] = ("vie",)
    ocr_pages: int = 50
    ocr_seconds: float = 60.0
    ocr_megapixels: int = 60


@dataclass(frozen=True, slots=True)
class GuardConfig:
    """When changes are held back instead of recorded: this share of the drive gone, if it is at least this many files;
    so many documents (`changes`) made unreadable within ten minutes."""

    share: float = 0.5
    files: int = 50
    changes: int = 20


@dataclass(frozen=True, slots=True)
class AttributionConfig:
    """`service_accounts` never count as anybody: accounts, or patterns of them (`svc-*`)."""

    service_accounts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OfficeConfig:
    """Who issues reports: name, the body above it, the letters of its numbers, where it sits, who signs."""

    name: str = ""
    parent: str = ""
    symbol: str = ""
    place: str = ""
    signer: str = ""


@dataclass(frozen=True, slots=True)
class MailConfig:
    """The server that takes mail; none where `host` is "". `port` 0: that of `security`. `login` "": no signing in.

    The password is never here: it stands in the environment variable `password_env` or in the file `password_file`.
    """

    host: str = ""
    port: int = 0
    security: Literal["starttls", "ssl", "none"] = "starttls"
    sender: str = ""
    login: str = ""
    password_env: str = ""
    password_file: Path | None = None


@dataclass(frozen=True, slots=True)
class RemindersConfig:
    """`hours`: from when to when on working days people are reminded, in the office's time zone."""

    hours: tuple[time, time] = (time(7, 30), time(17))


@dataclass(frozen=True, slots=True)
class UnitConfig:
    code: str
    name: str
    short: str = ""
    head: str = ""
    folders: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PastUnit:
    """A unit somebody was in before; `until` is the last day."""

    unit: str
    until: date


@dataclass(frozen=True, slots=True)
class PersonConfig:
    login: str
    name: str
    unit: str = ""
    email: str = ""
    aliases: tuple[str, ...] = ()
    past_units: tuple[PastUnit, ...] = ()
    mail: Literal["daily", "weekly", "reminders", "none"] = "reminders"  # a digest goes with the reminders


@dataclass(frozen=True, slots=True)
class TaskConfig:
    """`due_on` and the limits in `unit_due` (code of a unit, its own limit): a day, or words (`05 ngày làm việc`)."""

    code: str
    title: str
    lead: str = ""
    lead_person: str = ""
    coordinating: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    assigned_on: date | None = None
    due_on: date | str | None = None
    unit_due: tuple[tuple[str, date | str], ...] = ()
    folders: tuple[str, ...] = ()
    match: str = ""
    objective: str = ""
    content: str = ""
    products: tuple[str, ...] = ()
    directive: str = ""
    closed_on: date | None = None


@dataclass(frozen=True, slots=True)
class TasksRegisterConfig:
    """The spreadsheet that holds the tasks: `file` below the root of `drive` ("" the first one); `sheet` "" the one
    that looks most like it; `columns`: (field of a task, head of its column), for heads nobody would recognise."""

    file: str
    drive: str = ""
    sheet: str = ""
    columns: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class CalendarConfig:
    """The office's own days beside the public calendar: not worked, and weekend days that are."""

    days_off: tuple[date, ...] = ()
    working_weekends: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class Config:
    """Everything. `file` is where it was read from; relative paths in it are relative to that file's folder.

    `notices` are words to the administrator about what was read but left out.
    """

    file: Path
    drives: tuple[DriveConfig, ...]
    language: Literal["vi", "en"] = "vi"
    time_zone: str = "Asia/Ho_Chi_Minh"
    state: StateConfig = field(default_factory=StateConfig)
    web: WebConfig = field(default_factory=WebConfig)
    access: AccessConfig = field(default_factory=AccessConfig)
    search: SearchConfig = field(default_factory=SearchConfig)
    extract: ExtractConfig = field(default_factory=ExtractConfig)
    guard: GuardConfig = field(default_factory=GuardConfig)
    attribution: AttributionConfig = field(default_factory=AttributionConfig)
    office: OfficeConfig = field(default_factory=OfficeConfig)
    mail: MailConfig = field(default_factory=MailConfig)
    reminders: RemindersConfig = field(default_factory=RemindersConfig)
    calendar: CalendarConfig = field(default_factory=CalendarConfig)
    units: tuple[UnitConfig, ...] = ()
    people: tuple[PersonConfig, ...] = ()
    tasks: tuple[TaskConfig, ...] = ()
    tasks_register: TasksRegisterConfig | None = None
    notices: tuple[str, ...] = ()
