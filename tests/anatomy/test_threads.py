from anatomy.pages import article, html_page, words_of

from onrecord.records import Page


def thread(page: Page) -> list[tuple[str | None, ...]]:
    return [(c.number, c.parent, c.author, c.body.of(page.text)) for c in page.comments]


def wordpress(number: int, author: str, words: str, inside: str = "") -> str:
    return (
        f"<li class='comment depth-1' id='comment-{number}'><div class='comment-body'><cite class='fn'>{author}</cite>"
        f" <span class='says'>says:</span><div><a href='#'>March 5, 2031 at 6:40 pm</a></div><p>{words}</p>"
        f"<a class='reply'>Reply</a></div>{inside}</li>"
    )


def comment_list(*items: str) -> str:
    return f"<ol class='commentlist'>{''.join(items)}</ol>"


def test_comment_list_with_nested_answers() -> None:
    inner = f"<ul class='children'>{wordpress(2, 'Bo', 'No, not at all.')}</ul>"
    page = html_page(
        article(after=comment_list(wordpress(1, "Ann", "A fine boat.", inner), wordpress(3, "Cy", "Old.")))
    )
    assert thread(page) == [
        ("1", None, "Ann", "A fine boat."),
        ("1.1", "1", "Bo", "No, not at all."),
        ("2", None, "Cy", "Old."),
    ]
    assert page.comments[0].published == "2031-03-05T18:40:00"


def test_structure_alone_under_a_heading() -> None:
    def item(name: str, words: str, inside: str = "") -> str:
        return (
            f"<div class='x9'><div class='q1'><span class='z'>{name}</span><time datetime='2031-03-06T18:06+01:00'>"
            f"3 hours ago</time></div><div class='t'>{words}</div><div><button>▲ 12</button>"
            f"<button>Reply</button></div>{inside}</div>"
        )

    items = item("Eli", "I will miss it.", item("Fay", "So will I.")) + item("Gus", "Swim.")
    after = f"<section><h2>What readers say <span>3</span></h2>{items}</section>"
    page = html_page(article(after=after))
    assert thread(page) == [
        ("1", None, "Eli", "I will miss it."),
        ("1.1", "1", "Fay", "So will I."),
        ("2", None, "Gus", "Swim."),
    ]
    assert page.comments[0].printed_time == "3 hours ago"
    assert page.comments[0].published == "2031-03-06T18:06:00+01:00"
    assert page.comments[0].votes == 12


def test_flat_siblings_nest_by_margin() -> None:
    def item(name: str, margin: int, words: str) -> str:
        head = f"<b>{name}</b> <i>6 March 2031</i>"
        return f"<div class='row' style='margin-left:{margin}px'>{head}<p>{words}</p><a>Reply</a></div>"

    after = (
        f"<h3>Comments</h3>{item('Hal', 0, 'One word.')}{item('Ida', 20, 'Two words.')}{item('Jon', 0, 'Three words.')}"
    )
    page = html_page(article(after=after))
    assert [(c.number, c.parent) for c in page.comments] == [("1", None), ("1.1", "1"), ("2", None)]


def test_table_rows_with_printed_numbers_and_reply_targets() -> None:
    rows = "".join(
        f"<tr><td>No. {n}<br><b>{name}</b><br>9 March 2031 16:1{n}</td><td>{words}</td></tr>"
        for n, name, words in ((4, "Kai", "Nine days, they say."), (5, "Lou", "In reply to No. 4: They always do."))
    )
    page = html_page(article(after=f"<b>Letters under this article</b><table>{rows}</table>"))
    assert thread(page) == [
        ("4", None, "Kai", "Nine days, they say."),
        ("5", "4", "Lou", "In reply to No. 4: They always do."),
    ]


def test_definition_list() -> None:
    rows = "".join(
        f"<dt><b>{name}</b>, 9 March 2031</dt><dd>{words}</dd>"
        for name, words in (("Mia", "It rains."), ("Ned", "It pours."))
    )
    page = html_page(article(after=f"<h3>Comments</h3><dl>{rows}</dl>"))
    assert thread(page) == [("1", None, "Mia", "It rains."), ("2", None, "Ned", "It pours.")]


def test_removed_comment_keeps_its_notice() -> None:
    notice = "This comment was removed by a moderator."
    after = comment_list(wordpress(1, "Ann", notice), wordpress(2, "Bo", "Why?"))
    page = html_page(article(after=after))
    assert [c.removed for c in page.comments] == [True, False]


def test_teasers_are_no_thread() -> None:
    head = "<span class='author'>Ann Lee</span> <time>5 March 2031</time>"
    teaser = f"<div class='card'>{head}<a href=/x>The ice is thick this year</a></div>"
    assert html_page(article(after=f"<h3>More stories</h3>{teaser * 4}")).comments == ()


def test_relative_times_stay_unresolved() -> None:
    item = "<div class='c'><b>Ann</b> <span>2 days ago</span><p>Well then.</p><a>Reply</a></div>"
    page = html_page(article(after=f"<h3>2 Comments</h3>{item}{item}"))
    assert [(c.published, c.printed_time) for c in page.comments] == [(None, "2 days ago")] * 2


