"""One small office for all tests of the pages, and a browser to see them with."""

import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.webui.site import Site

LONG = "Báo cáo tổng hợp tình hình thực hiện kế hoạch vốn đầu tư công trung hạn và hằng năm của các chủ đầu tư " * 2
LONG_NAME = LONG.strip()[:146] + ".txt"
HOSTILE_NAME = "<img src=x onerror=document.title='hacked'>.txt"
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj"
_BROWSERS = ("chromium", "chromium-browser", "google-chrome")
_FLAGS = [
    "--no-sandbox",
    "--disable-dev-shm-usage",
    "--disable-gpu",
    "--disable-background-networking",
    "--no-first-run",
]


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with Site(tmp_path_factory.mktemp("site")) as made:
        fill(made)
        made.start()
        made.open()
        count = sum(1 for one in made.drive.rglob("*") if one.is_file())
        made.wait_for(lambda: len(made.events()) >= count, "every file to be recorded")
        yield made


def fill(site: Site) -> None:
    for number in range(1, 25):
        text = f"Báo cáo tháng {number} về tiến độ giải ngân vốn đầu tư công. Phần số {number}."
        site.write(f"Đầu tư/Giải ngân/Báo cáo tháng {number:02}.txt", text, days_ago=number)
    text = "UBND TỈNH\nSố: 123/QĐ-UBND\nQUYẾT ĐỊNH\nPhê duyệt quyết toán dự án hoàn thành. " + "Nội dung dài. " * 6000
    site.write("Ngân sách/Quyết toán/Quyết định phê duyệt.txt", text, days_ago=3)
    site.write("Ngân sách/Dự toán 2026.txt", "Dự toán ngân sách năm 2026. Kế hoạch vốn.", days_ago=40)
    site.write("Ngân sách/Bản sao dự toán.txt", "Dự toán ngân sách năm 2026. Kế hoạch vốn.", days_ago=40)
    site.write(LONG_NAME, "Tệp có tên rất dài, nói về tên dài.", days_ago=2)
    site.write(HOSTILE_NAME, "Nội dung lạ <script>document.title='hacked'</script> & <b>đậm</b>.", days_ago=2)
    site.write("Đầu tư/bản vẽ.pdf", PDF, days_ago=5)
    site.write("Đầu tư/trang.html", "<script>document.title='hacked'</script>Trang web cũ", days_ago=5)
    site.write("Ngân sách/hỏng.docx", b"PK\x03\x04" + b"hong" * 50, days_ago=6)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    program = next(filter(None, map(shutil.which, _BROWSERS)), None)
    if program is None:
        pytest.skip(f"none of {', '.join(_BROWSERS)} is on this machine")
    expect.set_options(timeout=15_000)
    with sync_playwright() as player:
        browser = player.chromium.launch(executable_path=program, args=_FLAGS)
        yield browser
        browser.close()


@pytest.fixture(autouse=True)
def _nobody_stays(request: pytest.FixtureRequest) -> Iterator[None]:
    """Whoever came to look at a page leaves with the test: pages that stay open go on asking for news."""
    yield
    if "browser" in request.fixturenames:
        browser: Browser = request.getfixturevalue("browser")
        for context in tuple(browser.contexts):
            context.close()


@pytest.fixture
def context(browser: Browser, site: Site) -> Iterator[BrowserContext]:
    """A fresh visitor; whatever asks another machine for anything fails the test."""
    context = browser.new_context(base_url=site.address, viewport={"width": 1440, "height": 900}, locale="vi-VN")
    outside: list[str] = []
    context.on("request", lambda request: outside.append(request.url) if _leaves(request.url, site) else None)
    yield context
    context.close()
    assert outside == []


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A tab; a script's error fails the test."""
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda said: errors.append(said.text) if "Content Security Policy" in said.text else None)
    yield page
    assert errors == []


def _leaves(url: str, site: Site) -> bool:
    return not url.startswith((site.address, "data:", "blob:", f"ws://localhost:{site.port}"))
