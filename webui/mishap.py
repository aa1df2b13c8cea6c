"""What a reader sees when a page fails: words in their language. What went wrong is in the log, never on the page."""

import logging

import streamlit as st

from webui.visit import language
from webui.words import words

log = logging.getLogger("ochung.web")


def tell(error: Exception) -> bool:
    """Streamlit's handler of script errors; True takes the place of its own message."""
    log.error("page_failed", exc_info=error)
    spoken = words(language())
    st.error(f"**{spoken('error.title')}.** {spoken('error.hint')}")
    return True
