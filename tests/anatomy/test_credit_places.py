import pytest
from anatomy.pages import PARAGRAPHS, article, html_page, text_page, words_of

BODY = "".join(f"<p>{words}</p>" for words in PARAGRAPHS)


def credited(markup: str) -> list[tuple[str, str, str]]:
    page = html_page(markup)
    return [(row.names, str(row.kind), row.span.of(page.text)) for row in page.credits]


@pytest.mark.parametrize(
    ("line", "names", "kind"),
    [
        ("Quelle der Meldung: Hafenwacht Skerry", "Hafenwacht Skerry", "source"),
        ("Źródło: Hafenpost", "Hafenpost", "source"),
        ("Джерело: Hafenpost", "Hafenpost", "source"),
        ("来源：海港通讯", "海港通讯", "source"),
        ("Das Interview ist zunächst im Hafenboten erschienen.", "Hafenboten", "originally-published"),
        ("Dieser Beitrag stammt aus Ausgabe 7/2031 der Hafen Revue.", "Hafen Revue", "originally-published"),
        ("Dieser Text erschien in der Hafenpost vom 3. März 2031.", "Hafenpost", "originally-published"),
        ("Excerpted from “The Long Quay”. Copyright © 2031 by Ola Rind. Used with permission of Skerry Books, Grytvik.",
         "The Long Quay; Skerry Books, Grytvik", "originally-published"),
        ("Original article: Skerry Times", "Skerry Times", "originally-published"),
        ("Provided by University of Skerry", "University of Skerry", "source"),
        ("rk/Reuters", "Reuters", "agency"),
        ("mit dpa", "dpa", "adapted"),
    ],
)  # fmt: skip
def test_a_line_after_the_report_is_its_credit(line: str, names: str, kind: str) -> None:
    found = credited(article(after=f"<p>{line}</p>"))
    assert [row[:2] for row in found] == [(names, kind)]
    assert found[0][2] == line


def test_a_label_and_the_name_below_it_are_one_credit() -> None:
    box = "<div class='box'><h4>Quelle</h4><a href='/x'>hafenpost.example</a></div>"
    assert credited(article(after=box)) == [("hafenpost.example", "source", "Quelle\n\nhafenpost.example")]


def test_a_list_of_sources_is_for_a_part_and_a_list_of_literature_is_none() -> None:
    used = "<div><p>Verwendete Quellen:</p><ul><li>Mitteilung Hafenwacht</li><li>Nachrichtenagentur dpa</li></ul></div>"
    page = html_page(article(after=used))
    assert [(row.names, row.whole) for row in page.credits] == [("Hafenwacht, dpa", False)]
    books = "<div><p>Quellen:</p><ul><li>Rind, O. (2031): Tide.</li><li>Oberg, M. (2030): Quay.</li></ul></div>"
    assert credited(article(after=books)) == []


def test_a_byline_and_a_deck_may_hold_an_agency() -> None:
    head = "<p class='byline'>By Ola Rind, Associated Press</p>"
    assert [row[0] for row in credited(article(before=head))] == ["Associated Press"]


def test_a_sign_alone_under_the_headline_is_a_credit() -> None:
    assert credited(article(before="<p class='credit'>AFP</p>")) == [("AFP", "agency", "AFP")]


def test_the_credit_of_a_picture_is_none_of_the_report() -> None:
    figure = "<figure><img src='/a.jpg'><figcaption>The quay. Source: dpa</figcaption></figure>"
    body = f"<p>{PARAGRAPHS[0]}</p>{figure}<p>{PARAGRAPHS[1]}</p><p>{PARAGRAPHS[2]}</p><p>{PARAGRAPHS[3]}</p>"
    assert credited(article(body=body)) == []


def test_the_sign_of_a_teaser_after_the_report_is_none_of_the_report() -> None:
    teaser = "<h3>More from the coast</h3><div><a href='/2'>A storm has shut the bridge for a week</a></div><p>dpa</p>"
    assert credited(article(after=teaser)) == []


def test_a_name_over_the_headline_counts_once_the_foot_credits_it() -> None:
    foot = "<p>First published in The Tide Review.</p>"
    page = html_page(article(after=foot).replace("<h1>", "<h4>The Tide Review</h4><h1>"))
    assert [row.names for row in page.credits] == ["The Tide Review", "The Tide Review"]


def test_a_reprint_that_declares_its_original_s_address_still_credits_it() -> None:
    head = (
        "<meta property='og:site_name' content='Quay Paper'>"
        "<link rel='canonical' href='https://www.hafenbote.example/1'>"
    )
    found = credited(article(head=head, after="<p>Dieser Artikel erschien zuerst im Hafenbote.</p>"))
    assert [row[0] for row in found] == ["Hafenbote"]


def test_a_dump_s_sign_after_the_report_is_a_credit() -> None:
    text = "Ferry Stops\n\nBy Ola Rind\n\n" + "\n\n".join(PARAGRAPHS) + "\n\nrk/Reuters\n"
    page = text_page(text)
    assert [(row.names, row.whole) for row in page.credits] == [("Reuters", False)]
    assert words_of(page, "credit") == ["rk/Reuters"]


def test_an_issue_in_print_of_the_house_itself_is_a_credit_but_its_own_name_is_none() -> None:
    issue = "<p>Dieser Beitrag stammt aus Ausgabe 7/2031 von Quay Paper.</p>"
    assert [row[0] for row in credited(article(after=issue))] == ["Quay Paper"]
    assert credited(article(after="<p>This story first appeared in Quay Paper.</p>")) == []


def test_a_paragraph_of_several_lines_is_read_line_by_line() -> None:
    page = html_page(article(after="<p>Text: Ola Rind<br>Quelle: Hafenpost<br>Foto: Maj Oberg</p>"))
    assert [(row.names, row.span.of(page.text)) for row in page.credits] == [("Hafenpost", "Quelle: Hafenpost")]


def test_a_long_list_of_sources_names_them_all_for_a_part() -> None:
    page = html_page(article(after="<p>Quellen: Hafenpost; Amt für Seewesen der Stadt Grytvik; The Tide Review</p>"))
    (row,) = page.credits
    assert (row.names, row.whole) == ("Hafenpost, Amt für Seewesen der Stadt Grytvik, The Tide Review", False)


def test_agencies_without_a_name_go_by_that_word() -> None:
    page = html_page(article(after="<p>SOURCE: News agencies</p>"))
    assert [(row.names, row.whole) for row in page.credits] == [("News agencies", False)]
