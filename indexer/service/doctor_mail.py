"""Check of the mail server: is it there, does it let us in, and who of those to be reminded has no address."""

from indexer.config.mail_rules import is_mail_address
from indexer.config.tree import Config
from indexer.errors import MailDownError
from indexer.notify import Post
from indexer.service.check import Check

_SECONDS = 5.0


def check_mail(config: Config) -> tuple[Check, ...]:
    """Signs in and leaves again; sends nothing. () where no mail server is configured."""
    if not config.mail.host:
        return ()
    try:
        with Post(config.mail, seconds=_SECONDS):
            pass
    except MailDownError as error:
        cure = "Look at host, port and security under [mail], and at what password_env or password_file names."
        return (Check("mail", ok=False, detail=error.title, cure=cure),)
    wanted = [one for one in config.people if one.mail != "none"]
    without = [one.login for one in wanted if not is_mail_address(one.email)]
    where = f"{config.mail.host} takes mail of {config.mail.sender}"
    detail = f"{where}; {len(wanted) - len(without)} of {len(config.people)} people get some"
    if without:
        detail += f"\nwithout a mail address, so reminded on the page only: {', '.join(without[:20])}"
    cure = "" if config.web.base_url else "Set base_url under [web]: without it letters have no links to the pages."
    return (Check("mail", ok=True, detail=detail, cure=cure),)
