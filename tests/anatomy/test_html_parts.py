from anatomy.pages import PARAGRAPHS, article, html_page, words_of

from onrecord.anatomy import html_document
from onrecord.anatomy.lines import document_lines, units
from onrecord.records import BlockKind


def test_body_paragraphs_are_whole_elements_with_path_and_reason() -> None:
    page = html_page(article())
    assert words_of(page, "paragraph") == list(PARAGRAPHS)
    first = page.blocks_of(BlockKind.PARAGRAPH)[0]
    assert first.path.endswith("/p[1]")
    assert first.why


def test_headline_is_the_h1_and_the_title() -> None:
    page = html_page(article(title="Ferry Between Islands Stops"))
    assert words_of(page, "headline") == ["Ferry Between Islands Stops"]
    assert page.title == "Ferry Between Islands Stops"
    assert page.outlet == "The Quay Paper"


def test_lines_between_double_breaks_are_paragraphs() -> None:
    body = "<br><br>".join(PARAGRAPHS)
    page = html_page(
        f"<title>The Quay Paper - FERRY STOPS IN MAY</title><table><tr><td><a href=/>Front page</a></td><td>"
        f"<b>FERRY STOPS IN MAY</b><br><font size=1>Posted: 5 March 2031 14:20</font><br><br>{body}</td></tr></table>"
    )
    assert words_of(page, "paragraph") == list(PARAGRAPHS)
    assert words_of(page, "headline") == ["FERRY STOPS IN MAY"]
    assert page.published == "2031-03-05T14:20:00"
    assert page.outlet == "The Quay Paper"


def test_dateline_is_a_block_and_the_paragraph_starts_after_the_dash() -> None:
    body = f"<p>GRYTVIK, March 4 (Northwire) — {PARAGRAPHS[0]}</p>" + "".join(f"<p>{row}</p>" for row in PARAGRAPHS[1:])
    page = html_page(article(body=body))
    assert words_of(page, "dateline") == ["GRYTVIK, March 4 (Northwire) —"]
    assert words_of(page, "paragraph")[0] == PARAGRAPHS[0]
    assert page.dateline is not None
    assert (page.dateline.place, page.dateline.agency) == ("GRYTVIK", "Northwire")
    assert [(credit.names, credit.kind) for credit in page.credits] == [("Northwire", "agency")]
    assert page.credits[0].span.of(page.text) == "(Northwire)"


def test_byline_is_cleaned_and_capitals_are_written_as_names() -> None:
    page = html_page(article(before="<p class='by'>By OLA RIND and MAJ O'BERG</p>"))
    assert page.bylines == ("Ola Rind", "Maj O'Berg")
    assert words_of(page, "byline") == ["By OLA RIND and MAJ O'BERG"]


def test_placeholder_authors_and_the_outlet_are_no_byline() -> None:
    head = "<meta property='og:site_name' content='The Quay Paper'><meta name='author' content='admin, The Quay Paper'>"
    assert html_page(article(head=head)).bylines == ()


def test_repeated_captions_are_each_labelled() -> None:
    figure = "<div class='wp-caption'><img src=a.jpg><p class='wp-caption-text'>The quay in the morning fog</p></div>"
    page = html_page(article(before=figure + figure))
    assert words_of(page, "caption") == ["The quay in the morning fog"] * 2


def test_subheading_list_and_quote_keep_their_kinds() -> None:
    extra = (
        f"<h2>What the yard says</h2><p>{PARAGRAPHS[2]}</p><blockquote><p>The engine of the boat is older than its"
        f" captain, and both of them are tired of the run.</p></blockquote><p>{PARAGRAPHS[3]}</p>"
    )
    page = html_page(article(body=f"<p>{PARAGRAPHS[0]}</p><p>{PARAGRAPHS[1]}</p>{extra}"))
    assert words_of(page, "subheading") == ["What the yard says"]
    assert len(words_of(page, "quote")) == 1


def test_credit_line_is_its_whole_line() -> None:
    page = html_page(article(after="<p class='src'>H/T <a href='https://skerry.example/a'>Skerry Times</a></p>"))
    assert words_of(page, "credit") == ["H/T Skerry Times"]
    assert [(credit.names, credit.kind) for credit in page.credits] == [("Skerry Times", "hat-tip")]


