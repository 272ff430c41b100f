"""Threads told from what repeats alone: no class, no id, no data attribute says what anything is."""

import pytest
from anatomy.pages import article, html_page, text_page, words_of
from bounded import bounded

from onrecord.anatomy.commentparts import is_backlink, name_before_verb
from onrecord.anatomy.threadwords import counted, form_heading, heads_one, thread_heading
from onrecord.records import Page

NAMES = ("Ann", "Bo B.", "Cy", "Dora", "Eli")
WORDS = ("It rains.", "The ferry is old, and so am I.", "No captain, no boat!", "Who pays?", "We do, as ever.")


def thread(page: Page) -> list[tuple[str | None, ...]]:
    return [(c.number, c.parent, c.author, c.body.of(page.text)) for c in page.comments]


def box(
    name: str,
    words: str,
    inside: str = "",
    *,
    tag: str = "li",
    time: str = "3 March 2031 at 6:40 pm",
    control: str = "Reply",
) -> str:
    link = f"<div><a href='#r'>{control}</a></div>" if control else ""
    return f"<{tag}><p>{name}</p><p><a href='#c'>{time}</a></p><div>{words}</div>{link}{inside}</{tag}>"


def test_boxes_without_names_nest_by_holding_one_another() -> None:
    inner = f"<ul>{box('Cy', WORDS[2])}{box('Dora', WORDS[3])}</ul>"
    boxes = box("Ann", WORDS[0], inner) + box("Bo B.", WORDS[1])
    page = html_page(article(after=f"<h3>4 Comments</h3><ul>{boxes}</ul><h3>Leave a Reply</h3>"))
    assert thread(page) == [
        ("1", None, "Ann", WORDS[0]),
        ("1.1", "1", "Cy", WORDS[2]),
        ("1.2", "1", "Dora", WORDS[3]),
        ("2", None, "Bo B.", WORDS[1]),
    ]
    assert {c.printed_time for c in page.comments} == {"3 March 2031 at 6:40 pm"}


def test_answers_in_wrappers_of_their_own_nest_by_depth() -> None:
    answers = f"<div>{box('Bo B.', WORDS[1], tag='article')}<div>{box('Cy', WORDS[2], tag='article')}</div></div>"
    boxes = box("Ann", WORDS[0], tag="article") + answers + box("Dora", WORDS[3], tag="article")
    page = html_page(article(after=f"<h3>Comments</h3><section>{boxes}</section>"))
    assert [(c.author, c.number) for c in page.comments] == [
        ("Ann", "1"), ("Bo B.", "1.1"), ("Cy", "1.1.1"), ("Dora", "2"),
    ]  # fmt: skip


def test_controls_in_any_language_are_told_by_standing_in_most_boxes() -> None:
    boxes = "".join(box(name, words, control="Vastaa") for name, words in zip(NAMES, WORDS, strict=True))
    page = html_page(article(after=f"<h3>Discussion</h3><ul>{boxes}</ul>"))
    assert words_of(page, "comment") == list(WORDS)


def test_time_under_the_words() -> None:
    boxes = "".join(
        f"<div><div>{name}</div><div>{words}</div>"
        "<div>+ 0 <a href='#'>Reply</a></div><div>3 March 2031 20:00</div></div>"
        for name, words in zip(NAMES, ("Fine", *WORDS[1:]), strict=True)
    )
    page = html_page(article(after=f"<h3>5 Comments</h3><div>{boxes}</div>"))
    assert [row[2] for row in thread(page)] == list(NAMES)
    assert words_of(page, "comment")[0] == "Fine"


def test_letters_that_stand_for_a_picture_are_no_author() -> None:
    boxes = "".join(box(f"{name[0].upper()}</p><p>{name}", words) for name, words in zip(NAMES, WORDS, strict=True))
    page = html_page(article(after=f"<h3>Comments</h3><ul>{boxes}</ul>"))
    assert [c.author for c in page.comments] == list(NAMES)


