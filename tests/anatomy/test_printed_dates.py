from anatomy.pages import article, html_page

DECLARED = "<meta property='article:published_time' content='2031-03-05T08:00:00+01:00'>"


def test_the_date_that_the_head_confirms_comes_before_todays() -> None:
    page = html_page(article(above="<p>9 April 2031</p>", head=DECLARED, before="<p>5 March 2031</p>"))
    assert page.published == "2031-03-05T08:00:00+01:00"


def test_a_date_in_a_sentence_is_not_the_pages() -> None:
    before = "<p>The ferry on its way to the outer islands with a full deck on a quiet morning, 1 February 2031</p>"
    assert html_page(article(head=DECLARED, before=before)).published == "2031-03-05T08:00:00+01:00"


def test_the_on_of_a_sentence_labels_no_date() -> None:
    before = "<p>“We saw the first cracks on 1 February 2031, and we told the ministry,” said the harbour engineer.</p>"
    assert html_page(article(head=DECLARED, before=before)).published == "2031-03-05T08:00:00+01:00"


def test_a_labelled_date_comes_before_a_plain_one() -> None:
    page = html_page(article(before="<p>6 March 2031</p><p>Published on 5 March 2031</p>"))
    assert page.published == "2031-03-05"


def test_when_a_member_joined_is_no_date_of_the_page() -> None:
    page = html_page(article(before="<p>Registered: 1 May 2029</p><p>5 March 2031</p>"))
    assert page.published == "2031-03-05"


def test_a_labelled_date_after_the_report() -> None:
    page = html_page(article(after="<p>Erschienen am: 05.03.2031</p>"))
    assert page.published == "2031-03-05"


def test_the_words_that_decided_stand_in_the_text() -> None:
    page = html_page(article(before="<p>Posted: 5 March 2031</p>"))
    found = next(row for row in page.evidence if row.code == "published:visible")
    assert found.span is not None
    assert found.span.of(page.text) == found.text == "5 March 2031"


def test_a_short_year_is_read_by_its_clock() -> None:
    assert html_page(article(before="<p>von quayhand am 26.10.31, 15:48</p>")).published == "2031-10-26"


def test_a_stamp_stands_for_words_that_run_together() -> None:
    times = "<time datetime='2031-03-05T08:16:57+01:00'>5 March 2031</time><time class='updated'>5 March 2031</time>"
    assert html_page(article(before=f"<p>{times}</p>")).published == "2031-03-05T08:16:57+01:00"


def test_thin_spaces_part_a_date() -> None:
    assert html_page(article(before="<p>Von Ola Rind 5.\u20093.\u20092031</p>")).published == "2031-03-05"


def test_a_page_of_no_article_is_dated_by_its_data() -> None:
    head = (
        """<script type="application/ld+json">{"@type": "WebPage", "datePublished": "2031-03-05T10:00:00Z"}</script>"""
    )
    assert html_page(article(head=head)).published == "2031-03-05T10:00:00+00:00"
