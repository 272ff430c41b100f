"""Engines give the same outcomes; a worker that dies costs no other capture its outcome."""

import hashlib
import multiprocessing
from pathlib import Path

import pytest
from run.tasks import die_on_poison, refuse

from onrecord.reading import find, load
from onrecord.records import CaptureId, Settings, canonical_json
from onrecord.run import InProcess, Job, MachineError, Workers, engine_for


def job(body: bytes) -> Job:
    return Job(capture=CaptureId(hashlib.sha256(body).hexdigest()), body=body)


def test_both_engines_make_the_same_of_every_page(demo_pages: Path) -> None:
    jobs = [job(load(found)[0]) for found in find([str(demo_pages)])] + [job(b""), job(b"\x89PNG")]
    here = {row.job.capture: canonical_json([row.work, row.error]) for row in InProcess(Settings()).run(jobs)}
    there = {row.job.capture: canonical_json([row.work, row.error]) for row in Workers(Settings(), 2).run(jobs)}
    assert len(here) == len(jobs)
    assert here == there


def test_a_page_that_kills_its_worker_is_a_failure_and_the_others_are_read() -> None:
    jobs = [job(b"page %d" % number) for number in range(12)]
    jobs.insert(5, job(b"poison"))
    out = {row.job.body: row.error for row in Workers(Settings(), 2, task=die_on_poison).run(jobs)}
    assert len(out) == 13
    assert {error[0] for body, error in out.items() if error and body != b"poison"} == {"done"}
    assert (out[b"poison"] or ("",))[0] == "worker-died"


def test_a_machine_that_fails_stops_the_run(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> object:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("onrecord.run.engines.page_work", full)
    with pytest.raises(MachineError) as caught:
        list(InProcess(Settings()).run([job(b"page")]))
    assert (caught.value.code, caught.value.exit_code) == ("disk-full", 3)
    with pytest.raises(OSError, match="No space"):
        list(Workers(Settings(), 1, task=refuse).run([job(b"page")]))


def test_closing_leaves_no_process_behind() -> None:
    engine = Workers(Settings(), 2, task=die_on_poison)
    rows = engine.run([job(b"page %d" % number) for number in range(6)])
    next(rows)
    rows.close()
    engine.close()
    assert multiprocessing.active_children() == []


@pytest.mark.parametrize(
    ("workers", "captures", "name"), [(1, 999, "in-process"), (0, 3, "in-process"), (3, 1, "workers")]
)
def test_few_captures_are_read_in_process_unless_asked(workers: int, captures: int, name: str) -> None:
    engine = engine_for(Settings(), workers=workers, captures=captures)
    engine.close()
    assert engine.name == name