def test_rows_of_headers_with_rows_of_words_between() -> None:
    rows = "".join(
        f"<tr><td>{name}</td><td>3 March 2031, 14:0{at}</td></tr><tr><td>{words}</td></tr>"
        for at, (name, words) in enumerate(zip(NAMES, WORDS, strict=True))
    )
    page = html_page(article(after=f"<h3>Letters</h3><table>{rows}</table>"))
    assert [(c.author, c.body.of(page.text)) for c in page.comments] == list(zip(NAMES, WORDS, strict=True))


def test_numbered_posts_of_a_forum_are_answers_to_the_first() -> None:
    posts = "".join(
        f"<article><h4>{name}</h4><p>Member</p><div>{200 + at} posts</div><p>3 March 2031</p><p>#{at}</p>"
        f"<div>{words}</div></article>"
        for at, (name, words) in enumerate(zip(NAMES, (WORDS[1] * 9, *WORDS[1:]), strict=True), 1)
    )
    page = html_page(f"<html><body><h1>Which ferry is it?</h1><div>{posts}</div></body></html>")
    assert [(c.number, c.author) for c in page.comments] == [(str(at), NAMES[at - 1]) for at in range(2, 6)]


def test_the_only_comment_under_a_heading_that_counts_it() -> None:
    after = f"<h3>One thought on “Ferry Stops”</h3><ol>{box('Ann', 'A fine boat it was, and fast.', control='')}</ol>"
    page = html_page(article(after=after))
    assert thread(page) == [("1", None, "Ann", "A fine boat it was, and fast.")]


def test_a_thread_without_times_under_its_heading() -> None:
    boxes = "".join(f"<div><div>{name}</div><div>{words}</div></div>" for name, words in zip(NAMES, WORDS, strict=True))
    page = html_page(article(after=f"<h3>Comments</h3><div>{boxes}</div>"))
    assert [(c.author, c.body.of(page.text)) for c in page.comments] == list(zip(NAMES, WORDS, strict=True))


def test_a_box_of_the_same_make_whose_time_is_not_read_is_a_comment() -> None:
    boxes = "".join(box(name, words) for name, words in zip(NAMES, WORDS, strict=True))
    odd = box("Fay", "Mine has an odd clock.", time="sometime, perhaps")
    page = html_page(article(after=f"<h3>Comments</h3><ul>{boxes}{odd}</ul>"))
    assert [c.author for c in page.comments] == [*NAMES, "Fay"]


def test_stories_with_a_date_and_a_link_on_are_no_thread() -> None:
    card = "<article><h3>{0}</h3><p>3 March 2031</p><p>{1}</p><a href='/more'>Find out more</a></article>"
    cards = "".join(card.format(name, words) for name, words in zip(NAMES, WORDS, strict=True))
    assert html_page(article(after=f"<h4>More on boats</h4><div>{cards}</div>")).comments == ()


def test_the_last_comments_of_a_site_are_no_thread() -> None:
    boxes = "".join(f"<li>{name} on 3 March 2031<p>{words}</p></li>" for name, words in zip(NAMES, WORDS, strict=True))
    assert html_page(article(after=f"<h4>Recent comments</h4><ul>{boxes}</ul>")).comments == ()


def test_trackbacks_are_noted_and_are_no_comments() -> None:
    back = "<li class='comment'><cite>Pingback by A Blog</cite> <a href='#'>3 March 2031</a><p>[…] boats […]</p></li>"
    own = "<li class='comment'><cite class='fn'>Ann</cite> <a href='#'>3 March 2031</a><p>It rains.</p></li>"
    page = html_page(article(after=f"<h3>2 Comments</h3><ol>{back}{own}</ol>"))
    assert [c.author for c in page.comments] == ["Ann"]
    assert "comment:trackback" in [note.code for note in page.notes]


def test_a_dump_reads_the_same_comments_from_its_lines() -> None:
    lines = "\n\n".join(f"{name}\n3 March 2031\n\n{words}\n\nReply" for name, words in zip(NAMES, WORDS, strict=True))
    page = text_page(
        f"Ferry Stops\n\nThe ferry will stop in May, the board said.\n\n5 Comments\n\n{lines}\n\nLeave a Reply"
    )
    assert [(c.author, c.body.of(page.text)) for c in page.comments] == list(zip(NAMES, WORDS, strict=True))
    assert {c.published for c in page.comments} == {"2031-03-03"}


