"""`onrecord matter` and `onrecord disputes`, on a ledger of made records."""

import json
from pathlib import Path

import pytest
from builders import find, make_page, make_position
from click.testing import CliRunner, Result
from jsonschema import Draft202012Validator

from onrecord.cli import main
from onrecord.export import schema
from onrecord.ledger import CorpusStage, anchored, make_decision, open_ledger
from onrecord.records import (
    DecisionKind,
    Dispute,
    DisputeId,
    DisputeSide,
    Grade,
    Matter,
    MatterId,
    MatterKind,
    PageWork,
    Reason,
    Settings,
    Sighting,
    Sketch,
    Verdict,
    content_id,
)
from onrecord.run import made_by

TOLL = MatterId(content_id("matter", "toll"))
TOWPATH = MatterId(content_id("matter", "towpath"))
PAGE = make_page(
    ("headline", "Locks and boatmen differ over the toll"),
    "The lock board wants the toll. The boatmen will never pay it. The mill says that the toll is agreed.",
    "Later the lock board dropped the toll. The boatmen still refuse it, and so does the mill.",
    outlet="Reed Post",
)


def stand(side: str | None, told: str, day: str | None, words: str, **fields: object):
    span = find(PAGE, words)
    return make_position(side, told, day, words=words, matter=TOLL, page=PAGE.id, span=span, **fields)


WANTS = stand("Locks", "for", "2019-03-04", "The lock board wants the toll", status="proposed", confidence=0.9)
NEVER = stand("Boatmen", "against", "2019-03-04", "The boatmen will never pay it", confidence=0.7)
AGREED = stand("Mill", "neutral", None, "the toll is agreed", status="agreed")
DROPPED = stand("Locks", "against", "2019-03-09", "the lock board dropped the toll", status="off-the-table")
REFUSE = stand("Boatmen", "against", "2019-03-09T10:00:00Z", "The boatmen still refuse it")
MILL = stand("Mill", "against", "2019-03-09", "so does the mill", confidence=0.6)
UNNAMED = stand(None, "for", "2019-03-05", "differ over the toll")
POSITIONS = (WANTS, NEVER, AGREED, DROPPED, REFUSE, MILL, UNNAMED)


def side_of(row) -> DisputeSide:
    return DisputeSide(
        utterance=row.utterance,
        statement=row.statement,
        speaker=row.speaker,
        side=row.side,
        words=row.words,
        page=row.page,
        span=row.span,
        said_at=row.said_at,
    )


CLASH = Dispute(
    id=DisputeId(content_id("dispute", "toll")),
    matter=TOLL,
    matter_name="the lock toll",
    reason=Reason(code="polarity", text="wants / will never pay"),
    grade=Grade.LIKELY,
    a=side_of(WANTS),
    b=side_of(NEVER),
    confidence=0.81,
    made_by="disputes@test",
)
MATTERS = (
    Matter(
        id=TOLL,
        name="the lock toll",
        kind=MatterKind.PROPOSAL,
        aliases=("the penny",),
        pages=3,
        independent_reports=2,
        made_by="matters@test",
    ),
    Matter(id=TOWPATH, name="the towpath", kind=MatterKind.PLACE, pages=1, independent_reports=1, made_by="m@test"),
)


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    path = tmp_path / "toll.db"
    sketch = Sketch(page=PAGE.id, words=40, hashes=b"", blocks=b"", digest="d", made_by="lineage@test")
    with open_ledger(path, create=True) as store:
        store.put_page(
            f"{PAGE.text}{PAGE.published}{PAGE.outlet}".encode(),
            [Sighting(capture=PAGE.capture, place="toll.html", resolved="/case/toll.html")],
            PageWork(page=PAGE, sketch=sketch, made=made_by(Settings())),
        )
        made = {
            CorpusStage.MATTERS: MATTERS,
            CorpusStage.POSITIONS: POSITIONS,
            CorpusStage.DISPUTES: (CLASH,),
        }
        for stage in CorpusStage:
            store.put_corpus(stage, list(made.get(stage, ())), generation=store.generation())
    return path


def run(ledger: Path, *words: str, columns: int = 100) -> Result:
    return CliRunner(env={"COLUMNS": str(columns)}).invoke(main, [*words, "--ledger", str(ledger)])


def lines(ledger: Path, *words: str) -> list[dict]:
    done = run(ledger, *words, "--format", "jsonl")
    assert done.exit_code == 0, done.output
    return [json.loads(line) for line in done.stdout.splitlines()]


def cells(text: str, beginning: str) -> str:
    return " ".join(next(line for line in text.splitlines() if line.startswith(beginning)).split())


def reject(ledger: Path, record: str) -> None:
    with open_ledger(ledger) as store:
        _kind, _found, anchor = anchored(store, record)
        store.decide(
            make_decision(
                DecisionKind.JUDGEMENT, at="2019-04-01T00:00:00Z", who="desk", anchor=anchor, verdict=Verdict.REJECTED
            )
        )


