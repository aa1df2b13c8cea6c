"""Hands messages to the configured mail server. Whatever goes wrong is told apart: for now, or for good."""

import os
import smtplib
import ssl
from collections.abc import Mapping
from email.message import EmailMessage
from types import TracebackType

from indexer.config.tree import MailConfig
from indexer.errors import MailDownError, MailRefusedError

SECONDS = 20.0
_PORTS = {"starttls": 587, "ssl": 465, "none": 25}
_CURE = "`ochung doctor` tries the mail server; docs/reminders.md tells how to set it up."


class Post:
    """A connection to the server, as a `with` block. Raises MailDownError where there is none to be had."""

    def __init__(self, config: MailConfig, environment: Mapping[str, str] = os.environ, seconds: float = SECONDS):
        self._config = config
        self._environment = environment
        self._seconds = seconds
        self._server: smtplib.SMTP | None = None

    def __enter__(self) -> "Post":
        try:
            self._server = self._connected()
            if self._config.login:
                self._server.login(self._config.login, password(self._config, self._environment))
        except (OSError, smtplib.SMTPException, UnicodeError) as error:
            self._close()
            raise MailDownError(_told(self._config, error), _CURE) from error
        except MailDownError:
            self._close()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._close()

    def send(self, message: EmailMessage) -> None:
        """Returns when the server has taken it.

        Raises MailRefusedError where it says no to this letter (`is_final`: for good), MailDownError where it fails.
        """
        assert self._server is not None
        try:
            self._server.send_message(message)
        except smtplib.SMTPRecipientsRefused as error:
            code, words = next(iter(error.recipients.values()))
            self._refuse(code, words)
        except smtplib.SMTPDataError as error:
            self._refuse(error.smtp_code, error.smtp_error)
        except (smtplib.SMTPException, OSError, UnicodeError) as error:
            raise MailDownError(_told(self._config, error), _CURE) from error

    def _refuse(self, code: int, words: bytes | str) -> None:
        if code == 421:  # the server is leaving, whoever the letter is for
            raise MailDownError(f"{self._config.host}: {code} {_text(words)}", _CURE)
        raise MailRefusedError(f"{code} {_text(words)}", is_final=code >= 500)

    def _connected(self) -> smtplib.SMTP:
        config = self._config
        where = config.host, config.port or _PORTS[config.security]
        if config.security == "ssl":
            return smtplib.SMTP_SSL(*where, timeout=self._seconds, context=ssl.create_default_context())
        server = smtplib.SMTP(*where, timeout=self._seconds)
        if config.security == "starttls":
            try:
                server.starttls(context=ssl.create_default_context())
            except BaseException:
                server.close()
                raise
        return server

    def _close(self) -> None:
        server, self._server = self._server, None
        if server is None:
            return
        try:
            server.quit()
        except (smtplib.SMTPException, OSError):
            server.close()


def password(config: MailConfig, environment: Mapping[str, str]) -> str:
    """From the variable or the file that the configuration names. Raises MailDownError where it is not there."""
    if config.password_env:
        if found := environment.get(config.password_env):
            return found
        raise MailDownError(f"The environment variable {config.password_env} holds no password", _CURE)
    if config.password_file is not None:
        try:
            return config.password_file.read_text(encoding="utf-8").strip("\r\n")
        except (OSError, UnicodeDecodeError) as error:
            raise MailDownError(
                f"The file of the mail password cannot be read: {config.password_file}", _CURE
            ) from error
    return ""


def _told(config: MailConfig, error: Exception) -> str:
    where = f"{config.host}:{config.port or _PORTS[config.security]}"
    if isinstance(error, smtplib.SMTPResponseException):
        return f"{where}: {error.smtp_code} {_text(error.smtp_error)}"
    return f"{where}: {str(error) or type(error).__name__}"


def _text(words: bytes | str) -> str:
    shown = words.decode("utf-8", "replace") if isinstance(words, bytes) else words
    return " ".join("".join(sign if sign.isprintable() else " " for sign in shown).split())[:300]
