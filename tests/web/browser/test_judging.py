"""Records are judged by keys, and by plain forms with scripts off."""

from collections.abc import Callable

import pytest
from web.browser.visits import Visit

Open = Callable[..., Visit]
QUEUE = "/review?kind=finding"
"""Findings: nothing is compared again once they are judged."""


def judged(here: Visit) -> int:
    """Return how many findings people have judged, as the page says."""
    told = here.page.locator(".progress-list .here span").inner_text()
    return int(told.partition(" of ")[0])


def press(here: Visit, key: str) -> None:
    with here.page.expect_navigation(wait_until="load"):
        here.page.keyboard.press(key)


@pytest.mark.parametrize(("key", "verdict"), [("a", "accepted"), ("r", "rejected"), ("u", "unsure")])
def test_a_key_judges_the_record_that_is_looked_at_and_another_undoes_it(visit: Open, key: str, verdict: str) -> None:
    here = visit()
    here.go(QUEUE)
    before = judged(here)
    items = here.page.locator(".queue .item")
    second = items.nth(1).get_attribute("id")
    here.page.keyboard.press("j")
    here.page.keyboard.press("j")
    assert here.focused(f"#{second}")
    press(here, key)
    assert judged(here) == before + 1
    assert here.page.locator(f"#{second}").count() == 0
    assert here.page.locator("form.undo strong").inner_text() == verdict
    press(here, "z")
    assert judged(here) == before
    assert items.nth(1).get_attribute("id") == second
    assert here.wrong == []
    here.page.context.close()


def test_keys_tick_write_a_note_and_open_the_edit(visit: Open) -> None:
    here = visit()
    here.go(QUEUE)
    first = here.page.locator(".queue .item").first
    for key in "jx":
        here.page.keyboard.press(key)
    assert first.locator(".tick input").is_checked()
    here.page.keyboard.press("n")
    here.page.keyboard.type("a rule of the page")
    assert first.locator(".note input").input_value() == "a rule of the page"
    here.page.keyboard.press("Escape")
    record = first.get_attribute("id").removeprefix("r-")
    press(here, "e")
    assert here.path.startswith(f"/findings/{record}/edit?")
    here.check()
    assert here.wrong == []
    here.page.context.close()


@pytest.mark.parametrize("by", ["mouse", "keys"])
@pytest.mark.parametrize("verdict", ["accepted", "rejected", "unsure"])
def test_without_scripts_buttons_judge_and_undo(visit: Open, by: str, verdict: str) -> None:
    here = visit(scripts=False)
    here.go(QUEUE)
    before = judged(here)
    button = f".queue .item button[value='{verdict}']"
    (here.click if by == "mouse" else here.follow)(button if by == "mouse" else f"main {button}")
    assert judged(here) == before + 1
    assert here.page.locator("form.undo strong").inner_text() == verdict
    (here.click if by == "mouse" else here.follow)("main form.undo button")
    assert judged(here) == before
    assert here.wrong == []
    here.page.context.close()


def test_without_scripts_a_batch_is_previewed_and_judged(visit: Open) -> None:
    here = visit(scripts=False)
    here.go(QUEUE)
    before = judged(here)
    for number in (0, 1):
        here.page.locator(".queue .tick input").nth(number).check()
    here.page.locator("#batch-verdict").select_option("unsure")
    here.click("form.batch button:not(.tick-all)")
    here.check()
    here.click("main form button:has-text('Judge')")
    assert judged(here) == before + 2
    here.click("main form.undo button")
    assert judged(here) == before
    assert here.wrong == []
    here.page.context.close()
