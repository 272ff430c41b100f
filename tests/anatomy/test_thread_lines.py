"""Threads told by their lines: no boxes part the comments, or nothing prints a time."""

import pytest
from anatomy.pages import PARAGRAPHS, article, html_page, text_page
from bounded import bounded

from onrecord.records import Page

NAMES = ("Ann", "Bo B.", "Cy", "Dora", "Eli")
WORDS = ("It rains.", "The ferry is old, and so am I.", "No captain, no boat!", "Who pays?", "We do, as ever.")
BOTH = list(zip(NAMES, WORDS, strict=True))
STORY = "Ferry Stops\n\nThe ferry will stop in May, the board said. It has no captain and no engine any more."


def said(page: Page) -> list[tuple[str | None, str]]:
    return [(c.author, c.body.of(page.text)) for c in page.comments]


def parents(page: Page) -> list[tuple[str | None, str | None]]:
    named = {c.number: c.author for c in page.comments}
    return [(c.author, named[c.parent] if c.parent else None) for c in page.comments]


def test_lines_with_nothing_but_rules_between_them() -> None:
    rows = "<hr>".join(f"<b>{name}</b> (3 March 2031)<br>{words}" for name, words in BOTH)
    assert said(html_page(article(after=f"<h3>Comments:</h3>{rows}"))) == BOTH


def test_headings_with_names_and_paragraphs_under_them() -> None:
    rows = "".join(f"<h4>{name}</h4><p>posted at 9:1{at} pm</p><p>{words}</p>" for at, (name, words) in enumerate(BOTH))
    page = html_page(article(after=f"<div><h3>Comments</h3>{rows}</div>"))
    assert said(page) == BOTH
    assert page.comments[0].printed_time == "9:10 pm"


def test_name_and_words_on_one_line_with_the_time_at_its_end() -> None:
    rows = "".join(f"<li><b>{name}:</b> {words} <small>3 March 2031</small></li>" for name, words in BOTH)
    page = html_page(article(after=f"<h3>Comments</h3><ul>{rows}</ul>"))
    assert said(page) == BOTH
    assert {c.printed_time for c in page.comments} == {"3 March 2031"}


def test_paragraphs_set_in_by_a_margin_nest() -> None:
    row = "<p style='padding-left:{0}em'><b>{1}</b> (3 March 2031): {2}</p>"
    rows = "".join(row.format(inset, *both) for inset, both in zip((0, 2, 2, 0, 0), BOTH, strict=True))
    page = html_page(article(after=f"<div><h3>Forum</h3>{rows}</div>"))
    assert parents(page) == [("Ann", None), ("Bo B.", "Ann"), ("Cy", "Ann"), ("Dora", None), ("Eli", None)]


def test_nested_boxes_without_times() -> None:
    inner = f"<div><div>Cy</div><div>{WORDS[2]}</div><a href='#'>Reply</a></div>"
    rows = (
        f"<div><div>Ann</div><div>{WORDS[0]}</div><a href='#'>Reply</a>{inner}</div>"
        f"<div><div>Bo B.</div><div>{WORDS[1]}</div><a href='#'>Reply</a></div>"
    )
    page = html_page(article(after=f"<h3>Comments</h3><div>{rows}</div>"))
    assert parents(page) == [("Ann", None), ("Cy", "Ann"), ("Bo B.", None)]


def test_letters_signed_under_their_words_without_times() -> None:
    rows = "".join(f"<blockquote><p>{words}</p><p>— {name}</p></blockquote>" for name, words in BOTH)
    assert said(html_page(article(after=f"<h3>Letters</h3>{rows}"))) == BOTH


@pytest.mark.parametrize(
    "header",
    [
        "<b>{name}</b> · 3 March 2031{to}",
        "<b>{name}</b><span>{to}</span> <time>3 March 2031</time>",
    ],
)
def test_a_header_says_whom_it_answers(header: str) -> None:
    def row(name: str, words: str, to: str) -> str:
        return f"<div><p>{header.format(name=name, to=to)}</p><p>{words}</p></div>"

    rows = row("Ann", WORDS[0], "") + row("Cy", WORDS[2], " · in reply to Ann") + row("Eli", WORDS[4], "")
    page = html_page(article(after=f"<h3>3 readers answered</h3>{rows}"))
    assert parents(page) == [("Ann", None), ("Cy", "Ann"), ("Eli", None)]


def test_numbers_that_open_with_another_nest() -> None:
    numbers = ("1", "1.1", "1.2", "2", "2.1")
    rows = "".join(
        f"<div><p>[{n}] <b>{name}</b>, 2 h</p><p>{words}</p></div>"
        for n, (name, words) in zip(numbers, BOTH, strict=True)
    )
    page = html_page(article(after=f"<h3>Letters</h3>{rows}"))
    assert [(c.number, c.parent) for c in page.comments] == [
        ("1", None), ("1.1", "1"), ("1.2", "1"), ("2", None), ("2.1", "2"),
    ]  # fmt: skip