def test_short_answers_that_open_like_controls_are_words() -> None:
    after = comment_list(wordpress(1, "Ann", "Share the boat then."), wordpress(2, "Bo", "Like my aunt said"))
    page = html_page(article(after=after))
    assert words_of(page, "comment") == ["Share the boat then.", "Like my aunt said"]


def test_answers_of_another_make_are_joined_and_nested() -> None:
    def answer(name: str, words: str) -> str:
        return f"<section class='b2'><h4>{name}</h4><i>9 March, 14:20</i><p>{words}</p></section>"

    def entry(name: str, words: str, inside: str = "") -> str:
        return f"<article class='b1'><h4>{name}</h4><i>9 March, 14:10</i><p>{words}</p>{inside}</article>"

    items = entry("Oda", "It was the tide.", answer("Per", "It was the captain.")) + entry("Quin", "It was both.")
    page = html_page(article(after=f"<h3>Readers’ comments</h3><div>{items}</div>"))
    assert thread(page) == [
        ("1", None, "Oda", "It was the tide."),
        ("1.1", "1", "Per", "It was the captain."),
        ("2", None, "Quin", "It was both."),
    ]
    assert page.comments[0].published is None
    assert page.comments[0].printed_time == "9 March, 14:10"


def test_author_and_time_may_stand_under_the_words() -> None:
    rows = "".join(
        f"<li><p>{words}</p><p>{name} Le {day} mars 2031 à 12:57</p><p><a href='#r'>Répondre</a></p></li>"
        for name, day, words in (("Rémi", 4, "Belle traversée"), ("Sofie", 5, "Pas pour tout le monde."))
    )
    page = html_page(article(after=f"<h3>Vos réactions</h3><ul>{rows}</ul>"))
    assert thread(page) == [("1", None, "Rémi", "Belle traversée"), ("2", None, "Sofie", "Pas pour tout le monde.")]


def test_in_reply_to_a_name_gives_the_parent() -> None:
    def item(name: str, words: str, to: str = "") -> str:
        return f"<div class='r'><strong>{name}</strong> <time>9 March 2031</time>{to}<p>{words}</p></div>"

    items = item("Tor", "Who pays?") + item("Una", "We do.", "<div>In reply to <a href='#1'>Tor</a></div>")
    page = html_page(article(after=f"<h3>Comments</h3>{items}"))
    assert [(c.author, c.parent) for c in page.comments] == [("Tor", None), ("Una", "1")]


def test_microdata_comments_without_a_heading() -> None:
    items = "".join(
        f"<div itemprop='comment' itemscope><h5 itemprop='author'>{name}</h5><p itemprop='text'>{words}</p></div>"
        for name, words in (("Vera", "Good."), ("Wim", "Bad."))
    )
    page = html_page(article(after=f"<div>{items}</div>"))
    assert thread(page) == [("1", None, "Vera", "Good."), ("2", None, "Wim", "Bad.")]


def test_boxes_of_dates_and_other_stories_are_no_thread() -> None:
    dates = "<div class='m'><span>Boats</span><span>6 March 2031 | 10:24</span></div>" * 3
    story = "<li><a href='/s'>The ferry to the outer island stops</a> <span>Ann Lee, 6 March 2031</span></li>"
    page = html_page(article(after=f"<h4>What readers discuss</h4>{dates}<aside><ul>{story * 3}</ul></aside>"))
    assert page.comments == ()


def test_answers_to_answers_of_another_make_have_boxes_of_their_own() -> None:
    inner = '<div class="r"><p><b>Jo Prewitt</b>, Oct. 22, 12:05</p><p>Agree with every word of this.</p></div>'
    second = '<div class="r"><p><b>Ines</b>, Oct. 23, 9:40</p><p>Page nine says so as well.</p></div>'
    answer = f'<div class="r"><p><b>salt77</b>, Oct. 21, 11:05</p><p>Read the report before you speak.</p>{inner}</div>'
    first = "<p><b>Marit Olsen</b>, Oct. 20, 10:05</p><p>It was never about the ferry.</p>"
    other = "<p><b>Bo</b>, Oct. 24, 8:15</p><p>Who is going to pay for the pier?</p>"
    page = html_page(
        article()
        + f'<section id="comments"><h2>5 comments</h2><article class="comment">{first}'
        + f'<div class="answers">{answer}{second}</div></article><article class="comment">{other}</article></section>'
    )
    assert [(row.number, row.parent, row.author) for row in page.comments] == [
        ("1", None, "Marit Olsen"),
        ("1.1", "1", "salt77"),
        ("1.1.1", "1.1", "Jo Prewitt"),
        ("1.2", "1", "Ines"),
        ("2", None, "Bo"),
    ]


def test_a_time_that_no_space_parts_from_the_name_is_seen() -> None:
    items = "".join(
        f'<li><span class="n">{name}</span><span class="t">{hours} hours ago</span><div>{words}</div></li>'
        for name, hours, words in (
            ("Marit Olsen", 4, "It was never about the ferry."),
            ("salt77", 3, "Read the report before you speak."),
            ("Bo", 2, "Who is going to pay for the pier?"),
        )
    )
    page = html_page(article() + f'<ol id="thread">{items}</ol>')
    assert [row.author for row in page.comments] == ["Marit Olsen", "salt77", "Bo"]
