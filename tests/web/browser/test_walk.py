"""Every page is reached by mouse and by keys, with scripts and without."""

import re
from collections.abc import Callable

import pytest
from web.browser.visits import WALK, Visit

Open = Callable[..., Visit]


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
@pytest.mark.parametrize("by", ["mouse", "keys"])
def test_every_page_is_reached_from_the_start(visit: Open, by: str, scripts: bool) -> None:
    here = visit(scripts=scripts)
    here.go("/")
    here.check()
    for name, link, path in WALK:
        (here.click if by == "mouse" else here.follow)(link)
        assert re.fullmatch(path, here.path.partition("?")[0]), name
        here.check()
    here.search("three weirs", by_keys=by == "keys")
    assert here.path == "/search?q=three+weirs"
    here.check()
    assert here.page.locator("main mark").first.is_visible()
    assert here.wrong == []
    here.page.context.close()
