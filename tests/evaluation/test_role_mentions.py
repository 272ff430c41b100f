import pytest

from evaluation.role_mentions import answers, figures, main, same

ROW = {
    "id": "x1",
    "text": "Mayor Jo Holm slept. Holm said that it was late. Oslo said that it was early.",
    "published": "2019-03-06",
    "mentions": [
        {
            "speaker": "Holm",
            "occurrence": 2,
            "name": "Jo Holm",
            "role": "mayor",
            "of": None,
            "statement": "it was late",
        },
        {"speaker": "Oslo", "occurrence": 1, "name": None, "role": None, "of": "Norway", "statement": "it was early"},
    ],
}


def test_a_mention_is_right_in_name_role_and_owner() -> None:
    found = list(answers([ROW], given=True))
    assert [row.right for row in found] == [(True, True, True), (True, True, True)]
    assert figures(found)["role and of, of all gold"] == (2, 2)


def test_a_mention_that_no_statement_touches_is_not_found() -> None:
    row = {**ROW, "text": "Holm left. Mayor Jo Holm slept, and it was late and it was early in Oslo."}
    assert figures(list(answers([row])))["found"] == (0, 2)


@pytest.mark.parametrize(
    ("ours", "gold", "equal"),
    [
        ("the Lamp House", "Lamp House", True),
        ("CEO", "chief executive officer", True),
        (None, "mayor", False),
        ("mayor", None, False),
        (None, None, True),
    ],
)
def test_articles_and_initials_make_no_difference(ours: str | None, gold: str | None, equal: bool) -> None:
    assert same(ours, gold) is equal


def test_the_errors_of_the_shut_set_stay_shut() -> None:
    with pytest.raises(SystemExit):
        main(["--set", "shut", "--errors"])
