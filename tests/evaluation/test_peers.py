"""The bench of peers: adapters run in processes of their own, and one that cannot run does not end the run."""

import json
from pathlib import Path

import pytest

from evaluation.peers import environments, rounds
from evaluation.peers.__main__ import table
from evaluation.peers.harness import paragraphs
from evaluation.peers.marks import statements_of
from evaluation.peers.roster import OURS, PEERS, Peer

TEXT = (
    "The port stays shut.\n\n"
    "“We will not open it before the spring,” said Mara Quill, the harbour master.\n\n"
    "She called the plan “a toy boat” and left.\n"
)
MARKS = Peer("marks", "evaluation.peers.marks")


@pytest.fixture
def documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(environments, "BUILD", tmp_path / "peers")
    path = tmp_path / "documents.jsonl"
    path.write_text(json.dumps({"id": "one", "title": None, "date": None, "text": TEXT}) + "\n", encoding="utf-8")
    return path


def words(span: list[int]) -> str:
    return TEXT[slice(*span)]


def test_marks_give_content_cue_and_source_with_their_words() -> None:
    (found,) = statements_of(TEXT)
    assert words(found["content"][0]) == "“We will not open it before the spring,”"
    assert words(found["cue"]) == "said"
    assert words(found["source"]) == "Mara Quill"


def test_a_run_without_a_reporting_verb_has_no_source() -> None:
    (found,) = statements_of("“Nobody has asked the people who live here.”\n")
    assert found["cue"] is None
    assert found["source"] is None


def test_paragraphs_keep_their_place() -> None:
    assert [TEXT[at : at + len(part)] == part for at, part in paragraphs(TEXT)] == [True] * 3


def test_an_adapter_runs_by_itself_and_is_measured(documents: Path) -> None:
    measured, predictions = rounds.run_once(MARKS, documents, 0)
    assert predictions == {"one": statements_of(TEXT)}
    assert measured.documents == 1
    assert measured.seconds >= 0
    assert measured.peak_mb > 1


def test_a_peer_that_cannot_run_is_told_and_the_others_go_on(documents: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rounds, "table_of", lambda *_: {name: [0.0, 0.0, 0.0, 0] for name in rounds.FIGURES})
    monkeypatch.setattr(rounds, "OURS", MARKS)
    results = rounds.compare([Peer("broken", "evaluation.peers.nowhere"), MARKS], [], documents, 1, least=0)
    assert [(result.name, len(result.runs)) for result in results] == [("marks", 1), ("broken", 0)]
    assert "nowhere" in (results[1].unable or "")
    assert "broken: failed" in table(results)


def test_a_peer_that_does_not_install_is_told_with_the_reason(documents: Path, tmp_path: Path) -> None:
    pins = tmp_path / "pins.txt"
    pins.write_text("./absent-1.0-py3-none-any.whl\n", encoding="utf-8")
    with pytest.raises(environments.UnableError, match="not installed"):
        environments.python_of(Peer("absent", "evaluation.peers.marks", pins))


def test_every_peer_of_another_hand_is_pinned_to_exact_versions() -> None:
    pinned = [peer.requirements for peer in PEERS if peer.requirements]
    assert pinned
    assert all("==" in line for path in pinned for line in path.read_text(encoding="utf-8").splitlines())
    assert OURS.requirements is None
