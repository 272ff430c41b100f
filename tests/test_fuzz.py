"""The fuzz target: whatever a file holds, it becomes sound pages or coded failures, in bounded time, and nothing else.

The suite draws a few files, the same every time. `make fuzz EXAMPLES=20000` draws that many new ones.
"""

import os
import tempfile
from pathlib import Path

from bounded import bounded
from fuzzing import damaged
from hypothesis import HealthCheck, given, settings
from soundness import check

from onrecord.attribution import Gazetteer, RuleTagger
from onrecord.reading import Item, UnreadableError, find, take
from onrecord.records import PageWork, Settings
from onrecord.run import Kit, page_work
from onrecord.run.work import made_by

EXAMPLES = int(os.environ.get("ONRECORD_FUZZ", "0"))
SECONDS = 20.0
"""CPU time that a file of at most a few hundred kilobytes may take."""


KIT = Kit(Gazetteer.of(Settings()), RuleTagger(), made_by(Settings()))
"""The rules stand in for the encoder, whose windows have tests of their own and take ten times as long."""


def work_of(item: Item) -> PageWork | UnreadableError:
    try:
        return page_work(item.sighting().capture, item.body or b"", KIT)
    except UnreadableError as error:
        return error


@settings(
    max_examples=EXAMPLES or 40,
    derandomize=not EXAMPLES,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    print_blob=True,
)
@given(damaged())
def test_any_file_becomes_sound_pages_or_coded_failures(file: tuple[str, bytes]) -> None:
    suffix, body = file
    with tempfile.TemporaryDirectory() as folder, bounded(SECONDS):
        path = Path(folder) / f"page{suffix}"
        path.write_bytes(body)
        for found in find([str(path)]):
            for item in take(found):
                assert item.error is None or all(item.error[:2]), "a failure without its code or message"
                if item.body is None:
                    continue
                work = work_of(item)
                if isinstance(work, UnreadableError):
                    assert work.code not in ("", "took-too-long")
                    continue
                assert not [row.message for row in work.failures if row.code == "stage-failed"]
                check(work)
