import pytest
from anatomy.pages import article, html_page
from hypothesis import given
from hypothesis import strategies as st

from onrecord.anatomy.bylines import byline_names, clean_names, opens_as_byline
from onrecord.anatomy.names import reads_as_person


@pytest.mark.parametrize(
    ("printed", "names"),
    [
        ("By Ola Rind, Una Vale and Bo Y. Tarn, AP", ("Ola Rind", "Una Vale", "Bo Y. Tarn")),
        ("Von Ola Rind und Una Vale", ("Ola Rind", "Una Vale")),
        ("Par Ola Rind | Publié le 5 mars 2031", ("Ola Rind",)),
        ("Por Ola Rind", ("Ola Rind",)),
        ("di Ola Rind", ("Ola Rind",)),
        ("By The Quay Paper • 5 March 2031", ("The Quay Paper",)),
        ("By Staff and news service reports", ("Staff and news service reports",)),
        ("Posted on 5 March 2031 by Ola Rind in Boats", ("Ola Rind",)),
        ("Verfasst von: quayhand | 5. März 2031", ("quayhand",)),
        ("5. März 2031 · von quayhand · in Allgemein", ("quayhand",)),
        ("von Ola Rind erstellt am 05.03.31 um 08:35", ("Ola Rind",)),
        ("05.03.2031 - Redaktion: Ola Rind (Pressesprecherin)", ("Ola Rind",)),
        ("By Ola R.", ("Ola R.",)),
        ("By @olarind", ("olarind",)),
        ("Von OLA RIND, QTR NORD", ("Ola Rind", "QTR Nord")),
        ("Ola Rind reports from Skerry", ("Ola Rind",)),
    ],
)
def test_a_byline_gives_its_names(printed: str, names: tuple[str, ...]) -> None:
    assert byline_names(printed) == names


@pytest.mark.parametrize("printed", ["By default, boats float", "Byron Vale", "By noon it was over.", "Author", "Von:"])
def test_what_opens_no_byline(printed: str) -> None:
    assert not opens_as_byline(printed)


@pytest.mark.parametrize("name", ["admin", "wordpressadmin", "Unknown", "5 Comments", "© hr", "Updated", "Name *"])
def test_placeholders_and_controls_are_nobody(name: str) -> None:
    assert clean_names([name], printed=True) == ()


def test_nodes_of_their_own_keep_the_agency_beside_the_person() -> None:
    assert clean_names(["Ola Rind", "AP"], apart=True) == ("Ola Rind", "AP")
    assert clean_names(["Ola Rind", "AP"]) == ("Ola Rind",)


@pytest.mark.parametrize(
    ("words", "person"),
    [("Ola Rind", True), ("Ola van der Rind", True), ("Latest News", False), ("Ola", False), ("Harbour board", False)],
)
def test_a_person_is_told_by_the_shape_of_the_name(words: str, person: bool) -> None:
    assert reads_as_person(words) is person


@given(st.text(max_size=200))
def test_names_are_words_of_the_line(line: str) -> None:
    letters = "".join(char for char in line.casefold() if char.isalnum())
    for name in byline_names(line):
        assert "".join(char for char in name.casefold() if char.isalnum()) in letters


def test_a_byline_that_an_element_parts_from_the_role() -> None:
    page = html_page(article(before="<p>By <span>Ola Rind</span><span>Staff Writer</span></p>"))
    assert page.bylines == ("Ola Rind",)


def test_a_byline_after_the_report() -> None:
    page = html_page(article(after="<p>Text: Ola Rind</p>"))
    assert page.bylines == ("Ola Rind",)
    assert "bylines:after" in [row.code for row in page.evidence]


def test_a_label_and_the_name_in_the_next_line() -> None:
    page = html_page(article(before="<div>Autor:</div><div>Ola Rind</div>"))
    assert page.bylines == ("Ola Rind",)


def test_a_name_beside_the_date() -> None:
    page = html_page(article(before="<p>5 March 2031 | Ola Rind</p>"))
    assert (page.published, page.bylines) == ("2031-03-05", ("Ola Rind",))


def test_a_section_beside_the_date_is_no_author() -> None:
    page = html_page(article(before="<p>5 March 2031 <a href='/section/island-life'>Island Life</a></p>"))
    assert page.bylines == ()


def test_a_name_that_only_the_head_gives_is_a_note() -> None:
    page = html_page(article(head="<meta name='author' content='Web Maker'>"))
    assert page.bylines == ()
    assert [row.text for row in page.notes if row.code == "bylines:unprinted"] == ["Web Maker"]


def test_the_data_name_the_author_where_the_byline_is_a_desk() -> None:
    head = """<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Ferry Stops",
      "author": {"@type": "Person", "name": "Ola Rind"}}</script>"""
    page = html_page(article(head=head, before="<p class='byline'>Newsdesk</p>", after="<p>Ola Rind sails.</p>"))
    assert page.bylines == ("Ola Rind",)


def test_a_byline_of_another_day_is_another_storys() -> None:
    before = "<p>By Ola Rind</p><p>5 March 2031</p><p>By Una Vale 4 January 2030</p>"
    assert html_page(article(before=before)).bylines == ("Ola Rind",)
