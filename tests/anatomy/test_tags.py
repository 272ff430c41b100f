from anatomy.pages import article, html_page


def test_links_marked_as_tags_win_over_the_heads_words() -> None:
    head = "<meta name=keywords content='news, islands'>"
    after = "<p><a rel=tag href='/t/ferry'>Ferry</a> <a rel=tag href='/t/ice'>Ice</a></p>"
    page = html_page(article(head=head, after=after))
    assert page.tags == ("Ferry", "Ice")
    assert "tags:visible" in [row.code for row in page.evidence]


def test_a_label_names_the_tags() -> None:
    page = html_page(article(after="<p>Tags: <a href='/t/ferry'>Ferry</a>, <a href='/t/ice'>Ice</a></p>"))
    assert page.tags == ("Ferry", "Ice")


def test_a_tag_cloud_is_the_sites() -> None:
    after = "<div class='tag-cloud'><a rel=tag href='/t/ferry'>Ferry</a></div>"
    assert html_page(article(after=after)).tags == ()


def test_a_word_that_opens_like_a_label_is_none() -> None:
    assert html_page(article(after="<p>Tagesblatt, Sommer, Winter</p>")).tags == ()


def test_a_link_marked_as_category_is_the_section() -> None:
    head = "<meta property='article:section' content='News, Boats, Ice'>"
    page = html_page(article(head=head, before="<p><a rel='category tag' href='/c/boats'>Boats</a></p>"))
    assert page.section == "Boats"