def test_correction_is_labelled() -> None:
    note = "<p>Correction: An earlier version gave the wrong month for the last ferry between the islands.</p>"
    body = "".join(f"<p>{row}</p>" for row in PARAGRAPHS) + note
    assert len(words_of(html_page(article(body=body)), "correction")) == 1


def test_menus_and_related_stories_are_furniture() -> None:
    above = "<nav><a href=/a>News</a> <a href=/b>Boats</a></nav>"
    after = "<aside><h3>Related stories</h3><ul><li><a href=/c>Ice on the sound</a></li></ul></aside>"
    page = html_page(article(above=above, after=after))
    found = words_of(page, "furniture")
    assert {"Related stories", "Ice on the sound"} <= set(found)
    assert any("News" in words for words in found)


def test_hidden_text_has_no_block() -> None:
    page = html_page(article(after="<section style='display:none'><p>Read the paper for three months.</p></section>"))
    assert all("three months" not in block.span.of(page.text) for block in page.blocks)
    assert page.hidden


def test_policy_is_heading_and_text() -> None:
    box = (
        "<div><h4>Community guidelines</h4><p>Comments are welcome. Comments that contain insults will be removed."
        " Please keep to the subject.</p></div>"
    )
    page = html_page(article(after=box))
    assert page.policy is not None
    assert len(page.policy) == 1
    words = page.policy[0].of(page.text)
    assert words.startswith("Community guidelines")
    assert words.endswith("subject.")


def test_a_paragraph_about_rules_is_no_policy() -> None:
    body = "".join(f"<p>{row}</p>" for row in PARAGRAPHS) + (
        "<h3>House rules</h3><p>The prince said that comments had been removed and that the ban must be kept.</p>"
        f"<p>{PARAGRAPHS[3]} Again.</p>"
    )
    page = html_page(article(body=body))
    assert page.text.count("House rules") == 1


def test_script_thread_is_named() -> None:
    page = html_page(article(after="<div id='disqus_thread'></div>"))
    assert page.thread_elsewhere == "Disqus"
    assert page.comments == ()


def test_a_short_paragraph_under_the_headline_is_the_deck() -> None:
    words = "The harbour board has no captain, no engine and no answer from the county"
    page = html_page(article(before=f"<div><div class='z1'>{words}</div></div><p>By Ola Rind</p>"))
    assert words_of(page, "deck") == [words]
    assert words_of(page, "paragraph") == list(PARAGRAPHS)


def test_a_bold_first_paragraph_is_the_deck() -> None:
    lead = "The islanders have waited all winter for a boat that nobody has ordered."
    body = f"<p><strong>{lead}</strong></p>" + "".join(f"<p>{words}</p>" for words in PARAGRAPHS)
    assert words_of(html_page(article(body=body)), "deck") == [lead]


def test_a_drop_cap_belongs_to_its_paragraph() -> None:
    document = html_document(
        f"<main><div><div class='big'>T</div>{PARAGRAPHS[0][1:]}</div><p>{PARAGRAPHS[1]}</p></main>"
    )
    found = [[line.text for line in unit] for unit in units(document_lines(document))]
    assert found == [["T", PARAGRAPHS[0][1:]], [PARAGRAPHS[1]]]


def test_times_of_a_live_page_s_entries_are_no_paragraphs() -> None:
    body = "".join(f"<p>{hour}:05</p><p>{words}</p>" for hour, words in enumerate(PARAGRAPHS, start=10))
    assert words_of(html_page(article(body=body)), "paragraph") == list(PARAGRAPHS)


def test_an_agency_beside_a_person_is_no_byline_and_initials_go() -> None:
    page = html_page(article(before="<p>By Ola Rind, Northwire News and Maj Oberg (mob)</p>"))
    assert page.bylines == ("Ola Rind", "Maj Oberg")


def test_a_front_page_is_no_canonical_address_of_a_report() -> None:
    page = html_page(article(head="<link rel='canonical' href='https://quay.example/'>"))
    assert page.canonical is None
    assert [note.code for note in page.notes] == ["canonical:front-page"]
