import pytest
from anatomy.pages import PARAGRAPHS, article, html_page, text_page, words_of

from onrecord.anatomy.dateline import find_dateline

REST = "The harbour board said on Tuesday that the ferry will stop."


@pytest.mark.parametrize(
    ("head", "place", "agency"),
    [
        ("GRYTVIK (NW) — ", "GRYTVIK", "NW"),
        ("GRYTVIK, Sund, March 4 (Northwire) - ", "GRYTVIK", "Northwire"),
        ("Grytvik (NW) – ", "Grytvik", "NW"),
        ("Mar 4 (Northwire) - ", "", "Northwire"),
        ("4 March (Northwire) -- ", "", "Northwire"),
        ("(NW) — ", "", "NW"),
        ("(Northwire) - ", "", "Northwire"),
    ],
)
def test_place_and_agency(head: str, place: str, agency: str) -> None:
    found = find_dateline(head + REST)
    assert found is not None
    assert (found.place, found.agency) == (place, agency)
    assert found.length == len(head.rstrip())


@pytest.mark.parametrize("head", ["(Video) - ", "(Update 2) — ", "May 4 - ", "(as seen) - ", "Q: "])
def test_no_dateline(head: str) -> None:
    assert find_dateline(head + REST) is None


def test_a_dump_s_report_opens_with_its_dateline_however_short_the_paragraph() -> None:
    page = text_page(f"Ferry Stops\n\nGRYTVIK (AP) — {PARAGRAPHS[0]}\n\n{PARAGRAPHS[2]}\n")
    assert words_of(page, "paragraph")[0] == PARAGRAPHS[0]
    assert [credit.names for credit in page.credits] == ["AP"]


def test_an_agency_without_a_place_is_a_credit_and_no_place_is_made_up() -> None:
    for page in (
        text_page(f"Ferry Stops\n\nMarch 4 (Northwire) - {PARAGRAPHS[0]}\n\n{PARAGRAPHS[2]}\n"),
        html_page(article(body=f"<p>March 4 (Northwire) - {PARAGRAPHS[0]}</p><p>{PARAGRAPHS[2]}</p>")),
    ):
        assert page.dateline is None
        assert [credit.names for credit in page.credits] == ["Northwire"]
        assert words_of(page, "dateline") == ["March 4 (Northwire) -"]
        assert words_of(page, "paragraph")[0] == PARAGRAPHS[0]
