from anatomy.pages import article, html_page


def test_json_ld_gives_dates_authors_publisher_and_origin() -> None:
    head = """<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", "headline": "Ferry Stops",
      "datePublished": "2031-03-05T18:12:00+01:00", "dateModified": "2031-03-06", "author": [{"name": "Ola Rind"}],
      "publisher": {"name": "Quay Paper"}, "isBasedOn": "https://skerry.example/a",
      "keywords": "Boats, boats, Ice"}]}</script>"""
    page = html_page(article(head=head))
    assert page.published == "2031-03-05T18:12:00+01:00"
    assert page.updated == "2031-03-06"
    assert page.bylines == ("Ola Rind",)
    assert page.outlet == "Quay Paper"
    assert page.original == "https://skerry.example/a"
    assert page.tags == ("Boats", "Ice")
    assert "published:json-ld" in [row.code for row in page.evidence]


def test_visible_date_wins_over_metadata() -> None:
    head = "<meta property='article:published_time' content='2031-03-09T00:00:00Z'>"
    page = html_page(article(head=head, before="<p class='d'>Posted: 5 March 2031 14:20</p>"))
    assert page.published == "2031-03-05T14:20:00"
    assert "published:visible" in [row.code for row in page.evidence]


def test_visible_update_is_not_the_publication() -> None:
    before = "<div><span>Published 5 March 2031</span> <span>Last modified 7 March 2031</span></div>"
    page = html_page(article(before=before))
    assert (page.published, page.updated) == ("2031-03-05", "2031-03-07")


def test_canonical_of_another_host_is_the_origin() -> None:
    head = (
        "<link rel=canonical href='https://skerry.example/a'><meta property='og:url' content='https://quay.example/b'>"
    )
    page = html_page(article(head=head))
    assert (page.canonical, page.original) == ("https://quay.example/b", "https://skerry.example/a")


def test_broken_json_ld_is_a_note() -> None:
    page = html_page(article(head="<script type='application/ld+json'>{nope</script>"))
    assert "metadata:json-ld-broken" in [note.code for note in page.notes]


def test_declared_language_is_evidence_only() -> None:
    page = html_page(article())
    assert page.language is None
    assert [row.text for row in page.evidence if row.code == "language:declared"] == ["en"]
