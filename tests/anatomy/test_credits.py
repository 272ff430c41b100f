import pytest
from anatomy.pages import PARAGRAPHS, article, html_page, words_of

from onrecord.anatomy.credits import credit_line, is_reporting_line
from onrecord.anatomy.creditsigns import sign_tail


def credit(line: str) -> tuple[str, str, bool]:
    found = credit_line(line)
    return (found.names, str(found.kind), found.whole) if found else ("", "", False)


@pytest.mark.parametrize(
    ("line", "names", "kind"),
    [
        ("H/T Skerry Times", "Skerry Times", "hat-tip"),
        ("(via Sound of Quay)", "Sound of Quay", "via"),
        ("This story was first published on Skerryline and has been republished here with permission.", "Skerryline",
         "originally-published"),
        ("This article is republished from The Tide under a Creative Commons license. Read the original article.",
         "The Tide", "originally-published"),
        ("Editor’s note: This essay originally appeared in the May 2031 issue of Harbour Review.", "Harbour Review",
         "originally-published"),
        ("Dieser Beitrag erschien zuerst auf Hafenfunk.", "Hafenfunk", "originally-published"),
        ("Cet article a été publié initialement sur Quai Libre, le 3 mars 2031.", "Quai Libre", "originally-published"),
        ("Quelle: Hafenverband (HVB), 02. Februar 2031, Skerry", "Hafenverband (HVB)", "source"),
        ("Quellen: (Tide Weekly) (Skerry Medicine)", "Tide Weekly, Skerry Medicine", "source"),
        ("Source: https://www.skerry.example/a/b?c=1", "skerry.example", "source"),
        ("Quelle: hafen.example/mk", "hafen.example", "source"),
        ("Thanks to Quay Notes for the tip.", "Quay Notes", "hat-tip"),
        ("Gefunden bei: Hafenfunk", "Hafenfunk", "via"),
        ("SOURCE Skerry Works, Inc.", "Skerry Works, Inc", "source"),
        ("Quellen: Hafenfunk, Quaypost und eigene Recherchen", "Hafenfunk, Quaypost", "source"),
        ("Reproduced with the kind permission of the Skerry Press.", "Skerry Press", "originally-published"),
        ("Wir übernehmen den Artikel mit freundlicher Genehmigung von Hafenfunk.", "Hafenfunk", "originally-published"),
        ("Repris de Quai Libre avec autorisation.", "Quai Libre", "originally-published"),
        ("Originally published on March 3, 2031 in Quay Notes.", "Quay Notes", "originally-published"),
        ("Translated from the German; the original appeared in Hafenfunk.", "Hafenfunk", "originally-published"),
        ("Dieser Artikel stammt von unserem Partner Hafenfunk.", "Hafenfunk", "originally-published"),
        ("This piece is syndicated by Tide Features.", "Tide Features", "agency"),
        ("This report uses material from the Skerry Press.", "the Skerry Press", "adapted"),
    ],
)  # fmt: skip
def test_a_credit_line_gives_the_name_alone(line: str, names: str, kind: str) -> None:
    assert credit(line)[:2] == (names, kind)


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("With files from The Skerry Press and Ola Rind", "The Skerry Press"),
        ("— Skerry Press writer Ola Rind in Grytvik contributed to this report.", "Skerry Press"),
        ("Quay News’ Maj Oberg contributed to this report.", "Quay News"),
        ("(Con información de NHA, ZZT y Northwire)", "NHA, ZZT, Northwire"),
    ],
)
def test_those_who_contributed_are_credited_as_organisations_only_and_for_a_part(line: str, names: str) -> None:
    assert credit(line) == (names, "adapted", False)


@pytest.mark.parametrize(
    "line",
    [
        "Ola Rind contributed to this report.",
        "First published on November 19, 2031 / 8:16 AM",
        "First Published: Tuesday, November 18, 2031 08:38 AM",
        "Quelle: Ola Rind (Text), Maj Oberg (Bild)",
    ],
)
def test_people_and_dates_are_no_credit_but_a_line_about_the_report(line: str) -> None:
    assert credit_line(line) is None
    assert is_reporting_line(line)


def test_something_else_that_first_appeared_somewhere_is_no_credit() -> None:
    assert credit_line("Cases of the fever first appeared in West Skerry at the end of August.") is None


def test_an_agency_s_tag_may_end_the_last_paragraph() -> None:
    body = "".join(f"<p>{words}</p>" for words in PARAGRAPHS[:-1]) + f"<p>{PARAGRAPHS[-1]} (NHA)</p>"
    page = html_page(article(body=body))
    assert [(row.names, row.span.of(page.text)) for row in page.credits] == [("NHA", "(NHA)")]
    assert sign_tail("They met at the alliance (NATO).", lambda name: False, loose=True) is None


def test_the_via_of_a_picture_within_the_report_is_no_credit() -> None:
    frame = "<div><iframe src='https://pictures.example/1'></iframe></div><p><a href='/g'>via MOVIPIX</a></p>"
    body = f"<p>{PARAGRAPHS[0]}</p><p>{PARAGRAPHS[1]}</p>{frame}<p>{PARAGRAPHS[2]}</p><p>{PARAGRAPHS[3]}</p>"
    page = html_page(article(body=body))
    assert page.credits == ()
    assert words_of(page, "caption") == ["via MOVIPIX"]


def test_an_outlet_s_own_name_is_no_credit() -> None:
    page = html_page(article(after="<p>Source: Quay Paper</p>"))
    assert page.outlet == "The Quay Paper"
    assert page.credits == ()


def test_a_station_s_own_tag_in_the_dateline_is_no_credit() -> None:
    body = f"<p>GRYTVIK (QXZ) -- {PARAGRAPHS[0]}</p>" + "".join(f"<p>{words}</p>" for words in PARAGRAPHS[1:])
    page = html_page(article(body=body) + "<footer>Copyright © 2031 QXZ-TV. All rights reserved.</footer>")
    assert page.credits == ()


@pytest.mark.parametrize(
    "line",
    [
        "Quelle: privat",
        "Sources: two officials, who asked not to be named, told this paper.",
        "Translated from the German",
        "Image reproduced with the permission of the Skerry Museum",
        "Thanks to Ola Rind for her patience",
        "Originally published on March 3, 2031",
    ],
)
def test_a_line_that_names_no_origin_is_no_credit(line: str) -> None:
    assert credit_line(line) is None
