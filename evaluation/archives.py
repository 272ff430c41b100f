"""How fast archives are read beside the library underneath, and how flat memory is: `python -m evaluation.archives`.

An archive of made pages (words drawn by a seeded generator, so they pack as news does) is written record by record,
each a gzip member of its own, as crawlers write them. Then each reader takes it in a process of its own: `fastwarc`
iterates and reads every answer's body; `onrecord` yields the items that `onrecord add` would read. Megabytes are those
of the packed file. With `--megabytes 1024` this is the 1 GB archive; a tenth of it stands beside, to show that memory
is flat.
"""

import argparse
import gzip
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from fastwarc import ArchiveIterator, WarcRecordType

from onrecord.reading.warc import warc_items

__all__ = ["main"]

SEED = 7
PARAGRAPHS = 120
WRAPPING = '<div class="layout__item article__block article__block--text" data-kind="text" data-place="main">' * 9
"""Markup around a paragraph. A page has 186 KB, 33 KB packed; 719 saved news pages at hand have 185 and 37."""
READERS = ("fastwarc", "onrecord")
VOWELS, CONSONANTS = "aeiou", "bcdfghklmnprstvw"


def write(path: Path, megabytes: float) -> int:
    """Write an archive of at least so many packed megabytes; return how many pages it holds."""
    chance = random.Random(SEED)  # noqa: S311 - a page is no secret
    words = ["".join(chance.choice(CONSONANTS) + chance.choice(VOWELS) for _ in range(n % 4 + 1)) for n in range(4000)]
    pages = 0
    with path.open("wb") as file:
        while file.tell() < megabytes * 1e6:
            file.write(gzip.compress(_record(pages, _page(chance, words)), 6))
            pages += 1
    return pages


def _page(chance: random.Random, words: list[str]) -> bytes:
    lines = [" ".join(chance.choices(words, k=100)) for _ in range(PARAGRAPHS)]
    body = "".join(f"{WRAPPING}<p>{line}.</p>{'</div>' * 9}\n" for line in lines)
    title = lines[0][:60]
    return f"<html><head><title>{title}</title></head><body><h1>{title}</h1>{body}</body></html>".encode()


def _record(number: int, page: bytes) -> bytes:
    block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{number:012d}>\r\n"
        f"WARC-Date: 2026-01-02T03:04:05Z\r\nWARC-Target-URI: https://courier.example/{number}\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def read(reader: str, path: Path) -> None:
    """Read the archive with one reader and print pages, CPU-seconds and the most memory held, in megabytes."""
    pages = size = 0
    began = time.process_time()
    with path.open("rb") as file:
        if reader == "fastwarc":
            for record in ArchiveIterator(file, record_types=WarcRecordType.response, parse_http=True):
                size += len(record.reader.read())
                pages += 1
        else:
            for item in warc_items(file, path.name, str(path)):
                size += len(item.body or b"")
                pages += 1
    spent = time.process_time() - began
    print(pages, size, spent, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def _measured(reader: str, path: Path) -> tuple[int, float, float]:
    command = [sys.executable, "-m", "evaluation.archives", "--reader", reader, "--archive", str(path)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    pages, _, spent, memory = done.stdout.split()
    return int(pages), float(spent), float(memory)


def main(arguments: list[str] | None = None) -> int:
    """Print megabytes per CPU-second and memory of each reader; return 0."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--megabytes", type=float, default=128, help="size of the archive, packed")
    parser.add_argument("--rounds", type=int, default=3, help="times that each reader takes it; the best counts")
    parser.add_argument("--reader", choices=READERS, help=argparse.SUPPRESS)
    parser.add_argument("--archive", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.reader:
        read(options.reader, options.archive)
        return 0
    with tempfile.TemporaryDirectory() as folder:
        for megabytes in (options.megabytes / 10, options.megabytes):
            path = Path(folder) / "made.warc.gz"
            pages = write(path, megabytes)
            packed = path.stat().st_size / 1e6
            rounds = [[_measured(reader, path) for reader in READERS] for _ in range(options.rounds)]
            rows = dict(zip(READERS, zip(*rounds, strict=True), strict=True))
            best = {reader: min(spent for _, spent, _ in row) for reader, row in rows.items()}
            print(f"{packed:.0f} MB packed, {pages} pages")
            for reader, row in rows.items():
                assert all(count == pages for count, _, _ in row), f"{reader} lost pages"
                memory = max(held for _, _, held in row)
                speed, share = packed / best[reader], best["fastwarc"] / best[reader]
                print(
                    f"  {reader:9} {speed:6.1f} MB a CPU-second ({share:.2f} of fastwarc), peak memory {memory:.0f} MB"
                )
    return 0


if __name__ == "__main__":
    sys.exit(main())
