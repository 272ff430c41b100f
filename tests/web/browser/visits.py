"""A visitor of the workbench: goes from page to page by mouse or keys, and keeps what went wrong meanwhile."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

WALK = (
    ("matters", "nav a[href='/matters']", r"/matters"),
    ("matter", "main a[href^='/matters/']", r"/matters/\w+"),
    ("disputes", "nav a[href='/disputes']", r"/disputes"),
    ("dispute", "main a[href^='/disputes/']", r"/disputes/\w+"),
    ("statement", "main a[href^='/statements/']", r"/statements/\w+"),
    ("utterance", "main a[href^='/utterances/']", r"/utterances/\w+"),
    ("stories", "nav a[href='/stories']", r"/stories"),
    ("story", "main a[href^='/stories/']", r"/stories/\w+"),
    ("pages", "nav a[href='/pages']", r"/pages"),
    ("page", "main a[href^='/pages/']", r"/pages/\w+"),
    ("actors", "nav a[href='/actors']", r"/actors"),
    ("actor", "main a[href^='/actors/']", r"/actors/\w+"),
    ("network", "nav a[href='/network']", r"/network"),
    ("review", "nav a[href='/review']", r"/review"),
    ("done", "main a[href='/review/done']", r"/review/done"),
    ("back to review", "main a[href='/review']", r"/review"),
    ("orphans", "main a[href='/review/orphans']", r"/review/orphans"),
    ("export", "nav a[href='/export']", r"/export"),
    ("add", "nav a[href='/add']", r"/add"),
    ("start", "header a.brand", r"/"),
    ("failures", "main a[href='/failures']", r"/failures"),
)
"""Every page, each by a link on the one before it: its name, the link, and the path that it leads to."""
MOST_TABS = 120
LEFT_BEHIND = "net::ERR_ABORTED"


class Visit:
    """One window at the workbench. `page` is Playwright's."""

    def __init__(self, page: Any, address: str) -> None:
        self.page = page
        self.address = address
        self.wrong: list[str] = []
        self._going = False
        page.on("console", lambda said: self._note(said.text) if said.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: self._note(str(error)))
        page.on("requestfailed", self._failed)
        page.on(
            "response", lambda answer: self._note(f"{answer.url}: {answer.status}") if answer.status > 399 else None
        )

    def _failed(self, request: Any) -> None:
        """Note a request that failed; one that the visitor leaves behind by going on is nobody's mistake."""
        if not (self._going and request.failure == LEFT_BEHIND):
            self._note(f"{request.url} failed: {request.failure}")

    @contextmanager
    def _going_on(self) -> Iterator[None]:
        """Wait until what the block follows has loaded."""
        self._going = True
        with self.page.expect_navigation(wait_until="load"):
            yield
        self._going = False

    def _note(self, what: str) -> None:
        self.wrong.append(f"{self.page.url}: {what}")

    @property
    def path(self) -> str:
        """The path and query that the window is at, without the fragment."""
        return str(self.page.url).removeprefix(self.address).partition("#")[0]

    def go(self, path: str) -> None:
        """Open a path of the workbench."""
        self._going = True
        self.page.goto(path)
        self._going = False

    def click(self, link: str) -> None:
        """Follow the first link that a mouse can click."""
        with self._going_on():
            self.page.locator(link).locator("visible=true").first.click()

    def follow(self, link: str) -> None:
        """Follow a link by keys alone: past the header by the skip link, on by Tab, in by Enter."""
        if link.startswith("main"):
            self.page.keyboard.press("Tab")
            assert self.focused(".skip"), f"{self.path}: the first Tab leads to no skip link"
            self.page.keyboard.press("Enter")
        self.tab_to(link)
        with self._going_on():
            self.page.keyboard.press("Enter")

    def search(self, words: str, *, by_keys: bool) -> None:
        """Search from the header."""
        if by_keys:
            self.tab_to("#find")
            self.page.keyboard.type(words)
        else:
            self.page.locator("#find").fill(words)
        with self._going_on():
            if by_keys:
                self.page.keyboard.press("Enter")
            else:
                self.page.locator("form.find button").click()

    def tab_to(self, element: str) -> None:
        """Press Tab until the focus is on an element; where it is, must be seen."""
        for _ in range(MOST_TABS):
            self.page.keyboard.press("Tab")
            if self.focused(element):
                return
        raise AssertionError(f"{self.path}: {MOST_TABS} Tabs lead to no {element}")

    def focused(self, element: str) -> bool:
        """Tell whether the focus is on such an element."""
        return bool(self.page.evaluate("what => document.activeElement.matches(what)", element))

    def check(self) -> None:
        """Raise AssertionError where the page is not one that can be read."""
        assert self.page.locator("h1").count() == 1, self.path
        assert self.page.locator("h1").inner_text().strip(), self.path
        assert re.search(r"\S · onrecord$", self.page.title()), self.page.title()
