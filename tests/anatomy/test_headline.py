from anatomy.pages import PARAGRAPHS, article, html_page, words_of

BODY = "".join(f"<p>{words}</p>" for words in PARAGRAPHS)


def made(title: str, heading: str) -> str:
    return f"<html><head><title>{title}</title></head><body>{heading}<main>{BODY}</main></body></html>"


def test_a_heading_that_says_the_title_comes_before_the_sites_h1() -> None:
    page = html_page(
        made("Ferry Stops in May – Notes from the Quay", "<h1>Notes from the Quay</h1><h2>Ferry Stops in May</h2>")
    )
    assert page.title == "Ferry Stops in May"
    assert words_of(page, "headline") == ["Ferry Stops in May"]


def test_a_kicker_that_the_declared_title_leaves_out_is_no_title() -> None:
    page = html_page(made("Ferry Stops in May", "<h1><span>Island traffic</span> <span>Ferry Stops in May</span></h1>"))
    assert page.title == "Ferry Stops in May"


def test_a_kicker_behind_a_colon_alone_stays() -> None:
    page = html_page(made("Ferry Stops in May", "<h1>Islands: Ferry Stops in May</h1>"))
    assert page.title == "Islands: Ferry Stops in May"


def test_an_element_named_as_kicker_is_no_title() -> None:
    page = html_page(made("The boats", "<h1><b class='x-kicker'>Islands</b> – <b>Ferry Stops in May</b></h1>"))
    assert page.title == "Ferry Stops in May"


def test_the_declared_title_tells_the_mark_between_kicker_and_title() -> None:
    page = html_page(made("Islands: Ferry Stops in May", "<h1><b>Islands</b> <b>Ferry Stops in May</b></h1>"))
    assert page.title == "Islands: Ferry Stops in May"


def test_the_visible_headline_wins_over_the_head() -> None:
    page = html_page(article(head="<meta property='og:title' content='You will not believe this ferry'>"))
    assert page.title == "Ferry Stops"
