from xml.etree import ElementTree

import pytest

from onrecord.records import Stand
from onrecord.web.drawing.timeline import COLUMNS, LANES, Disputed, Moved, Said, Timeline, timeline
from onrecord.web.drawing.timeline_svg import drawn_timeline, timeline_legend

SVG = "{http://www.w3.org/2000/svg}"


def said(number: int, date: str | None = "2019-03-04", side: str | None = "Pelasta", stand: Stand = Stand.FOR) -> Said:
    return Said(
        key=f"k{number}", date=date, side=side, stand=stand, href=f"/statements/{number}", told=lambda: f"told {number}"
    )


def disputed(a: int, b: int, *, shift: bool = False) -> Disputed:
    return Disputed(
        a=f"k{a}", b=f"k{b}", grade="likely", shift=shift, told=f"{a} against {b}", href=f"/disputes/{a}-{b}"
    )


def drawn(row: Timeline, name: str = "x") -> ElementTree.Element:
    svg = str(drawn_timeline(row, name)).replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)
    return ElementTree.fromstring(svg)


def test_each_position_is_a_mark_that_links_to_its_words_and_says_what_it_is() -> None:
    row = timeline([said(1), said(2, "2019-03-06", "Dovrania", Stand.AGAINST)], many="/m")
    links = drawn(row).findall(f"{SVG}a")
    assert {(link.get("href"), link.get("aria-label"), link.findtext(f"{SVG}title")) for link in links} == {
        ("/statements/1", "told 1", "told 1"),
        ("/statements/2", "told 2", "told 2"),
    }


def test_stands_differ_in_shape_and_place_not_by_colour_alone() -> None:
    row = timeline(
        [said(n, stand=stand) for n, stand in enumerate((Stand.FOR, Stand.AGAINST, Stand.UNCLEAR))], many="/m"
    )
    points = drawn(row).findall(f"{SVG}a/{SVG}g")
    assert len({point.find(f"{SVG}path").get("d") for point in points}) == 3
    assert len({point.get("transform").split()[1] for point in points}) == 3


def test_one_day_holds_several_side_by_side() -> None:
    row = timeline([said(n) for n in range(5)], many="/m")
    assert [piece.label for piece in row.pieces] == ["4 March 2019"]
    assert [mark.count for mark in row.marks] == [1] * 5
    assert len({mark.place for mark in row.marks}) == 5


def test_what_has_no_room_is_one_mark_with_its_number_that_lists_them() -> None:
    row = timeline([said(n, side="A & B") for n in range(500)], many="/matters/7")
    (mark,) = row.marks
    assert (mark.count, row.gathered) == (500, 500)
    assert mark.href == "/matters/7?since=2019-03-04&until=2019-03-04&stand=for&side=A+%26+B#positions"
    assert mark.told == "A & B, 4 March 2019: 500 positions, for"
    assert "500" in [text.text for text in drawn(row).iter(f"{SVG}text")]


def test_a_great_many_make_no_more_marks_than_can_be_read_and_what_is_left_out_is_counted() -> None:
    rows = [
        said(n, f"{2010 + n % 9}-{n % 12 + 1:02}-{n % 28 + 1:02}", f"Side {n % 20}", list(Stand)[n % 5])
        for n in range(5_000)
    ]
    row = timeline(rows, many="/m")
    assert len(row.lanes) == LANES
    assert row.lanes_left_out == 20 - LANES
    assert row.positions_left_out == 250 * (20 - LANES)
    assert sum(mark.count for mark in row.marks) == 250 * LANES
    assert len(row.marks) <= LANES * COLUMNS * len(Stand)


def test_undated_positions_stand_apart() -> None:
    row = timeline([said(1, None), said(2)], many="/m")
    assert ([mark.told for mark in row.undated], row.undated_count) == (["told 1"], 1)
    assert [mark.told for mark in row.marks] == ["told 2"]
    bare = timeline([said(1, None)], many="/m")
    assert (bare.pieces, bare.undated_count, str(drawn_timeline(bare, "x"))) == ((), 1, "")


def test_nothing_said_draws_nothing() -> None:
    row = timeline([], many="/m")
    assert (row, str(drawn_timeline(row, "x"))) == (Timeline(), "")


def test_a_dispute_links_its_two_marks_and_one_that_cannot_be_drawn_is_counted() -> None:
    rows = [said(1), said(2, "2019-03-06", "Dovrania", Stand.AGAINST)]
    row = timeline(rows, [disputed(1, 2), disputed(1, 9)], many="/m")
    (clash,) = row.clashes
    assert (row.marks[clash.a].told, row.marks[clash.b].told) == ("told 1", "told 2")
    assert row.clashes_left_out == 1
    assert next(link.get("href") for link in drawn(row).findall(f"{SVG}a")) == "/disputes/1-2"


@pytest.mark.parametrize("dates", [("2019-03-04", "2019-03-04"), ("2019-03-04", "2019-03-08")])
def test_a_shift_is_a_step_in_its_lane(dates: tuple[str, str]) -> None:
    rows = [said(1, dates[0]), said(2, dates[1], stand=Stand.AGAINST)]
    moves = [Moved("Pelasta", dates[0], Stand.FOR), Moved("Pelasta", dates[1], Stand.AGAINST)]
    row = timeline(rows, [disputed(1, 2, shift=True)], moves, many="/m")
    assert [step.stand for step in row.steps] == [Stand.FOR, Stand.AGAINST]
    (step,) = [path for path in drawn(row).iter(f"{SVG}path") if path.get("class") == "step"]
    assert step.get("d").count("V") == 1


def test_the_table_holds_the_same_marks() -> None:
    row = timeline([said(1), said(2, "2019-03-06", "Dovrania"), said(3, "2019-03-06")], many="/m")
    table = [(piece.label, [[mark.told for mark in cell] for cell in cells]) for piece, cells in row.rows]
    assert table == [("4 March 2019", [["told 1"], []]), ("6 March 2019", [["told 3"], ["told 2"]])]


def test_words_of_pages_stay_words() -> None:
    evil = '"><script>alert(1)</script>'
    rows = [Said(key="k", date="2019", side=evil, stand=Stand.FOR, href=evil, told=lambda: evil)]
    row = timeline(rows, many=evil)
    text = str(drawn_timeline(row, evil))
    assert "<script" not in text
    assert drawn(row, evil).get("aria-label") == evil


def test_no_style_and_no_script_stands_in_a_drawing() -> None:
    text = str(drawn_timeline(timeline([said(1)], many="/m"), "x")) + str(timeline_legend())
    assert "style=" not in text
    assert " on" not in text.replace(" on a condition", "")
