import io

from export.dossier_case import sample
from export.test_dossier_html import hostile
from rich.console import Console

from onrecord.export.dossier import DossierInput, dossier, render_markdown, render_terminal
from onrecord.export.dossier.markdown import escaped
from onrecord.export.dossier.wording import carried, clip, counted, listed, plain_date


def printed(made, width, **options):
    console = Console(width=width, file=io.StringIO(), color_system=None)
    console.print(render_terminal(made, width=width, **options))
    return console.file.getvalue()


def test_markdown_of_the_same_records_is_the_same_text():
    assert render_markdown(dossier(sample())) == render_markdown(dossier(sample()))


def test_markdown_tells_the_source_and_the_characters_of_a_quotation():
    text = render_markdown(dossier(sample()))
    assert (
        "> that no agreement on the tower had ever been signed\n>\n> (The Skerry Mail, 6 September 2021; source 1,"
        in text
    )
    assert "1. Coast board says the tower at Grey Skerry will close. The Skerry Mail" in text


def test_markdown_obeys_no_word_of_a_page():
    text = render_markdown(dossier(hostile()))
    assert "<script" not in text.replace("\\<", "")
    assert "\x1b" not in text
    assert "\u202e" not in text


def test_markdown_escapes_what_would_format_or_begin_a_list():
    assert escaped("1. *a* [b](http://c.example) <i>") == "1\\. \\*a\\* \\[b\\]\\(http\\://c.example\\) \\<i\\>"
    assert escaped("- x\n# y") == "\\- x \\# y"


def test_markdown_of_an_empty_ledger_says_so():
    text = render_markdown(dossier(DossierInput()))
    assert "Nobody is quoted on these pages" in text
    assert "Nothing failed." in text


def test_the_terminal_keeps_to_its_width():
    for width in (40, 60, 120):
        assert max(len(line) for line in printed(dossier(sample()), width).splitlines()) <= width


def test_a_wide_terminal_shows_the_sides_of_a_dispute_beside_each_other():
    line = next(row for row in printed(dossier(sample()), 120).splitlines() if "Runa Holm, for the board" in row)
    assert "Edvin Vey, for the fishermen" in line


def test_long_lists_are_cut_with_a_count():
    assert "and 2 more: see the HTML" in printed(dossier(sample()), 80, most=1)


def test_the_terminal_obeys_no_word_of_a_page():
    text = printed(dossier(hostile()), 80)
    assert "\x1b" not in text
    assert "\u202e" not in text


def test_the_terminal_prints_square_brackets_as_they_are():
    given = sample()
    made = dossier(given, title="[bold red]No[/bold red]")
    assert "[bold red]No[/bold red]" in printed(made, 80)


def test_an_empty_ledger_is_told_in_the_terminal():
    assert "Nobody is quoted" in printed(dossier(DossierInput()), 60)


def test_plain_words():
    assert plain_date("2021-09-06T14:05:00+02:00") == "6 September 2021"
    assert plain_date("2021-09") == "September 2021"
    assert plain_date(None) == "undated"
    assert plain_date("last week") == "last week"
    assert plain_date("2021-19-01") == "2021-19-01"
    assert carried(1, 1) == "One page carries it."
    assert carried(3, 1) == "One report; 3 pages carry it."
    assert carried(3, 2) == "Reported independently 2 times; 3 pages carry it."
    assert counted(1, "copy") == "1 copy"
    assert counted(1204, "record resting on them") == "1,204 records resting on them"
    assert listed(["a", "b", "c"]) == "a, b and c"
    assert clip("one two three four", 12) == "one two…"
