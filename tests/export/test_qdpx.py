"""REFI-QDA projects: that they follow the schema, that positions hold the words, that hostile text moves nothing."""

import io
import re
import zipfile
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

import msgspec
import pytest
from builders import find, make_page, make_statement
from export.dossier_case import LAMP, TOWER, sample, summary
from export.selected import HOSTILE, hostile, selected
from hypothesis import given
from hypothesis import strategies as st
from ledgers import fill
from lxml import etree

from onrecord.export.dossier import DossierInput
from onrecord.export.forms import FORMS
from onrecord.export.qdpx import source_text
from onrecord.export.selection import Selection
from onrecord.ledger import open_ledger
from onrecord.records import Verdict

NAMESPACE = "{urn:QDA-XML:project:1.0}"
GUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
KINDS = {"Text", "Boolean", "Integer", "Float", "Date", "DateTime"}
DIRECTIONS = {"Associative", "OneWay", "Bidirectional"}

TEXT_SOURCE = (
    {"guid"},
    {"name", "richTextPath", "plainTextPath", "creatingUser", "creationDateTime", "modifyingUser", "modifiedDateTime"},
    "Description? PlainTextContent? PlainTextSelection* Coding* NoteRef* VariableValue*",
)
VALUES = "TextValue BooleanValue IntegerValue FloatValue DateValue DateTimeValue".split()
REFERENCE = ({"targetGUID"}, set(), "")
WORDS = (set(), set(), None)
SCHEMA = {
    "Project": (
        {"name"},
        {"origin", "creatingUserGUID", "creationDateTime", "modifyingUserGUID", "modifiedDateTime", "basePath"},
        "Users? CodeBook? Variables? Cases? Sources? Notes? Links? Sets? Graphs? Description? NoteRef*",
    ),
    "Users": (set(), set(), "User+"),
    "User": ({"guid"}, {"name", "id"}, ""),
    "CodeBook": (set(), set(), "Codes"),
    "Codes": (set(), set(), "Code+"),
    "Code": ({"guid", "name", "isCodable"}, {"color"}, "Description? NoteRef* Code*"),
    "Variables": (set(), set(), "Variable+"),
    "Variable": ({"guid", "name", "typeOfVariable"}, set(), "Description?"),
    "Cases": (set(), set(), "Case+"),
    "Case": ({"guid"}, {"name"}, "Description? CodeRef* VariableValue* SourceRef* SelectionRef*"),
    "VariableValue": (set(), set(), f"VariableRef ({'|'.join(VALUES)})?"),
    "Sources": (set(), set(), "TextSource+"),
    "TextSource": TEXT_SOURCE,
    "Notes": (set(), set(), "Note+"),
    "Note": TEXT_SOURCE,
    "PlainTextSelection": (
        {"guid", "startPosition", "endPosition"},
        {"name", "creatingUser", "creationDateTime", "modifyingUser", "modifiedDateTime"},
        "Description? Coding* NoteRef*",
    ),
    "Coding": ({"guid"}, {"creatingUser", "creationDateTime"}, "CodeRef NoteRef*"),
    "Links": (set(), set(), "Link+"),
    "Link": ({"guid"}, {"name", "direction", "color", "originGUID", "targetGUID"}, "NoteRef*"),
    **{f"{name}Ref": REFERENCE for name in ("Note", "Code", "Source", "Selection", "Variable")},
    **dict.fromkeys(["Description", "PlainTextContent", *VALUES], WORDS),
}
"""Of the standard's schema what we write: each element's required and other attributes, and its children in order."""