def test_a_dump_with_its_times_under_the_words() -> None:
    lines = "\n\n".join(f"{words}\n\n{name} on 3 March 2031\n\nReply" for name, words in zip(NAMES, WORDS, strict=True))
    page = text_page(
        f"Ferry Stops\n\nThe ferry will stop in May, the board said.\n\nComments\n\n{lines}\n\nLeave a Reply"
    )
    assert [c.author for c in page.comments][-1] == "Eli"


def test_day_of_joining_and_count_of_posts_are_neither_time_nor_number() -> None:
    posts = "".join(
        f"<article><h4>{name}</h4><h5>Member</h5><dl><dt>Joined</dt><dd>18 September 201{at}</dd></dl>"
        f"<dl><dt>Posts</dt><dd>13{at}</dd></dl><ul><li><time>{at} March 2031</time></li></ul><p>#{at}</p>"
        f"<div>{words}</div></article>"
        for at, (name, words) in enumerate(zip(NAMES, (WORDS[1] * 9, *WORDS[1:]), strict=True), 1)
    )
    page = html_page(f"<html><body><h1>Which ferry is it?</h1><div>{posts}</div></body></html>")
    assert [(c.number, c.printed_time) for c in page.comments] == [(str(at), f"{at} March 2031") for at in range(2, 6)]


def test_name_and_time_under_the_words_on_lines_of_their_own() -> None:
    boxes = "".join(
        f"<li><div>{at}</div><div>{words}<div>– <a href='/u'>{name}</a></div><a href='#c'>Mar {at}, 2031</a></div></li>"
        for at, (name, words) in enumerate(zip(NAMES, WORDS, strict=True), 3)
    )
    page = html_page(article(after=f"<h3>Comments</h3><ul>{boxes}</ul>"))
    assert [(c.author, c.body.of(page.text)) for c in page.comments] == list(zip(NAMES, WORDS, strict=True))


def test_comments_that_only_the_data_has_are_noted() -> None:
    data = (
        '{"@type": "NewsArticle", "headline": "Ferry Stops", "comment": ['
        '{"@type": "Comment", "text": "It rains."}, {"@type": "Comment", "text": "It <b>pours</b>."}]}'
    )
    head = f"<script type='application/ld+json'>{data}</script>"
    page = html_page(article(head=head, after=f"<h3>1 Comment</h3><ul>{box('Ann', 'It rains.')}</ul>"))
    assert [note.text for note in page.notes if note.code == "comments:data-only"] == ["1"]


@pytest.mark.parametrize(
    ("text", "told"),
    [("16 Comments", True), ("Eine Antwort zu „Die Fähre“", True), ("Recent comments", False), ("The ferry", False)],
)
def test_headings_of_threads(text: str, told: bool) -> None:
    assert thread_heading(text) is told


def test_words_around_a_thread() -> None:
    assert counted("Kommentare (34)") == 34
    assert counted("Comments") is None
    assert heads_one("1 reply on “Why the ferry is late and what it costs us all”")
    assert not heads_one("11 Comments")
    assert form_heading("Leave a Reply Cancel reply")
    assert is_backlink("Trackback von Hafenblog", "")
    assert name_before_verb("Annsays:")
    assert not name_before_verb("Ann says:")


MARKUP = {
    "siblings": "<h2>Comments</h2><ul>" + "<li><b>A</b> 3 March 2031<p>so it is</p></li>" * 20_000 + "</ul>",
    "one in the other": "<h2>Comments</h2>" + "<ul><li><b>Ann</b> 3 March 2031<p>so it is</p>" * 800,
    "headings": "<p>Comments</p><p>12.03.2031</p>" * 8_000,
    "parents": "<div><ul><li>12.03.2031</li><li>12.03.2031</li></ul></div>" * 6_000,
}


@pytest.mark.parametrize("name", MARKUP)
def test_hostile_threads_take_bounded_time(name: str) -> None:
    with bounded():
        html_page(MARKUP[name])
