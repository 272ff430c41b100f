import json

import pytest
from bounded import bounded
from builders import make_page
from hypothesis import given
from hypothesis import strategies as st

from onrecord.forum import findings, rules
from onrecord.records import Basis, Comment, FindingGrade, Span

ARTICLE = "The ferry company said Maren Tolk would answer on Monday. Critics of Tolk were not convinced."


def check(*comments, policy="", article=ARTICLE):
    rows = [row if isinstance(row, tuple) else (str(n), None, f"reader {n}", row) for n, row in enumerate(comments, 1)]
    parts = [article, ("policy", policy)] if policy else [article]
    page = make_page(*parts, comments=tuple(rows))
    return findings(page, rules(page))


def brief(found):
    return [(row.comment, row.rule, row.basis.value, row.words) for row in found]


SAID = "I rode this ferry for twenty years and it has never once left on time"


def test_a_revision_by_the_same_author_is_a_notice():
    found = check(
        ("4", None, "T.Olsen", SAID), ("4.1", "4", "T. Olsen", SAID + ", not once"), policy="No repeated comments."
    )
    assert [(row.comment, row.basis, row.text) for row in found] == [
        ("4.1", Basis.NOTICE, "near-same text as comment 4, same author: a revision")
    ]
    assert found[0].grade is FindingGrade.CERTAIN
    assert found[0].words == SAID + ", not once"


def test_the_same_text_by_another_author_breaks_a_rule_against_repetition():
    (found,) = check(SAID, SAID, policy="Do not post duplicates.")
    assert (found.basis, found.clause_words) == (Basis.POLICY, "Do not post duplicates.")
    assert found.text == "the same text as comment 1, another author: pasted"


def test_an_answer_that_quotes_what_it_answers_is_no_repetition():
    assert check(SAID, f"“{SAID}” So why do you still ride it?") == ()


def test_short_equal_comments_are_no_repetition():
    assert check("Thank you for this report.", "Thank you for this report.") == ()


def test_a_removed_comment_is_neither_checked_nor_compared():
    page = make_page(ARTICLE, comments=(("1", None, "a", SAID), ("2", None, "b", SAID)))
    first, second = page.comments
    gone = Comment(number="1", parent=None, author="a", body=first.body, removed=True)
    assert findings(make_like(page, (gone, second)), ()) == ()


def make_like(page, comments):
    import msgspec

    return msgspec.structs.replace(page, comments=comments)


def test_a_sentence_in_capitals_is_found_and_initials_are_not():
    found = check(
        "WHO ELSE WAITS FOR THE LAST FERRY? Me.",
        "The EU, UN, OSCE, WHO, IMF and ILO were asked. IT IS OURS",
        "She shouted “LEAVE THE HARBOUR NOW ALL OF YOU” at them.",
        policy="Please do not write in capital letters.",
    )
    assert brief(found) == [("1", "capitals", "policy", "WHO ELSE WAITS FOR THE LAST FERRY?")]


def test_scripts_without_capitals_have_none():
    assert check("渡船 总是 晚点 我们 每天 等待 很久", "המעבורת מאחרת שוב ואנחנו מחכים כל יום") == ()


def test_links_are_counted_against_the_stated_number():
    links = "http://a.example/1 http://a.example/2"
    assert check(f"See {links}", policy="Links are fine, at most two links.") == ()
    (found,) = check(f"See {links} and www.a.example.", policy="At most two links a comment.")
    assert found.text == "3 links; the policy allows 2"
    assert found.words == links + " and www.a.example"


def test_one_link_is_left_alone_unless_banned():
    comment = "The minutes are at https://harbour.example/minutes, page 4."
    assert check(comment) == ()
    (found,) = check(comment, policy="No links.")
    assert (found.words, found.grade) == ("https://harbour.example/minutes", FindingGrade.CERTAIN)


def test_an_advertisement_needs_words_of_selling_beside_the_link():
    (found,) = check("Cheap paddles, buy today: http://paddle.example", policy="Links allowed. No advertising.")
    assert (found.rule, found.clause_words) == ("links", "No advertising.")
    assert check("The tender: http://paddle.example", policy="Links allowed. No advertising.") == ()


@pytest.mark.parametrize(
    ("comment", "words"),
    [
        ("Write to nils.ekvall+box@posthus.example today.", "nils.ekvall+box@posthus.example"),
        ("Call me on 555-0199.", "555-0199"),
        ("My number: +44 20 7946 0958", "+44 20 7946 0958"),
        ("Pay to GB82 WEST 1234 5698 7654 32 please", "GB82 WEST 1234 5698 7654 32"),
        ("He lives at 14 Old Quay Road with his dog.", "14 Old Quay Road"),
    ],
)
def test_private_data_is_found_by_default(comment, words):
    assert brief(check(comment)) == [("1", "private-data", "default", words)]


@pytest.mark.parametrize(
    "comment",
    [
        "On 2019-03-04 and 04.03.2019, between 1990-2005, we waited 1 200 000 times.",
        "The line cost 12,500,000 crowns, or 3.1415926535 a head.",
        "The vote was 118 to 117 at 14 Old Quay Road, the company's office.",
        "Ask @harbour for it.",
        "https://harbour.example/file/5550199555",
        "DE00 1234 5678 9012 3456 78 is no account.",
    ],
)
def test_dates_sums_and_public_places_are_not_private(comment):
    assert check(comment) == ()


