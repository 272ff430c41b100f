"""Pages can be read by everybody: with a screen reader, in the dark, on a narrow screen, from right to left."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from web.browser.visits import WALK, Visit

Open = Callable[..., Visit]
NARROW = {"width": 360, "height": 740}
OVERFLOW = "document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth"
GRAVE = ("serious", "critical")
COLOURS = ["color-contrast", "link-in-text-block"]
"""The rules whose outcome the dark colours can change."""


@pytest.fixture(scope="module")
def places(visit: Open) -> dict[str, str]:
    """The path of every page, by its name."""
    here = visit()
    here.go("/")
    found = {"start": "/"}
    for name, link, _ in WALK:
        here.click(link)
        found[name] = here.path
    here.page.context.close()
    del found["back to review"]
    edit = f"{found['statement']}/edit"
    return found | {"edit": edit, "search": "/search?q=weir*", "nothing": "/search?q=qqqq", "lost": "/no/such/page"}


def grave(here: Visit, options: dict[str, object]) -> list[str]:
    """Return what axe finds on the page that keeps somebody from reading it."""
    found = Axe().run(here.page, options={"resultTypes": ["violations"], **options}).response["violations"]
    return [
        f"{here.path}: {row['id']}: {node['html'][:160]}: {node['failureSummary']}"
        for row in found
        if row["impact"] in GRAVE
        for node in row["nodes"][:3]
    ]


@pytest.mark.parametrize(
    ("scheme", "options"),
    [("light", {}), ("dark", {"runOnly": COLOURS})],
    ids=["light", "dark"],
)
def test_axe_finds_nothing_grave(visit: Open, places: dict[str, str], scheme: str, options: dict[str, object]) -> None:
    here = visit(color_scheme=scheme)
    wrong = []
    for path in places.values():
        here.go(path)
        wrong += grave(here, options)
    assert not wrong, "\n".join(wrong)
    here.page.evaluate("document.querySelector('h1').style.opacity = 0.2")
    assert "color-contrast" in grave(here, options)[0]
    here.page.context.close()


def test_nothing_is_wider_than_a_narrow_screen(visit: Open, places: dict[str, str]) -> None:
    here = visit(viewport=NARROW)
    wide = {}
    for name, path in places.items():
        here.go(path)
        if over := here.page.evaluate(OVERFLOW):
            wide[name] = over
    assert wide == {}
    here.page.context.close()


@pytest.mark.parametrize(
    ("word", "headline"),
    [("الميناء", "الميناء يبقى مفتوحا طوال الشتاء"), ("המעבורת", "המעבורת תפליג גם בלילה לאורך הקיץ")],
    ids=["Arabic", "Hebrew"],
)
def test_words_from_right_to_left_run_so(visit: Open, word: str, headline: str) -> None:
    here = visit(viewport=NARROW)
    here.go("/pages")
    links = here.page.locator("main a[href^='/pages/']")
    paths = {row.inner_text(): row.get_attribute("href") for row in links.all()}
    path = next(path for words, path in paths.items() if word in words)
    here.go(path)
    run = "node => [getComputedStyle(node).direction, node.innerText]"
    title = here.page.locator("h1").evaluate(run)
    assert title == ["rtl", headline]
    assert here.page.evaluate(OVERFLOW) == 0
    assert here.page.locator("body").evaluate(run)[0] == "ltr"
    here.page.context.close()
