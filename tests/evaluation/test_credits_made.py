"""The made pieces of credits and policies."""

import pytest

from evaluation.credits.made import HALVES, count, main, markup, pieces


def test_each_piece_names_what_it_has() -> None:
    rows = [piece for half in HALVES for piece in pieces(half)]
    assert len(rows) == 380
    assert len({piece.name for piece in rows}) == len(rows)
    for piece in rows:
        assert piece.html in markup(piece)
        assert all(words in piece.html for words, _, _ in piece.credits)


def test_a_piece_is_counted_right_missed_or_invented() -> None:
    named = {piece.name: piece for half in HALVES for piece in pieces(half)}
    figures = count([named["credit-039"], named["none-008"], named["policy-002"]]).figures
    assert (figures["credits found"], figures["credits told"], figures["told where none is"]) == (1, 1, 0)
    assert (figures["policies right"], figures["pieces right"]) == (1, 3)


def test_the_check_half_shows_no_errors() -> None:
    with pytest.raises(SystemExit):
        main(["--half", "check", "--errors"])