@pytest.mark.parametrize("name", ["the lock toll", "The Penny", "toll", TOLL, TOLL[:6]])
def test_a_matter_is_named_by_name_alias_or_the_beginning_of_its_id(name: str, ledger: Path) -> None:
    done = run(ledger, "matter", name)
    assert done.exit_code == 0, done.output
    assert done.stdout.startswith("the lock toll  proposal  ")
    assert "Reported independently 2 times; 3 pages carry it. Also called the penny." in done.stdout


def test_an_unknown_or_unclear_name_is_answered_with_those_that_exist(ledger: Path) -> None:
    unknown, unclear = run(ledger, "matter", "the ferry"), run(ledger, "matter", "the ")
    assert (unknown.exit_code, unclear.exit_code) == (4, 4)
    assert "no-such-matter" in unknown.stderr
    assert "several-matters" in unclear.stderr
    for done in (unknown, unclear):
        assert "the lock toll; the towpath" in done.stderr


def test_each_side_has_its_stand_its_status_and_its_moves(ledger: Path) -> None:
    text = run(ledger, "matter", "toll", columns=200).stdout
    assert cells(text, "Locks ") == (
        "Locks ± mixed, now against off the table 2019-03-09 2 "
        "for, calls it proposed (4 March 2019); then against, calls it off the table (9 March 2019)"
    )
    assert cells(text, "Boatmen ") == "Boatmen − against 2019-03-04 2"
    assert cells(text, "Mill ") == (
        "Mill − against agreed 2019-03-09 2 calls it agreed (undated); then against (9 March 2019)"
    )


def test_speakers_of_no_known_side_are_counted_and_stand_for_nobody(ledger: Path) -> None:
    assert cells(run(ledger, "matter", "toll").stdout, "No side known") == "No side known 1"


def test_sides_that_agree_are_shown_with_the_surest_words_of_two(ledger: Path) -> None:
    text = run(ledger, "matter", "toll").stdout
    assert "Boatmen and Mill are both against it  machine 0.60" in text
    assert "Speaker of Boatmen, for Boatmen: The boatmen still refuse it  Reed Post, 2019-03-04" in text
    assert "Speaker of Mill, for Mill: so does the mill" in text


def test_positions_come_oldest_first_and_undated_ones_before(ledger: Path) -> None:
    text = run(ledger, "matter", "toll", columns=200).stdout.split("Every position")[1]
    ids = [line.split()[0] for line in text.splitlines() if line[:10].isalnum()]
    dates = [line.split()[1] for line in text.splitlines() if line[:10].isalnum()]
    assert dates == sorted(dates, key=lambda day: day if day != "undated" else "")
    assert ids[0] == AGREED.id[:10]
    assert len(ids) == len(POSITIONS)
    assert "supports, for, calls it proposed" in " ".join(text.split())


@pytest.mark.parametrize("words", [("matter", "toll"), ("disputes",)])
def test_both_sides_of_a_dispute_stand_beside_each_other_with_day_page_and_reason(
    words: tuple[str, ...], ledger: Path
) -> None:
    text = run(ledger, *words).stdout
    rows = text.splitlines()
    place = next(number for number, line in enumerate(rows) if line.startswith(CLASH.id[:10]))
    block = rows[place : place + 7]
    assert "Speaker of Locks, for Locks" in block[0]
    assert "Speaker of Boatmen, for Boatmen" in block[0]
    said = next(line for line in block if "said" in line)
    assert said.count("said 2019-03-04") == 2
    assert " ".join(block).count("Reed Post") == 2
    assert "wants / will never pay" in " ".join(block)
    assert max(map(len, rows)) <= 100


def test_json_lines_have_a_type_and_keep_their_contracts(ledger: Path) -> None:
    rows = lines(ledger, "matter", "toll")
    whole = schema()
    for row in rows:
        Draft202012Validator({**whole["properties"][row["type"]], "$defs": whole["$defs"]}).validate(row)
    kinds = [row["type"] for row in rows]
    assert kinds == ["matter", *["standing"] * 4, "agreement", "dispute", *["position"] * 7]
    (locks,) = [row for row in rows if row["type"] == "standing" and row["side"] == "Locks"]
    assert [(move["date"], move["stand"]) for move in locks["moves"]] == [
        ("2019-03-04", "for"),
        ("2019-03-09", "against"),
    ]
    listed = {row["position"]: row for row in lines(ledger, "positions")}
    assert all({**listed[row["position"]], "type": "position"} == row for row in rows[-7:])


def test_what_a_person_rejected_is_left_out_and_counted(ledger: Path) -> None:
    reject(ledger, DROPPED.id)
    reject(ledger, CLASH.id)
    text = run(ledger, "matter", "toll", columns=200).stdout
    assert "2 records left out that a person rejected." in text
    assert "Where sides clash" not in text
    assert cells(text, "Locks ") == "Locks + for proposed 2019-03-04 1"
    assert "dropped the toll" not in text


def test_a_matter_on_which_nobody_stands_says_so(ledger: Path) -> None:
    text = run(ledger, "matter", "towpath").stdout
    assert "Nobody was found to take a position on it." in text
    assert "Where sides agree" not in text
    assert lines(ledger, "matter", "towpath") == [
        {**lines(ledger, "matters")[1], "type": "matter"},
    ]
