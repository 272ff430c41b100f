from hashlib import sha256
from pathlib import Path

import pytest

from evaluation.credits.__main__ import main, sums_of
from evaluation.credits.marking import MarkedCredit, MarkedPage
from evaluation.credits.scoring import credit_pairs, policy_pairs
from onrecord.records import CaptureId, Credit, CreditKind, Page, PageId, Span

TEXT = "Weir opens\n\nThe weir was opened. (ZQ)\n\nSources: Ost Post, The Nord Kurier\n\nStay civil. Spam is removed.\n"


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def marked(*given: tuple[str, str], policy: tuple[str, ...] = ()) -> MarkedPage:
    rows = tuple(MarkedCredit(span(line), span(names), CreditKind.SOURCE, False) for line, names in given)
    return MarkedPage("weir", Path("weir.html.gz"), TEXT, rows, tuple(span(words) for words in policy))


def found(*given: tuple[str, str], policy: tuple[str, ...] = ()) -> Page:
    rows = tuple(Credit(span=span(line), names=names, kind=CreditKind.SOURCE) for line, names in given)
    capture = CaptureId(sha256(TEXT.encode()).hexdigest())
    spans = tuple(span(words) for words in policy) or None
    return Page(
        id=PageId("weir"), capture=capture, form="html", text=TEXT, text_version="text@1", credits=rows, policy=spans
    )


def test_one_found_list_is_each_of_the_marked_names() -> None:
    line = "Sources: Ost Post, The Nord Kurier"
    pairs = credit_pairs(marked((line, "Ost Post"), (line, "The Nord Kurier")), found((line, "Ost Post, Nord Kurier")))
    assert [credit is not None for _, credit in pairs.marked] == [True, True]
    assert (len(pairs.right), pairs.spare) == (1, ())


def test_a_name_on_another_line_is_not_it() -> None:
    pairs = credit_pairs(marked(("(ZQ)", "ZQ")), found(("Weir opens", "ZQ")))
    assert pairs.marked[0][1] is None
    assert [row.names for row in pairs.spare] == ["ZQ"]


def test_a_name_on_the_same_line_is_it_though_the_spans_lie_apart() -> None:
    assert credit_pairs(marked(("(ZQ)", "ZQ")), found(("The weir", "ZQ"))).spare == ()


def test_a_name_with_more_other_words_than_marked_ones_is_wrong() -> None:
    pairs = credit_pairs(marked(("(ZQ)", "ZQ")), found(("(ZQ)", "opened in haste ZQ")))
    assert pairs.marked[0][1] is None
    assert len(pairs.spare) == 1


def test_a_policy_is_found_by_half_of_the_words() -> None:
    whole = "Stay civil. Spam is removed."
    assert policy_pairs(marked(policy=(whole,)), found(policy=("Spam is removed.",))).spare == ()
    assert policy_pairs(marked(policy=(whole,)), found(policy=("Stay civil.",))).marked[0][1] is None


def test_precision_is_of_the_found_and_recall_of_the_marked() -> None:
    line = "Sources: Ost Post, The Nord Kurier"
    gold, page = marked((line, "Ost Post"), ("(ZQ)", "ZQ")), found((line, "Ost Post"), ("Weir opens", "Weir"))
    sums = sums_of(credit_pairs(gold, page), policy_pairs(gold, page))
    assert sums["credits, precision"] == (1.0, 2.0)
    assert sums["credits, recall"] == (1.0, 2.0)
    assert sums["  whole of a found credit"] == (0.0, 1.0)
    assert sums["pages credited right, of all pages"] == (0.0, 1.0)


def test_the_errors_of_the_shut_part_are_refused() -> None:
    with pytest.raises(SystemExit):
        main(["--part", "shut", "--errors"])