@dataclass
class Project:
    root: etree._Element
    files: dict[str, bytes]

    def all(self, tag: str, **attributes: str) -> list[etree._Element]:
        rows = self.root.iter(f"{NAMESPACE}{tag}")
        return [row for row in rows if all(row.get(name) == value for name, value in attributes.items())]

    def one(self, tag: str, **attributes: str) -> etree._Element:
        (row,) = self.all(tag, **attributes)
        return row

    def text(self, source: etree._Element) -> str:
        return self.files["sources/" + source.get("plainTextPath").removeprefix("internal://")].decode()

    def coded(self, name: str, by: str | None = None) -> list[str]:
        """The words coded with the code of this name, and with this user's name."""
        key = self.one("Code", name=name, isCodable="true").get("guid")
        users = {row.get("guid"): row.get("name") for row in self.all("User")}
        return [
            self.text(source)[int(row.get("startPosition")) : int(row.get("endPosition"))]
            for source in self.all("TextSource")
            for row in source.iter(f"{NAMESPACE}PlainTextSelection")
            for coding in row.iter(f"{NAMESPACE}Coding")
            if coding[0].get("targetGUID") == key and by in (None, users[coding.get("creatingUser")])
        ]


def written(selection: Selection) -> bytes:
    file = io.BytesIO()
    FORMS["qdpx"].write(selection, file)
    return file.getvalue()


def read(selection: Selection) -> Project:
    with zipfile.ZipFile(io.BytesIO(written(selection))) as zipped:
        files = {name: zipped.read(name) for name in zipped.namelist()}
    project = Project(etree.fromstring(files["project.qde"]), files)
    check(project)
    return project


def check(project: Project) -> None:
    """Fail where the project is not as the standard's schema has it, or points at what is not there."""
    assert project.root.tag == f"{NAMESPACE}Project"
    for element in project.root.iter():
        assert element.tag.startswith(NAMESPACE)
        name = element.tag.removeprefix(NAMESPACE)
        required, optional, children = SCHEMA[name]
        assert required <= set(element.attrib) <= required | optional, name
        held = "".join(f"{row.tag.removeprefix(NAMESPACE)}~" for row in element)
        if children is None:
            assert not held
            assert element.text
        else:
            assert re.fullmatch(re.sub(r"\w+", r"(?:\g<0>~)", children).replace(" ", ""), held), (name, held)
            assert not (element.text or "").strip()
        for key, value in element.attrib.items():
            if key == "guid" or key.endswith(("GUID", "User")):
                assert GUID.fullmatch(value), (name, key)
            elif key.endswith("DateTime"):
                assert datetime.fromisoformat(value).tzinfo
            elif key.endswith("Position"):
                assert value == str(int(value))
            elif key == "isCodable":
                assert value in ("true", "false")
            elif key == "typeOfVariable":
                assert value in KINDS
            elif key == "direction":
                assert value in DIRECTIONS
        if name == "DateValue":
            assert date.fromisoformat(element.text)
    check_references(project)


def check_references(project: Project) -> None:
    ids: dict[str, str] = {}
    for element in project.root.iter():
        if element.get("guid"):
            assert element.get("guid") not in ids
            ids[element.get("guid")] = element.tag.removeprefix(NAMESPACE)
    targets = {"NoteRef": "Note", "CodeRef": "Code", "SourceRef": "TextSource", "VariableRef": "Variable"}
    for element in project.root.iter():
        name = element.tag.removeprefix(NAMESPACE)
        if name.endswith("Ref"):
            assert ids[element.get("targetGUID")] == targets.get(name, "PlainTextSelection")
        for key in ("creatingUser", "creatingUserGUID"):
            assert element.get(key) is None or ids[element.get(key)] == "User"
    for link in project.all("Link"):
        assert {ids[link.get("originGUID")], ids[link.get("targetGUID")]} == {"PlainTextSelection"}
    codable = {row.get("guid") for row in project.all("Code", isCodable="true")}
    assert {row.get("targetGUID") for row in project.all("CodeRef")} <= codable
    texts = [*project.all("TextSource"), *project.all("Note")]
    paths = {f"sources/{row.get('plainTextPath').removeprefix('internal://')}" for row in texts}
    assert paths == set(project.files) - {"project.qde"}
    for source in project.all("TextSource"):
        length = len(project.text(source))
        for row in source.iter(f"{NAMESPACE}PlainTextSelection"):
            assert 0 <= int(row.get("startPosition")) < int(row.get("endPosition")) <= length
    for tag in ("Code", "Case", "TextSource", "Note", "Variable", "User"):
        names = [row.get("name").casefold() for row in project.all(tag)]
        assert len(names) == len(set(names)), tag


