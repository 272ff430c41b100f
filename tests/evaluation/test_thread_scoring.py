from pathlib import Path

from anatomy.pages import text_page

from evaluation.threads.marking import MarkedComment, MarkedPage, PageText
from evaluation.threads.scoring import paired, part_sums

TEXT = (
    "Ferry Stops\n\nThe ferry will stop in May, the board said.\n\nComments\n\n"
    "#1 Ann, 3 March 2031\nIt rains.\n\n#2 Bo, 4 March 2031, in reply to #1\nIt pours.\n"
)


def marked(*rows: tuple[str, str | None, str, str]) -> MarkedPage:
    text = PageText(TEXT, ())
    comments = []
    for number, parent, author, words in rows:
        at = TEXT.index(words)
        bare = "".join(words.split())
        comments.append(MarkedComment(number, parent, (bare,), text.place(at, at + len(words)), author, "3March2031"))
    return MarkedPage("page", Path("page"), text.visible, tuple(comments), ())


def test_author_and_parent_are_right_together() -> None:
    pairs, spare = paired(marked(("1", None, "Ann", "It rains."), ("2", "1", "Bo", "It pours.")), text_page(TEXT))
    sums = part_sums(pairs, len(spare))
    assert sums["author and parent"] == (2, 2)
    assert sums["text exact"] == (2, 2)
    assert sums["time"] == (1, 2)
    assert sums["no comment invented"] == (2, 2)


def test_a_wrong_parent_and_an_unmarked_comment_are_told() -> None:
    pairs, spare = paired(marked(("2", None, "Bo", "It pours.")), text_page(TEXT))
    assert "parent" not in pairs[0].right
    assert "author" in pairs[0].right
    assert part_sums(pairs, len(spare))["no comment invented"] == (1, 2)


def test_a_comment_that_is_not_found_has_nothing_right() -> None:
    pairs, _ = paired(marked(("1", None, "Ann", "It rains.")), None)
    assert pairs[0].right == frozenset()
