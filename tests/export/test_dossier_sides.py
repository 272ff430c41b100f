"""Who stands where in the dossier: the table, how a side moved, where sides agree."""

import io
from dataclasses import replace

import msgspec
import pytest
from builders import find, make_position
from export.dossier_case import LAMP, TOWER, sample
from rich.console import Console
from selectolax.lexbor import LexborHTMLParser

from onrecord.export.dossier import DossierInput, dossier, render_html, render_markdown, render_terminal
from onrecord.export.dossier.standtable import MATTERS, SIDES
from onrecord.records import Act, Matter, MatterId, MatterKind, Polarity, content_id


def moved() -> DossierInput:
    """The quarrel over the lighthouse, in which the board lets go on a later day and the fishermen agree with it."""
    given = sample()
    own = given.pages[2]

    def later(of: int, words: str, **fields):
        key = content_id("position", "later", words)
        span = find(own, words)
        return msgspec.structs.replace(
            given.positions[of], id=key, utterance=key, page=own.id, span=span, words=words, matter=TOWER, **fields
        )

    against = {"act": Act.REJECTS, "polarity": Polarity.AGAINST, "status": None, "said_at": "2021-09-09"}
    off = later(0, "“a matter of money, and only of money.”", **against)
    lamp = later(1, "a matter of money", **against)
    return replace(given, positions=(*given.positions, off, lamp))


def printed(given: DossierInput, width: int, **options) -> str:
    console = Console(width=width, file=io.StringIO(), color_system=None)
    console.print(render_terminal(dossier(given, **options), width=width))
    return console.file.getvalue()


def folded(text: str) -> str:
    return " ".join(text.split())


def table_of(given: DossierInput, **options) -> list[list[str]]:
    tree = LexborHTMLParser(render_html(dossier(given, **options)))
    return [
        [folded(cell.text().replace("\xa0", " ")) for cell in row.css("th, td")] for row in tree.css("section table tr")
    ]


def test_the_table_has_a_sign_and_a_word_for_each_side_on_each_matter():
    assert table_of(sample()) == [
        ["Matter", "the fishermen", "the board"],
        ["the tower agreement", "− against", "+ for"],
        ["the lamp", "+ for", "no position"],
    ]


def test_each_row_leads_to_its_matter():
    tree = LexborHTMLParser(render_html(dossier(sample())))
    for link in tree.css("section table a"):
        matter = tree.css_first(link.attributes["href"])
        assert matter.css_first("h3 bdi").text() == link.text()


def test_a_side_that_moved_tells_how_and_where_it_stands_now():
    given = moved()
    assert table_of(given)[1] == ["the tower agreement", "− against", "± mixed, now against"]
    how = "How it moved: for, calls it signed (6 September 2021), then against (9 September 2021)."
    tree = LexborHTMLParser(render_html(dossier(given)))
    (told,) = tree.css("p.moved")
    assert folded(told.text()) == how
    words = [tree.css_first(f"mark[id='{link.attributes['href'][1:]}']").text() for link in told.css("a")]
    assert words[0] == "“The agreement was signed in June and it stands,”"
    assert words[1].startswith("“a matter")


def test_a_side_that_did_not_move_tells_nothing_of_it():
    assert "How it moved" not in render_html(dossier(sample()))
    assert all(side.moves == () for matter in dossier(sample()).matters for side in matter.sides)


def test_sides_that_stand_together_are_shown_with_the_words_of_two():
    given = sample()
    both = [
        msgspec.structs.replace(row, polarity=Polarity.FOR, status=None) if row.matter == TOWER else row
        for row in given.positions
    ]
    (tower,) = [row for row in dossier(replace(given, positions=tuple(both))).matters if row.agreements]
    (row,) = tower.agreements
    assert row.told == "The board and the fishermen are both for it"
    assert {(at.speaker, at.side) for at in (row.a, row.b)} == {
        ("Runa Holm", "the board"),
        ("Edvin Vey", "the fishermen"),
    }
    assert all(at.quote.pieces for at in (row.a, row.b))
    assert row.standing.state == "machine"


