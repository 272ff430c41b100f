import pytest
from anatomy.pages import html_page, text_page
from bounded import bounded
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.records import Page

MARKUP = {
    "empty": "",
    "script only": "<script>var a = 1</script>",
    "deep divs": "<div>" * 4_900 + "hello there" + "</div>" * 4_900,
    "deep comments": "<ul><li class=comment>" * 2_000 + "hello there" + "</li></ul>" * 2_000,
    "odd nesting": "<p><table><b><li>one<td>two</p></i></b><h1>three<blockquote></table>four",
    "one paragraph": "<p>" + "word and more " * 15_000 + "</p>",
    "only quotes": "<p>" + '"' * 200_000 + "</p>",
    "no punctuation": "<p>" + "a" * 200_000 + "</p>",
    "marks of direction": "<h1>\u202bA\u202c</h1><p>\u200f" + "שלום עולם. \u200f" * 200 + "</p>",
    "broken data": "<script type='application/ld+json'>" + "[" * 50_000 + "</script><p>Hello there.</p>",
    "spaces in a byline": "<h1>Ferry Stops</h1><p>By " + "&nbsp;" * 100_000 + "Ola</p><p>It stops. It does.</p>",
    "openings of bylines": "<h1>Ferry Stops</h1><p class=byline>" + "by von par " * 20_000 + "</p><p>It stops.</p>",
    "many authors": "<meta name=author content='" + "Ola Rind, " * 40_000 + "'><h1>Ferry Stops</h1><p>It stops.</p>",
    "many licences": "<p>It stops.</p>" + "<a href='//creativecommons.org/licenses/by/4.0/'>x</a>" * 1_500,
    "borders in a byline": "<h1>Ferry Stops</h1><p>By " + "<b>Ola</b><b>Rind</b>" * 1_500 + "</p><p>It stops.</p>",
    "many makes": "".join(f"<div class='a{n}b'><div class='a{n}b'>w 3 days ago</div></div>" for n in range(600)),
}
TEXTS = {
    "empty": "",
    "quotes": '"' * 300_000,
    "headers only": "Ann said:\n" * 4_000,
    "numbers": "1. " * 60_000,
    "dates": "12 March 2031\n" * 3_000,
    "tabs": "\t\ta\n" * 6_000,
    "returns": "a\r\nb\r\n" * 3_000,
    "capitals": "AB CD " * 50_000,
}


def sound(page: Page) -> None:
    for block in page.blocks:
        words = block.span.of(page.text)
        assert words
        assert words == words.strip()
    for one, two in zip(page.blocks, page.blocks[1:], strict=False):
        assert one.span.end <= two.span.start
    spans = {block.span for block in page.blocks}
    assert all(comment.body in spans for comment in page.comments)
    numbers = [comment.number for comment in page.comments]
    assert len(set(numbers)) == len(numbers)
    for credit in page.credits:
        assert credit.names in " ".join(credit.span.of(page.text).split())


@pytest.mark.parametrize("name", MARKUP)
def test_hostile_markup_gives_a_sound_page_in_good_time(name: str) -> None:
    with bounded():
        sound(html_page(MARKUP[name]))


@pytest.mark.parametrize("name", TEXTS)
def test_hostile_text_gives_a_sound_page_in_good_time(name: str) -> None:
    with bounded():
        sound(text_page(TEXTS[name]))


PIECES = st.sampled_from(
    ["<p>", "</p>", "<div class=comment>", "</div>", "<h1>", "</h1>", "<br>", "<td>", "<li>", "<time>", "Reply",
     "By Ann Lee", "5 March 2031", "GRYTVIK, May 3 (AFP) — It rained.", "House rules", "via Skerry",
     "No insults. Comments are removed.",
     "Ann said:", "“quote”", "\u200f", "  ", "<figcaption>", "The boat stopped on Tuesday, the board said in a letter."]
)  # fmt: skip
LINES = st.sampled_from(
    ["  1. Ann said:", "    • Bo says:", "Words here.", "", "\t", "Reply", "2 Comments", "Comment policy", "H/T Skerry",
     "No insults. Comments are removed. Please be kind.", "By Ann Lee", "5 March 2031", "\r",
     "GRYTVIK (AP) - It rained."]
)  # fmt: skip


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(PIECES, max_size=40))
def test_any_markup_gives_a_sound_page(pieces: list[str]) -> None:
    sound(html_page("".join(pieces)))


@settings(max_examples=150, deadline=None)
@given(st.lists(LINES, max_size=30))
def test_any_lines_give_a_sound_page(lines: list[str]) -> None:
    sound(text_page("\n".join(lines)))


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=300))
def test_any_text_gives_a_sound_page(text: str) -> None:
    sound(text_page(text))