class Judged(Selection):
    """A selection of which one record is judged."""

    record, verdict, who = "", Verdict.ACCEPTED, "Ada <desk>"

    def state(self, record: str) -> str:
        return self.verdict.value if record == self.record else super().state(record)

    def judged_by(self, record: str) -> str | None:
        return self.who if record == self.record else None


def test_sources_are_the_pages_as_they_are() -> None:
    case = sample()
    project = read(selected(case))
    assert {project.text(row) for row in project.all("TextSource")} == {page.text for page in case.pages}
    assert {row.get("name") for row in project.all("TextSource")} == {page.title for page in case.pages}


def test_pieces_cues_and_sources_are_coded() -> None:
    case = sample()
    project = read(selected(case))
    assert set(project.coded("content")) == {piece for row in case.statements for piece in row.pieces}
    assert set(project.coded("cue")) == {row.cue_words for row in case.statements if row.cue_words}
    assert set(project.coded("source")) == {row.source_words for row in case.statements if row.source_words}
    assert set(project.coded("mixed")) == {"that the tower was “a matter of money, and only of money.”"}
    assert "“We were shown a draft." in project.coded("direct")
    assert set(project.coded("reported")) == set(project.coded("content"))
    assert project.coded("machine") == project.coded("content")


def test_speakers_are_coded_where_they_speak_and_are_cases() -> None:
    project = read(selected(sample()))
    assert "Edvin Vey" in project.coded("Edvin Vey")
    assert "“We were shown a draft." in project.coded("Edvin Vey")
    case = project.one("Case", name="Edvin Vey")
    values = [row.text for row in case.iter(f"{NAMESPACE}TextValue")]
    assert values == ["person", "the fishermen", "speaker, the fishermen"]
    assert len(case.findall(f"{NAMESPACE}SourceRef")) == 2
    assert len(case.findall(f"{NAMESPACE}SelectionRef")) == 4
    assert not project.all("Case", name="Solveig Aarn")


def test_actors_stand_under_their_side() -> None:
    project = read(selected(sample()))
    side = project.one("Code", name="the fishermen")
    assert side.get("isCodable") == "false"
    assert [row.get("name") for row in side.findall(f"{NAMESPACE}Code")] == ["Edvin Vey"]
    assert side.getparent().get("name") == "actors"


def test_positions_are_coded_with_matter_act_polarity_and_status() -> None:
    project = read(selected(sample()))
    signed = "“The agreement was signed in June and it stands,”"
    assert signed in project.coded("the tower agreement")
    assert project.coded("asserts") == project.coded("signed") == [signed]
    assert (
        project.coded("denies") == project.coded("against") == ["that no agreement on the tower had ever been signed"]
    )


def test_a_dispute_has_a_code_a_note_and_a_link_of_both_sides() -> None:
    project = read(selected(sample()))
    name = "Runa Holm / Edvin Vey: signed / never signed"
    assert project.coded(name) == [
        "“The agreement was signed in June and it stands,”",
        "that no agreement on the tower had ever been signed",
    ]
    assert project.one("Code", name=name).getparent().get("name") == "likely disputes"
    note = project.one("Note", name=name)
    text = project.text(note)
    assert "likely dispute, confidence 0.88, machine" in text
    assert "Edvin Vey (2021-09-06): that no agreement on the tower had ever been signed" in text
    link = project.one("Link")
    sides = [project.one("PlainTextSelection", guid=link.get(end)) for end in ("originGUID", "targetGUID")]
    for side in sides:
        assert side.find(f"{NAMESPACE}NoteRef").get("targetGUID") == note.get("guid")


