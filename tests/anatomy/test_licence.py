import pytest
from anatomy.pages import PARAGRAPHS, article, html_page, text_page

from onrecord.anatomy.licence import short_name
from onrecord.records import Page

BY_SA = "https://creativecommons.org/licenses/by-sa/3.0/de/deed.de"


@pytest.mark.parametrize(
    ("words", "name"),
    [
        (BY_SA, "CC BY-SA 3.0 DE"),
        ("http://creativecommons.org/licenses/by/4.0/deed.de", "CC BY 4.0"),
        ("https://creativecommons.org/publicdomain/zero/1.0/", "CC0 1.0"),
        ("under CC-BY-NC-ND-4.0-DE.", "CC BY-NC-ND 4.0 DE"),
        ("licensed under cc by-sa.", "CC BY-SA"),
        ("Creative Commons Attribution-NonCommercial-ShareAlike 4.0 International", "CC BY-NC-SA 4.0"),
        ("Creative Commons Namensnennung - Keine Bearbeitung 3.0", "CC BY-ND 3.0"),
        ("© 2031 The Quay Paper. All rights reserved", None),
    ],
)
def test_a_licence_has_a_short_name(words: str, name: str | None) -> None:
    assert short_name(words) == name


def basis(page: Page) -> list[str]:
    return [row.code for row in page.evidence if row.code.startswith("licence:")]


def test_a_link_in_the_footer_states_the_licence() -> None:
    page = html_page(article(after=f"<footer><p>This text stands under a <a href='{BY_SA}'>licence</a>.</p></footer>"))
    assert (page.licence, basis(page)) == ("CC BY-SA 3.0 DE", ["licence:link"])


def test_the_licence_of_a_picture_is_not_the_pages() -> None:
    figure = f"<figure><img src=a><figcaption>Photo: Una Vale, <a href='{BY_SA}'>CC BY-SA</a></figcaption></figure>"
    below = f"<p>Photo: Una Vale / <a href='{BY_SA}'>CC BY-SA 3.0</a></p>"
    assert html_page(article(before=figure, after=below)).licence is None


def test_the_data_state_the_licence() -> None:
    head = f"""<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "Ferry Stops",
      "license": "{BY_SA}"}}</script>"""
    page = html_page(article(head=head))
    assert (page.licence, basis(page)) == ("CC BY-SA 3.0 DE", ["licence:json-ld"])


def test_rights_that_are_a_copyright_notice_are_no_licence() -> None:
    head = "<meta name='dc.rights' content='© The Quay Paper'><link rel=license href='/imprint'>"
    assert html_page(article(head=head, after="<p>© 2031 The Quay Paper. All rights reserved.</p>")).licence is None


def test_a_printed_line_states_the_licence_where_it_stands() -> None:
    page = text_page("Ferry Stops\n\n" + "\n\n".join(PARAGRAPHS) + "\n\nText licensed under CC BY 4.0\n")
    assert page.licence == "CC BY 4.0"
    found = next(row for row in page.evidence if row.code == "licence:printed")
    assert found.span is not None
    assert found.span.of(page.text) == found.text


def test_a_report_about_licences_has_none() -> None:
    body = (
        "".join(f"<p>{words}</p>" for words in PARAGRAPHS) + "<p>The song was sold under CC BY 4.0 in the spring.</p>"
    )
    assert html_page(article(body=body)).licence is None
