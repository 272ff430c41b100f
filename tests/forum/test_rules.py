from builders import make_page
from hypothesis import given
from hypothesis import strategies as st

from onrecord.forum import rules
from onrecord.forum.clauses import sentences
from onrecord.forum.limits import length_limit, link_limit
from onrecord.records import Span


def found(policy, **fields):
    page = make_page("The ferry is late again.", ("policy", policy), **fields)
    return [(rule.name, rule.allows, rule.words) for rule in rules(page)]


def test_a_comma_list_gives_one_rule_an_item():
    assert found("Posts that contain swearing, racist remarks or other unfit material will not be shown.") == [
        ("profanity", False, "swearing"),
        ("hate", False, "racist remarks"),
        ("other", False, "other unfit material"),
    ]


def test_halves_of_a_sentence_that_each_forbid_are_two_rules():
    assert found("Please do not type in all caps, and do not repeat yourself.") == [
        ("capitals", False, "Please do not type in all caps"),
        ("repetition", False, "do not repeat yourself."),
    ]


def test_a_semicolon_parts_leave_from_ban():
    assert found("Links to reports are welcome; adverts are deleted.") == [
        ("links", True, "Links to reports are welcome"),
        ("advertising", False, "adverts are deleted."),
    ]


def test_a_heading_is_no_rule_on_a_line_of_its_own_or_before_the_first_rule():
    assert found("Comment rules\n\nStay on the topic.") == [("off-topic", False, "Stay on the topic.")]
    assert found("Community guidelines: Stay on the topic.") == [("off-topic", False, "Stay on the topic.")]


def test_list_items_take_their_leave_or_ban_from_the_line_above():
    policy = "You may post:\n\n• links to sources\n\n• your own photographs\n\nWe delete:\n- threats\n- phone numbers"
    assert found(policy) == [
        ("links", True, "links to sources"),
        ("other", True, "your own photographs"),
        ("threat", False, "threats"),
        ("private-data", False, "phone numbers"),
    ]


def test_what_no_checker_decides_has_no_checkers():
    page = make_page(("policy", "Stay on the subject. Be kind. Keep it short. No more than 90 words."))
    rows = [(rule.name, rule.checkers) for rule in rules(page)]
    assert rows == [("off-topic", ()), ("personal-attack", ()), ("length", ()), ("length", ("length@1",))]


def test_spam_is_selling_and_repeating():
    assert [name for name, _, _ in found("No spam.")] == ["advertising", "repetition"]


def test_a_page_without_policy_has_no_rules():
    assert rules(make_page("The ferry is late again.")) == ()


def test_a_policy_in_a_language_that_no_pattern_knows_is_listed_as_undecidable():
    policy = "Se ruega respeto entre lectores. La redacción lee cada carta."
    page = make_page(("policy", policy), language="es")
    assert [(rule.name, rule.checkers, rule.words) for rule in rules(page)] == [
        ("other", (), "Se ruega respeto entre lectores."),
        ("other", (), "La redacción lee cada carta."),
    ]


def test_limits_are_read_as_figures_and_words():
    assert length_limit("Keep letters to 1,500 characters.").most == 1500
    assert length_limit("Write fewer than 200 words.").most == 199
    assert length_limit("no less than 20 words") is None
    assert length_limit("at least 20 words") is None
    assert link_limit("at most three links a post").most == 3
    assert link_limit("Links are fine, up to two in a comment.").most == 2
    assert link_limit("Links are fine.") is None
    assert length_limit("no more than 90 words").most == 90


@given(st.text(alphabet="ab .,;:!?\n-•“”'\"()1 or and no links swearing", max_size=200))
def test_every_rule_quotes_its_exact_words(policy):
    page = make_page("The ferry is late.", ("policy", policy))
    for rule in rules(page):
        assert page.text[rule.span.start : rule.span.end] == rule.words
        assert rule.words.strip()
    assert all(isinstance(row.span, Span) and row.span.length for row in sentences(page))


def test_a_hostile_policy_is_read_in_good_time():
    for unit in ("! ", "!", ", ", " ", "no links, ", "link ", "a;", "1 ", "keep your ", ":\n", "e.g. "):
        page = make_page(("policy", "x" + unit * (100_000 // len(unit)) + "x"))
        rules(page)


def test_the_founding_policy_is_cut_into_its_clauses(shared):
    import json

    gold = json.loads((shared / "gold" / "seeds.json").read_text(encoding="utf-8"))
    name, page = next((n, p) for n, p in gold["pages"].items() if p["anatomy"]["policy"])
    text = (shared / "seeds" / name).read_text(encoding="utf-8")
    start, end = page["anatomy"]["policy"]
    assert [name for name, _, _ in found(text[start:end])] == [
        "other",
        "profanity",
        "personal-attack",
        "other",
        "other",
    ]