def test_a_matters_dossier_has_that_matters_row_alone():
    assert table_of(sample(), matter=LAMP) == [["Matter", "the fishermen"], ["the lamp", "+ for"]]
    assert "the tower agreement" not in render_markdown(dossier(sample(), matter=LAMP))


def test_without_positions_there_is_no_table():
    assert dossier(replace(sample(), positions=())).table is None
    assert "<table" not in render_html(dossier(DossierInput()))


def test_speakers_of_no_known_side_are_no_side():
    given = sample()
    nobody = [msgspec.structs.replace(row, actor=None, speaker=None) for row in given.positions]
    made = dossier(replace(given, positions=(given.positions[2], *nobody[:2])))
    assert made.table.sides == ("the fishermen",)
    assert made.table.left_out == "Not in this table: 1 matter. Speakers of no known side are left out of it."
    tower = next(row for row in made.matters if row.name == "the tower agreement")
    assert [(row.side, row.known) for row in tower.sides] == [("No side known", False)]
    assert tower.agreements == ()


def many(matters: int, sides: int) -> DossierInput:
    """Matters with ever fewer sides: on the first stand all, on the last one."""
    rows = [
        Matter(
            id=MatterId(content_id("matter", number)), name=f"matter {number:02}", kind=MatterKind.ISSUE, made_by="test"
        )
        for number in range(matters)
    ]
    stands = [
        make_position(f"side {side:02}", matter=row.id)
        for number, row in enumerate(rows)
        for side in range(max(1, sides - number))
    ]
    return DossierInput(matters=tuple(reversed(rows)), positions=tuple(stands))


def test_the_table_is_cut_to_the_matters_with_most_sides_and_says_so():
    table = dossier(many(15, 10)).table
    assert [row.matter for row in table.rows] == [f"matter {number:02}" for number in range(MATTERS)]
    assert table.sides == tuple(f"side {number:02}" for number in range(SIDES))
    assert table.left_out == "Not in this table: 3 matters and 2 sides."
    assert all(len(row.cells) == SIDES for row in table.rows)


def test_a_table_that_holds_all_says_nothing_of_it():
    assert dossier(many(2, 2)).table.left_out == ""


def test_markdown_has_the_table_the_moves_and_the_agreement():
    text = render_markdown(dossier(moved()))
    assert "| Who stands where | the fishermen | the board |\n|---|---|---|\n" in text
    assert "| the tower agreement | − against | ± mixed, now against |" in text
    assert "| the lamp | \\+ for |  |" in text
    assert "How it moved: for, calls it signed (6 September 2021); then against (9 September 2021)." in text
    assert text.index("| the lamp |") < text.index("### the tower agreement (document)")


@pytest.mark.parametrize("width", [40, 100])
def test_the_terminal_has_the_table_or_where_it_is_narrow_lines(width: int):
    text = printed(moved(), width)
    assert max(map(len, text.splitlines())) <= width
    flat = folded(text)
    if width == 100:
        assert "the tower agreement − against ± mixed, now against" in flat
    else:
        assert "the tower agreement: the fishermen − against; the board ± mixed, now against" in flat
    assert "How it moved: for, calls it signed (6 September 2021); then against (9 September 2021)" in flat


def test_a_terminal_shows_where_sides_agree():
    given = sample()
    rows = [msgspec.structs.replace(row, matter=TOWER, polarity=Polarity.FOR, status=None) for row in given.positions]
    text = folded(printed(replace(given, positions=(rows[0], rows[2])), 100))
    assert "Where sides agree The board and the fishermen are both for it. [machine 0.81]" in text
    markdown = render_markdown(dossier(replace(given, positions=(rows[0], rows[2]))))
    assert "#### Where sides agree\n\nThe board and the fishermen are both for it." in markdown