def test_an_office_box_is_only_worth_a_look():
    (found,) = check("Complain to info@harbour.example")
    assert found.grade is FindingGrade.LOOK


def test_a_comment_over_the_stated_length_is_found():
    (found,) = check("late " * 30, "late " * 9, policy="Keep it under 12 words.")
    assert (found.comment, found.text) == ("1", "30 words; the policy allows 11")


ATTACKS = "Personal attacks are removed."


def test_an_insult_of_the_person_addressed():
    (found,) = check("You are such an idiot, Ola.", policy=ATTACKS)
    assert (found.words, found.grade, found.clause_words) == ("You are such an idiot", FindingGrade.CERTAIN, ATTACKS)


def test_an_insult_of_a_person_of_the_article():
    (found,) = check("Tolk is a liar and the board knows.", policy=ATTACKS)
    assert (found.words, found.basis) == ("Tolk is a liar", Basis.POLICY)


def test_an_insult_of_the_reader_answered():
    rows = (("1", None, "Gunna", "It was on time."), ("1.1", "1", "b", "Gunna is a fool."))
    assert [row.text for row in check(*rows)] == ["“fool”, said of the reader answered (Gunna)"]


@pytest.mark.parametrize(
    "comment",
    [
        "Calling her “a liar” answers nothing.",
        "> You are an idiot\nNo need for that.",
        "I was a fool to buy a season ticket.",
        "Tolk is not a liar.",
        "You would be a fool to swim.",
        "The clown on the pier was the best of it.",
        "Your stupid timetable again.",
        "He is an honest man, and the sea is no traitor.",
    ],
)
def test_what_is_quoted_denied_or_aimed_at_nobody_is_no_insult(comment):
    assert check(comment, policy=ATTACKS) == ()


def test_where_the_policy_asks_for_manners_only_an_insult_is_a_step_less_sure():
    (found,) = check("You are an idiot.", policy="Be kind to each other.")
    assert (found.basis, found.grade) == (Basis.POLICY, FindingGrade.LIKELY)


def test_coarse_words_are_found_masked_or_not_and_left_in_quotes():
    found = check("This is bullshit.", "F**k the timetable.", "He said “bullshit” aloud.", "2*3*4 is 24")
    assert brief(found) == [("1", "profanity", "notice", "bullshit"), ("2", "profanity", "notice", "F**k")]


def test_a_threat_needs_no_rule():
    (found,) = check("We know where you live.")
    assert (found.rule, found.basis, found.grade) == ("threat", Basis.DEFAULT, FindingGrade.LOOK)


def test_a_stray_mark_quotes_nothing():
    assert [row.rule for row in check("“You are an idiot.", policy=ATTACKS)] == ["insult"]


def test_findings_do_not_depend_on_the_order_of_rules():
    page = make_page(
        ARTICLE,
        ("policy", "No links. No adverts. No swearing."),
        comments=(("1", None, "a", "Cheap crap, buy at http://a.example or call 555-0101"),),
    )
    made = rules(page)
    assert findings(page, made) == findings(page, tuple(reversed(made)))
    assert len({row.id for row in findings(page, made)}) == 3


@given(st.lists(st.text(alphabet="aB @.“”\"'>-+0159\nhttp://w.you are idiot", max_size=120), max_size=5))
def test_every_finding_quotes_words_of_its_comment(bodies):
    rows = tuple((str(n), None, "x", body) for n, body in enumerate(bodies))
    page = make_page(ARTICLE, comments=rows)
    place = {comment.number: comment.body for comment in page.comments}
    for row in findings(page, ()):
        assert page.text[row.span.start : row.span.end] == row.words
        assert place[row.comment].holds(row.span)


@pytest.mark.parametrize(
    "unit", ["“", "a", "@", "a@a.", "1", "1 ", "A ", "*", "you are ", "http://", "'", "> ", "é.", "…"]
)
def test_a_hostile_comment_is_read_in_good_time(unit):
    with bounded():
        check(unit * (150_000 // len(unit)), policy=ATTACKS)


def test_a_thread_of_equal_comments_takes_time_by_its_length():
    with bounded():
        found = check(*[SAID] * 3000)
    assert len(found) == 2999
    assert {row.text.split(",")[0] for row in found} == {"the same text as comment 1"}


def test_the_founding_thread_has_its_two_revisions(shared):
    gold = json.loads((shared / "gold" / "seeds.json").read_text(encoding="utf-8"))
    name, row = next((n, p) for n, p in gold["pages"].items() if p["anatomy"]["comments"])
    text = (shared / "seeds" / name).read_text(encoding="utf-8")
    anatomy = row["anatomy"]
    thread = tuple(
        Comment(number=c["number"], parent=c["parent"], author=c["author"], body=Span(*c["body"]))
        for c in anatomy["comments"]
    )
    import msgspec

    page = msgspec.structs.replace(
        make_page("x"), text=text, blocks=(), comments=thread, policy=(Span(*anatomy["policy"]),)
    )
    found = findings(page, rules(page))
    wanted = "near-same text as comment 11, same author: a revision"
    assert [(f.comment, f.basis, f.text) for f in found] == [
        ("11.1", Basis.NOTICE, wanted),
        ("11.1.1", Basis.NOTICE, wanted),
    ]
