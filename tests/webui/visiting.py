"""Somebody who looks at a page in a real browser; any error of its scripts fails the test."""

from typing import Protocol

import pytest
from playwright.sync_api import Browser, Page


class Served(Protocol):
    @property
    def address(self) -> str: ...


def visit(office: Served, browser: Browser, login: str = "", width: int = 1440) -> Page:
    """`login`: who the visitor said to be. What a page asks to be sure of is confirmed."""
    context = browser.new_context(base_url=office.address, viewport={"width": width, "height": 900}, locale="vi-VN")
    if login:
        context.add_cookies([{"name": "ochung_me", "value": login, "url": office.address}])
    page = context.new_page()
    page.on("pageerror", lambda error: pytest.fail(str(error)))
    page.on("dialog", lambda dialog: dialog.accept())
    return page
