"""Handing mail to a real server: protected and not, signed in and not, and every way to be refused."""

from datetime import UTC, datetime
from email.message import EmailMessage
from pathlib import Path

import pytest

from indexer.config.tree import MailConfig
from indexer.errors import MailDownError, MailRefusedError
from indexer.notify import Post, made, new_message_id
from tests.notify.mail_server import MailServer, certificate, text_of
from tests.webui.site import free_port

SENDER = "ochung@stc.example.vn"


def config(server: MailServer | int, security: str = "none", **more: object) -> MailConfig:
    port = server if isinstance(server, int) else server.port
    return MailConfig("localhost", port, security, SENDER, **more)  # type: ignore[arg-type]


def letter(to: str = "an.nv@stc.example.vn", subject: str = "Nhắc việc", text: str = "Kính gửi") -> EmailMessage:
    at = datetime(2026, 3, 9, 1, tzinfo=UTC)
    message_id = new_message_id(SENDER)
    return made(
        sender=SENDER, to=to, name="Nguyễn Văn An", subject=subject, text=text, html="<p>", message_id=message_id, at=at
    )


def test_a_letter_arrives_as_it_was_written() -> None:
    text = "Kính gửi ông Nguyễn Văn An,\n.\n.dòng có dấu chấm\n" + "dài " * 500 + "\n"
    with MailServer() as server, Post(config(server)) as post:
        post.send(letter(text=text, subject="Quá hạn: QT-01 - Thẩm tra quyết toán dự án hoàn thành"))
    [message] = server.taken
    assert message["Subject"] == "Quá hạn: QT-01 - Thẩm tra quyết toán dự án hoàn thành"
    assert [str(one) for one in message["From"].addresses] == [f"Ổ Chung <{SENDER}>"]
    assert message["To"].addresses[0].display_name == "Nguyễn Văn An"
    assert text_of(message).replace("\r\n", "\n") == text
    assert message.get_content_type() == "multipart/alternative" and message["Auto-Submitted"] == "auto-generated"


def test_starttls_and_a_password_from_the_environment_or_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tls, trusted = certificate(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(trusted))
    file = tmp_path / "mật khẩu"
    file.write_text("bí mật\n", encoding="utf-8")
    with MailServer(tls=tls, password="bi mat") as server:
        signed = config(server, "starttls", login="ochung", password_env="MAIL_PASSWORD")
        with Post(signed, {"MAIL_PASSWORD": "bi mat"}) as post:
            post.send(letter())
        with pytest.raises(MailDownError, match="535"), Post(signed, {"MAIL_PASSWORD": "sai"}):
            pass
        with pytest.raises(MailDownError, match="MAIL_PASSWORD"), Post(signed, {}):
            pass
        with pytest.raises(MailDownError, match="không có"):
            Post(config(server, "starttls", login="ochung", password_file=tmp_path / "không có")).__enter__()
        file.write_text("bi mat\n", encoding="utf-8")
        with Post(config(server, "starttls", login="ochung", password_file=file)) as post:
            post.send(letter())
    assert len(server.taken) == 2


def test_a_server_nobody_vouches_for_gets_nothing(tmp_path: Path) -> None:
    tls, _ = certificate(tmp_path)
    with (
        MailServer(tls=tls) as server,
        pytest.raises(MailDownError, match="certificate"),
        Post(config(server, "starttls")),
    ):
        pass
    assert server.taken == []


def test_a_server_without_starttls_is_not_spoken_to_in_the_clear() -> None:
    with MailServer() as server, pytest.raises(MailDownError, match="STARTTLS"), Post(config(server, "starttls")):
        pass
    assert server.taken == []


def test_nobody_there() -> None:
    with pytest.raises(MailDownError, match="localhost"), Post(config(free_port())):
        pass


@pytest.mark.parametrize(("answer", "is_final"), [("550 Không có người này", True), ("451 Try again later", False)])
def test_a_refused_reader_is_told_from_a_server_that_is_down(answer: str, is_final: bool) -> None:
    with MailServer() as server, Post(config(server)) as post:
        server.answers["ghost@stc.example.vn"] = answer
        with pytest.raises(MailRefusedError) as refused:
            post.send(letter("ghost@stc.example.vn"))
        assert refused.value.is_final is is_final
        post.send(letter())  # the next one goes by the same connection
    assert server.to == ["an.nv@stc.example.vn"]


def test_a_letter_that_the_server_does_not_like_is_refused_and_a_server_that_leaves_is_down() -> None:
    with MailServer() as server:
        with Post(config(server)) as post:
            server.on_data = lambda: "554 looks like spam"
            with pytest.raises(MailRefusedError, match="spam"):
                post.send(letter())
        with Post(config(server)) as post:
            server.on_data = lambda: "421 closing"
            with pytest.raises(MailDownError, match="421"):
                post.send(letter())


@pytest.mark.parametrize(
    "hostile",
    [
        "Bcc\r\nBcc: all@stc.example.vn",
        "x\nTo: other@stc.example.vn\n\nbody",
        "a\x00b\x0b\x85\u2028Cc: c@d.vn",
        "\ud800 lẻ",
    ],
)
def test_no_title_and_no_name_becomes_a_header(hostile: str) -> None:
    at = datetime(2026, 3, 9, tzinfo=UTC)
    message = made(
        sender=SENDER,
        to="an.nv@stc.example.vn",
        name=hostile,
        subject=hostile,
        text=hostile,
        html=hostile,
        message_id=new_message_id(SENDER),
        at=at,
    )
    with MailServer() as server, Post(config(server)) as post:
        post.send(message)
    [taken] = server.taken
    assert server.to == ["an.nv@stc.example.vn"]
    assert len(taken["To"].addresses) == 1 and not taken["Cc"] and not taken["Bcc"]
    names = [name.lower() for name in taken]
    assert len(names) == len(set(names))


def test_message_ids_are_never_the_same() -> None:
    assert new_message_id(SENDER) != new_message_id(SENDER)
    assert new_message_id(SENDER).endswith("@stc.example.vn>")
