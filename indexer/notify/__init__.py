"""Mail: what letters say, as messages, handed to a server. Who is written to, and when, is decided elsewhere."""

from indexer.notify.digesting import digesting
from indexer.notify.message import made, new_message_id
from indexer.notify.page import Page, as_html, as_text
from indexer.notify.post import Post
from indexer.notify.reminding import facts, reminding, saying
from indexer.notify.words import words

__all__ = [
    "Page",
    "Post",
    "as_html",
    "as_text",
    "digesting",
    "facts",
    "made",
    "new_message_id",
    "reminding",
    "saying",
    "words",
]
