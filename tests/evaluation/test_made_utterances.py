"""The made pages on which a great many utterances are measured."""

from itertools import islice

from evaluation.made_utterances import made_pages


def test_statements_stand_where_they_say() -> None:
    for made in islice(made_pages(500), 60):
        text = made.page.text
        for row in made.statements:
            assert row.content[0].of(text) == row.pieces[0]
            assert row.source is not None
            assert row.source.of(text) == row.speaker
            assert row.cue is not None
            assert row.cue.of(text) == row.cue_words


def test_they_are_the_same_every_time_and_none_is_there_twice() -> None:
    first, again = ([made.page.id for made in islice(made_pages(500), 60)] for _ in range(2))
    assert first == again
    assert len(set(first)) == 60


def test_some_are_copies_and_some_deny() -> None:
    rows = list(islice(made_pages(500), 60))
    assert 0 < sum(made.copy for made in rows) < 30
    assert any(row.cue_words == "denied" for made in rows for row in made.statements)
