"""A real SMTP server on this computer, which keeps what it takes and can be told to make trouble."""

import datetime as dt
import ssl
from collections.abc import Callable
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, LoginPassword
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from tests.webui.site import free_port


class MailServer:
    """Use as a `with` block. `answers`: by recipient, what the server says to it instead of taking it."""

    def __init__(self, port: int = 0, *, tls: ssl.SSLContext | None = None, password: str = "") -> None:
        self.port = port or free_port()
        self.taken: list[EmailMessage] = []
        self.answers: dict[str, str] = {}
        self.on_data: Callable[[], str | None] = lambda: None
        self._password = password
        options: dict[str, Any] = {"tls_context": tls, "require_starttls": tls is not None}
        if password:
            options |= {"authenticator": self._authenticate, "auth_required": True, "auth_require_tls": tls is not None}
        self._controller = Controller(self, hostname="127.0.0.1", port=self.port, **options)

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: Any) -> str:
        if answer := self.answers.get(address):
            return answer
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        self._transport = server.transport
        self.taken.append(message_from_bytes(envelope.content, policy=default))  # type: ignore[arg-type]
        return self.on_data() or "250 OK"

    def hang_up(self) -> str:
        """For `on_data`: the line is cut before the answer."""
        self._transport.abort()
        return "250 OK"

    def _authenticate(self, server: Any, session: Any, envelope: Any, mechanism: str, data: Any) -> AuthResult:
        good = isinstance(data, LoginPassword) and data.password.decode() == self._password
        return AuthResult(success=good, handled=False)

    @property
    def to(self) -> list[str]:
        return [message["To"].addresses[0].addr_spec for message in self.taken]

    @property
    def subjects(self) -> list[str]:
        return [message["Subject"] for message in self.taken]

    def __enter__(self) -> "MailServer":
        self._controller.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._controller.stop()


def text_of(message: EmailMessage, kind: str = "plain") -> str:
    part = message.get_body((kind,))
    assert part is not None
    return str(part.get_content())


def certificate(home: Path) -> tuple[ssl.SSLContext, Path]:
    """(a context for a server named localhost, the file that clients have to trust)"""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    today = dt.datetime.now(dt.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(today - dt.timedelta(days=1))
        .not_valid_after(today + dt.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    trusted, secret = home / "localhost.pem", home / "localhost.key"
    trusted.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    secret.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(trusted, secret)
    return context, trusted