def test_pages_have_outlet_date_language_and_address() -> None:
    project = read(selected(sample()))
    source = project.one("TextSource", name="Lights out at Grey Skerry")
    names = {row.get("guid"): row.get("name") for row in project.all("Variable")}
    values = {names[row[0].get("targetGUID")]: row[1].text for row in source.findall(f"{NAMESPACE}VariableValue")}
    assert values == {
        "outlet": "Northern Wire Review",
        "date": "2021-09-07",
        "language": "en",
        "address": "saved/2.html",
    }


@pytest.mark.parametrize("published", [None, "2021", "2021-09", "a Monday"])
def test_a_page_without_a_day_has_no_date(published: str | None) -> None:
    case = sample()
    rows = tuple(msgspec.structs.replace(row, published=published) for row in case.summaries)
    assert not read(selected(replace(case, summaries=rows))).all("DateValue")


def test_what_a_person_accepted_is_theirs() -> None:
    case = sample()
    chosen = Judged(selected(case).store)
    chosen.record = next(row.id for row in case.statements if row.cue_words == "told")
    project = read(chosen)
    words = ["that the tower was “a matter of money, and only of money.”"]
    assert [row.get("name") for row in project.all("User")] == ["onrecord (machine)", "Ada <desk>"]
    assert project.coded("content", by="Ada <desk>") == project.coded("accepted", by="Ada <desk>") == words
    assert project.coded("cue", by="Ada <desk>") == ["told"]
    assert words[0] not in project.coded("machine")


def test_what_a_person_is_unsure_of_stays_the_machines() -> None:
    case = sample()
    chosen = Judged(selected(case).store)
    chosen.record, chosen.verdict = case.positions[0].id, Verdict.UNSURE
    project = read(chosen)
    assert len(project.all("User")) == 2
    assert project.coded("unsure", by="onrecord (machine)") == ["“The agreement was signed in June and it stands,”"]
    assert project.coded("asserts", by="Ada <desk>") == []


def test_of_one_matter_only_what_touches_it() -> None:
    project = read(selected(sample(), matter=LAMP))
    assert project.root.get("name") == "the lamp"
    assert project.coded("content") == ["for the lamp to stay lit until the ferry has radar"]
    assert [row.get("name") for row in project.all("Case")] == ["Edvin Vey"]
    assert len(project.all("TextSource")) == 1
    assert not project.all("Note")


def test_a_dispute_with_a_side_on_a_page_left_out_keeps_its_note() -> None:
    case = sample()
    elsewhere = msgspec.structs.replace(case.disputes[0].b, page="gone")
    dispute = msgspec.structs.replace(case.disputes[0], b=elsewhere)
    project = read(selected(replace(case, disputes=(dispute,)), matter=TOWER))
    assert len(project.all("Note")) == 1
    assert not project.all("Link")


def test_names_that_two_things_share_are_told_apart() -> None:
    case = sample()
    same = [msgspec.structs.replace(row, name="Edvin  VEY", side="denies") for row in case.actors]
    matter = msgspec.structs.replace(case.matters[0], name="Edvin Vey")
    rows = tuple(msgspec.structs.replace(row, title="One title", outlet="One outlet") for row in case.summaries)
    project = read(selected(replace(case, actors=tuple(same), matters=(matter,), summaries=rows)))
    named = {row.get("name") for row in project.all("Code")}
    assert {"Edvin VEY", "Edvin VEY (actor)", "Edvin Vey (matter)", "denies", "denies (group)"} <= named
    assert [row.get("name") for row in project.all("Case")] == ["Edvin VEY", "Edvin VEY (actor)"]
    titles = {row.get("name") for row in project.all("TextSource")}
    assert {"One title", "One title (One outlet)"} < titles
    assert any(name.startswith("One title (One outlet ") for name in titles)


