"""Mail to one person: whether they get any, how often, and the letter itself, which is kept before it is sent."""

from datetime import datetime

from indexer.catalogue import Catalogue
from indexer.catalogue.letters import Letter
from indexer.config.mail_rules import is_mail_address
from indexer.config.tree import Config
from indexer.model.reminder import Occasion, Reminder
from indexer.model.task import ActKind
from indexer.notify import Page, as_html, as_text, new_message_id, saying, words

WISHES = ("daily", "weekly", "reminders", "none")


def wish(catalogue: Catalogue, config: Config, login: str) -> str:
    """One of WISHES: what somebody chose on the page, else what the configuration says."""
    for act in catalogue.acts.of_kind(ActKind.SUBSCRIBED, person=login, limit=1):
        if act.body.get("mail") in WISHES:
            return str(act.body["mail"])
    return next((one.mail for one in config.people if one.login == login), "none")


def mail_address(catalogue: Catalogue, config: Config, login: str) -> str:
    """Where mail to somebody goes; "" where none does."""
    person = next((one for one in config.people if one.login == login), None)
    if person is None or not config.mail.host or not is_mail_address(person.email):
        return ""
    return person.email if wish(catalogue, config, login) != "none" else ""


def letter_of(config: Config, page: Page, login: str, occasion: Occasion, at: datetime) -> Letter:
    message_id = new_message_id(config.mail.sender)
    return Letter(0, login, occasion, message_id, at, page.subject, as_text(page), as_html(page))


def tell(
    catalogue: Catalogue, config: Config, reminder: Reminder, *, act: int, by: str, text: str, at: datetime
) -> None:
    """Writes down that somebody is told what another one said, and the letter where they get mail.

    `by`: login, "" for the office. To be called in the transaction that keeps the act.
    """
    letter = None
    if mail_address(catalogue, config, reminder.person):
        who = name_of(config, by) if by else words(config.language)("letter.office")
        name, units = name_of(config, reminder.person), {unit.code: unit.name for unit in config.units}
        page = saying(reminder, name, who, text, units, config.web.base_url, config.language)
        letter = catalogue.letters.add(letter_of(config, page, reminder.person, reminder.occasion, at))
    key = (reminder.occasion.value, reminder.task, reminder.unit, reminder.person, str(act))
    catalogue.reminders.remember(key, at, by=by, letter=letter)


def name_of(config: Config, login: str) -> str:
    return next((one.name for one in config.people if one.login == login), login)
