"""Sends the letters that wait, and keeps reminding beside the indexing, in a thread of its own.

A letter is written down before it is sent and settled afterwards: a crash or a server that is down repeats it, as the
very same message, and loses none. Nothing here holds the write lock while it talks to a server.
"""

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from indexer.catalogue import Catalogue, open_catalogue
from indexer.catalogue.letters import Letter
from indexer.clock import now
from indexer.config.tree import Config
from indexer.errors import MailDownError, MailRefusedError
from indexer.library.letter_writing import mail_address, name_of
from indexer.model.reminder import AT_ONCE, OF_TIME, Delivery, Occasion
from indexer.notify import Post, made
from indexer.service.reminding import is_time, keep, plan

log = logging.getLogger("ochung.mail")

_LOOK = 2.0  # seconds between looks for letters
_PLAN = 600.0  # seconds between looks at all tasks
_CLAIMED = timedelta(minutes=10)  # a letter is nobody else's while it is sent
_LONGEST_PAUSE = timedelta(hours=1)
_GIVEN_UP = timedelta(days=5)  # RFC 5321, 4.5.4.1: how long a letter is tried that its server puts off
_MOST = 50  # letters of one connection

_ALL = tuple(Occasion)


@dataclass(frozen=True, slots=True)
class Sent:
    """How many letters; `trouble`: what the server said where it failed as a whole."""

    sent: int = 0
    refused: int = 0
    postponed: int = 0
    dropped: int = 0
    trouble: str = ""


def send_waiting(
    catalogue: Catalogue, config: Config, clock: Callable[[], datetime] = now, *, only_urgent: bool = False
) -> Sent:
    """Every letter that is due, at most fifty; `only_urgent`: of what does not wait for the office's hours."""
    at = clock()
    letters = catalogue.letters.due(at, AT_ONCE if only_urgent else _ALL, _MOST) if config.mail.host else ()
    letters, dropped = _still_needed(catalogue, letters, at)
    if not letters:
        return Sent(dropped=dropped)
    counts = {Delivery.SENT: 0, Delivery.REFUSED: 0, Delivery.WAITING: 0}
    try:
        with Post(config.mail) as post:
            for letter in letters:
                if what := _send(catalogue, config, post, letter, clock()):
                    counts[what] += 1
    except MailDownError as error:
        _postpone(catalogue, letters, clock(), error.title)
        log.warning("mail_down error=%r waiting=%d", error.title, len(letters))
        return Sent(counts[Delivery.SENT], counts[Delivery.REFUSED], len(letters), dropped, error.title)
    return Sent(counts[Delivery.SENT], counts[Delivery.REFUSED], counts[Delivery.WAITING], dropped)


def pause(tries: int) -> timedelta:
    """Until the next try: 1, 2, 4, ... 60 minutes."""
    return min(_LONGEST_PAUSE, timedelta(minutes=2 ** min(max(tries - 1, 0), 10)))


class Mailing:
    """The thread."""

    def __init__(self, config: Config, *, clock: Callable[[], datetime] = now) -> None:
        self._config = config
        self._clock = clock
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="mailing", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """Does not wait for a server that does not answer."""
        self._stop.set()
        if self._thread.is_alive():
            self._thread.join(_LOOK)

    def _run(self) -> None:
        planned = -_PLAN
        waited = 0.0
        catalogue = open_catalogue(self._config.state.path)
        try:
            while not self._stop.is_set():
                try:
                    planned = self._round(catalogue, planned, waited)
                except Exception as error:  # a fault here must not end reminding for good
                    log.exception("mailing_failed error=%r", str(error))
                waited += _LOOK
                self._stop.wait(_LOOK)
        finally:
            catalogue.close()

    def _round(self, catalogue: Catalogue, planned: float, waited: float) -> float:
        at = self._clock()
        if not is_time(self._config, at):
            send_waiting(catalogue, self._config, self._clock, only_urgent=True)
            return -_PLAN  # the first thing of the next office hour
        if waited - planned >= _PLAN:
            keep(catalogue, self._config, plan(catalogue, self._config, at), at)
            planned = waited
        send_waiting(catalogue, self._config, self._clock)
        return planned


def _send(catalogue: Catalogue, config: Config, post: Post, letter: Letter, at: datetime) -> Delivery | None:
    """None where somebody else sends it."""
    with catalogue.writing():
        if not catalogue.letters.claim(letter.id, at, at + _CLAIMED):
            return None
    to, tries = mail_address(catalogue, config, letter.person), letter.tries + 1
    delivery, trouble = Delivery.SENT, ""
    try:
        if not to:
            raise MailRefusedError("There is no mail address any more", is_final=True)
        message = made(
            sender=config.mail.sender,
            to=to,
            name=name_of(config, letter.person),
            subject=letter.subject,
            text=letter.text,
            html=letter.html,
            message_id=letter.message_id,
            at=letter.made_at,
        )
        post.send(message)
    except MailRefusedError as error:
        is_over = error.is_final or at - letter.made_at > _GIVEN_UP
        delivery, trouble = Delivery.REFUSED if is_over else Delivery.WAITING, error.title
    with catalogue.writing():
        if delivery is Delivery.WAITING:
            catalogue.letters.postpone(letter.id, at + pause(tries), tries, trouble)
        else:
            catalogue.letters.settle(letter.id, delivery, at, trouble)
    log.info("letter person=%r occasion=%s state=%s trouble=%r", letter.person, letter.occasion, delivery, trouble)
    return delivery


def _still_needed(catalogue: Catalogue, letters: tuple[Letter, ...], at: datetime) -> tuple[tuple[Letter, ...], int]:
    """(those to send, how many were dropped: all they tell of is done, gone or taken back)"""
    needed = []
    for letter in letters:
        told = catalogue.reminders.of_letter(letter.id)
        if not told or any(_stands(catalogue, *one) for one in told):
            needed.append(letter)
            continue
        with catalogue.writing():
            catalogue.letters.settle(letter.id, Delivery.DROPPED, at)
    return tuple(needed), len(letters) - len(needed)


def _stands(catalogue: Catalogue, occasion: Occasion, code: str, is_said: bool) -> bool:
    """A closed task needs no reminder; what was said of it is still worth telling."""
    task = catalogue.tasks.get(code)
    is_open = task is not None and (not task.closed_on or occasion not in (*OF_TIME, Occasion.BY_HAND))
    return is_said and is_open


def _postpone(catalogue: Catalogue, letters: tuple[Letter, ...], at: datetime, trouble: str) -> None:
    with catalogue.writing():
        for letter in letters:
            tries = letter.tries + 1
            catalogue.letters.postpone(letter.id, at + pause(tries), tries, trouble)