def test_hostile_names_and_words_stay_words() -> None:
    case = hostile()
    project = read(selected(case))
    (page,) = case.pages
    (source,) = project.all("TextSource")
    assert b"<script>" not in project.files["project.qde"]
    assert [row.get("name") for row in project.all("Case")] == [
        *HOSTILE[:2],
        *reversed(["\U0001f600\ufffd\ufffd\ufffd a b", HOSTILE[2]]),
    ]
    assert len(project.text(source)) == len(page.text)
    assert sorted(project.coded("content")) == sorted(row.words for row in case.statements)
    assert project.coded("source")[:3] == list(HOSTILE[:3])
    assert project.coded("source")[3] == "\U0001f600\ufffd\ufffd\ufffd a\nb"


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("a\x00b\x1bc", "a\ufffdb\ufffdc"),
        ("lone \ud800 half", "lone \ufffd half"),
        ("a\r\nb\rc\n", "a \nb\nc\n"),
        ("\ufeffbegins \ufeff", "\u2060begins \ufeff"),
        ("tab\t\u0085\u2028\u202e\U0001f600 stays", "tab\t\u0085\u2028\u202e\U0001f600 stays"),
    ],
)
def test_only_what_tools_read_in_two_ways_is_replaced(text: str, held: str) -> None:
    assert source_text(text) == held


@given(st.text(st.characters(), max_size=200))
def test_no_character_of_a_source_moves(text: str) -> None:
    told = source_text(text).encode().decode("utf-8-sig")
    assert len(told) == len(text)
    assert io.TextIOWrapper(io.BytesIO(told.encode()), encoding="utf-8").read() == told


def test_positions_hold_on_a_page_with_broken_characters() -> None:
    page = make_page("\ufeffNul \x00 and \r\n before. “We \U0001f6a2 sail,” said Ada.", "Then \x0b “Never,” said Bo.")
    rows = tuple(
        make_statement(page, said, source=who) for said, who in (("“We \U0001f6a2 sail,”", "Ada"), ("“Never,”", "Bo"))
    )
    project = read(selected(DossierInput(pages=(page,), summaries=(summary(page, "a.txt"),), statements=rows)))
    assert project.coded("content") == ["“We \U0001f6a2 sail,”", "“Never,”"]
    assert project.coded("source") == ["Ada", "Bo"]
    assert find(page, "“Never,”").start > 0


def test_equal_records_give_equal_bytes() -> None:
    case = sample()
    names = ("actors", "matters", "positions", "disputes", "statements", "summaries", "utterances")
    turned = replace(case, **{name: getattr(case, name)[::-1] for name in names})
    assert written(selected(case)) == written(selected(case)) == written(selected(turned))


def test_an_empty_ledger_makes_a_project_with_a_codebook() -> None:
    project = read(selected(DossierInput()))
    assert set(project.files) == {"project.qde"}
    assert not project.all("Sources")
    assert [row.get("name") for row in project.one("Codes")][:3] == ["part", "kind", "voice"]


@pytest.fixture(scope="module")
def places(demo_pages: Path) -> list[str]:
    names = ("interlake/2019-03-04-osmarra-invites-ministers.html", "basinwatch/2019-03-05-a-table-by-the-lake.html")
    return [str(demo_pages / name) for name in names]


def test_a_ledger_gives_one_project_whatever_the_order_of_its_pages(tmp_path: Path, places: list[str]) -> None:
    made = []
    for name, order in (("a", places), ("b", places[::-1])):
        with open_ledger(tmp_path / f"{name}.db", create=True) as store:
            fill(store, order)
            made.append(written(Selection(store)))
            project = read(Selection(store))
            said = {piece for row in store.statements() for piece in row.pieces}
    assert made[0] == made[1]
    assert set(project.coded("content")) == said
    assert len(project.all("TextSource")) == len(places)
    assert project.all("Case")