def test_another_list_of_the_same_make_before_the_thread_is_none_of_it() -> None:
    story = "<div><b>{0}</b> <span>3 March 2031</span><p><a href='/s'>A story of the ferry and the {0}</a></p></div>"
    stories = "".join(story.format(word) for word in ("quay", "pier", "crane"))
    rows = "".join(f"<div><b>{name}</b> <span>3 March 2031</span><p>{words}</p></div>" for name, words in BOTH)
    page = html_page(article(after=f"<h3>More</h3><div>{stories}</div><h3>Comments</h3>{rows}"))
    assert said(page) == BOTH


def test_answers_in_a_list_of_their_own_inside_a_comment() -> None:
    answer = "<li><b>{0}</b> <i>3 March 2031</i><p>{1}</p></li>"
    inner = "".join(answer.format(*both) for both in BOTH[1:4])
    first = f"<div><b>Ann</b> <i>3 March 2031</i><p>{WORDS[0]}</p><h5>Replies</h5><ul>{inner}</ul></div>"
    rows = f"{first}<div><b>Eli</b> <i>3 March 2031</i><p>{WORDS[4]}</p></div>"
    page = html_page(article(after=f"<h3>Reader comments</h3>{rows}"))
    assert parents(page) == [("Ann", None), ("Bo B.", "Ann"), ("Cy", "Ann"), ("Dora", "Ann"), ("Eli", None)]


def test_a_badge_beside_a_name_is_no_part_of_it() -> None:
    rows = "".join(
        f"<div><p>{name}{' <em>Staff pick</em>' if at == 1 else ''}</p><p>3 March 2031</p><p>{words}</p></div>"
        for at, (name, words) in enumerate(BOTH)
    )
    assert said(html_page(article(after=f"<h3>All comments</h3>{rows}"))) == BOTH


def test_the_only_comment_right_under_the_heading() -> None:
    row = "<div><p><b>Ann</b>, 3 March 2031</p><p>It was never about the ferry.</p></div>"
    page = html_page(article(after=f"<section><h3>Comments</h3>{row}</section>"))
    assert said(page) == [("Ann", "It was never about the ferry.")]


@pytest.mark.parametrize(
    "line",
    [
        "* {name} (3 March 2031): {words}",
        "{name}: {words}",
        "[{n}] {name}, 2 h\n{words}",
        "#{n} {name} | 3 March 2031\n{words}",
        "{name}\n{words}\nReply",
        "{name}\nSubscriber\n3 March 2031\n{words}\nRecommend (3)",
        "{words}\n— {name}, 3 March 2031",
        "{name} wrote on 3 March 2031:\n{words}",
    ],
)
def test_dumps_of_many_makes(line: str) -> None:
    rows = "\n\n".join(line.format(n=n, name=name, words=words) for n, (name, words) in enumerate(BOTH, 1))
    assert said(text_page(f"{STORY}\n\nComments\n\n{rows}\n\nLeave a comment\n")) == BOTH


def test_a_dump_says_by_number_or_name_whom_a_comment_answers() -> None:
    by_number = "#1 Ann, 2 h\nIt rains.\n\n#2 Bo, 1 h, in reply to #1\nIt pours."
    by_name = "Ann · 2 h\nIt rains.\n\nBo · 1 h · in reply to Ann\nIt pours."
    by_inset = "Ann wrote on 3 March 2031:\nIt rains.\n    Bo wrote on 4 March 2031:\n    It pours."
    for rows in (by_number, by_name, by_inset):
        page = text_page(f"{STORY}\n\nComments\n\n{rows}\n")
        assert parents(page) == [("Ann", None), ("Bo", "Ann")]


def test_menus_and_bylines_of_a_dump_are_no_comments() -> None:
    menu = "Home\nNews\n\nSport\nPier\n\nForum\nShop"
    stories = "By Ann Lee, 3 March 2031\nBoats\n\nBy Cy Tor, 4 March 2031\nPiers\n\nLoad comments"
    story = "\n\n".join(PARAGRAPHS)
    assert text_page(f"Ferry Stops\n\n{menu}\n\n{story}\n\n{stories}\n").comments == ()


def test_parts_of_an_interview_are_no_thread() -> None:
    talk = "".join(
        f"<p><b>{name}:</b> {words} And so on and on, for the whole of the winter.</p>" for name, words in BOTH
    )
    assert html_page(article(body=talk)).comments == ()


def test_hostile_lines_take_bounded_time() -> None:
    with bounded():
        html_page("<h2>Comments</h2>" + "<p><b>Ann</b> said:</p>" * 5_000)
    with bounded():
        text_page("Ferry\n\nComments\n\n" + "Ann: so it is\n" * 10_000)
    with bounded():
        text_page("Ferry\n\n" + "Comments\nAnn\nReply\n" * 5_000)
