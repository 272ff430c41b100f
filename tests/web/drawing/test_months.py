from xml.etree import ElementTree

from onrecord.web.drawing.months import Stretch, drawn_months


def test_bars_are_as_high_as_their_counts() -> None:
    rows = [Stretch(date="2019-01", statements=2), Stretch(date="2019-02", statements=0)]
    rows += [Stretch(date="2019-03", statements=4, capped=True)]
    root = ElementTree.fromstring(drawn_months(rows, "<b> & Sons"))
    bars = root.findall("rect")
    assert [float(bar.get("height", "")) for bar in bars] == [32, 0, 64]
    assert [bar.findtext("title") for bar in bars] == [
        "January 2019: 2 statements",
        "February 2019: 0 statements",
        "March 2019: more than 4 statements",
    ]
    assert "<b> & Sons: January 2019 to March 2019, at most 4 in one month" in root.get("aria-label", "")


def test_one_stretch_needs_no_drawing() -> None:
    assert drawn_months([Stretch(date="2019", statements=9)], "x") == ""
