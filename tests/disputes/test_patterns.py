"""Phrases of a table found in a run of words."""

from onrecord.disputes.patterns import Found, Phrases

TABLE = Phrases({"off the ~ table": "off", "off": "away", "the table": "table", "off the shelf": "ready"})


def test_the_longest_phrase_is_found_first() -> None:
    assert TABLE.find("it is off the shelf".split()) == [Found(2, 5, "ready")]
    assert TABLE.find("off the boat".split()) == [Found(0, 1, "away")]


def test_a_gap_stands_for_up_to_three_words() -> None:
    assert TABLE.find("off the long negotiating table now".split()) == [Found(0, 5, "off")]
    assert TABLE.find("off the table".split()) == [Found(0, 3, "off")]
    assert TABLE.find("off the a b c d table".split()) == [Found(0, 1, "away")]


def test_phrases_do_not_overlap() -> None:
    assert [hit.start for hit in TABLE.find("off the table off the table".split())] == [0, 3]


def test_a_table_with_one_first_word_is_as_right_as_a_short_one() -> None:
    rows = {f"Ivo {name}": name for name in ("Lund", "Lund Marr", "Orr")}
    assert [hit.value for hit in Phrases(rows).find("Ivo Lund Marr and Ivo Orr and Ivo".split())] == [
        "Lund Marr",
        "Orr",
    ]
