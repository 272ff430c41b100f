"""The workbench as a browser shows it: the settled demo served on loopback, and Debian's Chromium."""

import shutil
import socket
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import uvicorn
from playwright.sync_api import sync_playwright
from web.browser.visits import Visit

from onrecord.ledger import RecordKind, Store, make_decision, open_ledger, settings_of
from onrecord.reading import find
from onrecord.records import Anchor, Decision, DecisionKind, Quoted, Span, Verdict
from onrecord.run import add, settle
from onrecord.web import make_app

ARABIC = """<!doctype html><html lang="ar" dir="rtl"><head><title>الميناء يبقى مفتوحا</title>
<meta property="og:site_name" content="صحيفة الساحل"><meta name="author" content="ليلى منصور">
<meta property="article:published_time" content="2026-04-18T08:00:00Z"></head><body><article>
<h1>الميناء يبقى مفتوحا طوال الشتاء</h1><p class="byline">ليلى منصور</p>
<p>أكد سليم حداد أن الميناء سيبقى مفتوحا طوال الشتاء وأن المفاوضات مستمرة بين الطرفين حول الرسوم.</p>
<p>قال سليم حداد: "لن نغلق الميناء هذا الشتاء". وأضاف أن اللجنة ستجتمع مرة أخرى بعد أسبوعين.</p>
</article></body></html>"""
HEBREW = """<!doctype html><html lang="he" dir="rtl"><head><title>המעבורת תפליג גם בלילה</title>
<meta property="og:site_name" content="קול המזח"><meta name="author" content="רות שלו">
<meta property="article:published_time" content="2026-04-20T08:00:00Z"></head><body><article>
<h1>המעבורת תפליג גם בלילה לאורך הקיץ</h1><p class="byline">רות שלו</p>
<p>ועדת הנמל החליטה ביום שני שהמעבורת תפליג גם בלילה לאורך הקיץ, ושמחיר הכרטיס לא ישתנה עד הסתיו.</p>
<p>"נפתח את הרציף בכל ערב", אמרה נועה כץ. היא הוסיפה שהוועדה תתכנס שוב בעוד שבועיים.</p>
</article></body></html>"""
MIXED = """<!doctype html><html lang="en"><head><title>Pier stays open, says נועה כץ</title>
<meta property="og:site_name" content="נמל היום"><meta name="author" content="Ane Torvik">
<meta property="article:published_time" content="2026-04-19T08:00:00Z"></head><body><article>
<h1>Pier stays open, says נועה כץ</h1><p class="byline">By Ane Torvik</p>
<p>"הרציף יישאר פתוח כל החורף ולא ייסגר," said נועה כץ, the head of the harbour board, on Sunday.</p>
<p>The board met for three hours and will meet again in two weeks, its clerk Marta Ohlin said. "We have time," Ohlin
said.</p>
</article></body></html>"""
RIGHT_TO_LEFT = {"ميناء.html": ARABIC, "מזח.html": HEBREW, "namal.html": MIXED}


@pytest.fixture(scope="session")
def served(settled_demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the workbench over the demo, pages from right to left, and a judgement without a record."""
    folder = tmp_path_factory.mktemp("served")
    ledger = Path(shutil.copy(settled_demo, folder / "demo.db"))
    for name, body in RIGHT_TO_LEFT.items():
        (folder / name).write_text(body, encoding="utf-8")
    with open_ledger(ledger) as store:
        store.decide(_waiting(store))
        settings = settings_of(store.decisions())
        add(store, list(find([str(folder / name) for name in RIGHT_TO_LEFT])), settings, workers=1)
        settle(store, settings)
    with socket.create_server(("127.0.0.1", 0)) as bound:
        app = make_app(ledger)
        server = uvicorn.Server(uvicorn.Config(app, log_level="warning", access_log=False, timeout_graceful_shutdown=3))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [bound]}, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{bound.getsockname()[1]}"
        server.should_exit = True
        thread.join()


@pytest.fixture(scope="session")
def chromium() -> str:
    """Where Debian's Chromium is; the test is skipped where there is none."""
    found = shutil.which("chromium")
    if found is None:
        pytest.skip("there is no Chromium here: apt-get install chromium")
    return found


@pytest.fixture(scope="module")
def visit(chromium: str, served: str) -> Iterator[Callable[..., Visit]]:
    """Opens the workbench in a window of its own: scripts on or off, dark or light, narrow or wide."""
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium, args=["--no-sandbox"])

        def opened(*, scripts: bool = True, **options: object) -> Visit:
            context = browser.new_context(java_script_enabled=scripts, base_url=served, **options)
            context.set_default_timeout(15_000)
            return Visit(context.new_page(), served)

        yield opened
        browser.close()


def _waiting(store: Store) -> Decision:
    """Return a judgement of a statement that there is no more."""
    page = store.page(next(iter(store.statements())).page)
    quoted = Quoted(page=page.id, span=Span(0, 20), words=page.text[:20])
    anchor = Anchor(kind=RecordKind.STATEMENT, quoted=(quoted,), page=page.id)
    return make_decision(
        DecisionKind.JUDGEMENT, at="2026-04-20T08:00:00+00:00", who="ann", verdict=Verdict.REJECTED, anchor=anchor
    )
