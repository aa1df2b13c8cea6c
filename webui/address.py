"""The address of the page that runs now. It is the truth of what the page shows: Back and Forward just work."""

from collections.abc import Mapping, Sequence

import streamlit as st

from webui.visit import LANGUAGE


def here() -> dict[str, list[str]]:
    return {name: st.query_params.get_all(name) for name in st.query_params}


def go(params: Mapping[str, Sequence[str]]) -> None:
    """Another view of the same page; the language stays."""
    language = st.query_params.get(LANGUAGE)
    kept = {LANGUAGE: [language]} if language else {}
    st.query_params.from_dict({**params, **kept})
