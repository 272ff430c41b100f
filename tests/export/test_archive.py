"""ZIP files that are equal where what they hold is equal."""

import io
import zipfile

import pytest

from onrecord.export import archive as module
from onrecord.export.archive import archive


class Pipe(io.RawIOBase):
    """A file that can be written and neither told nor sought in."""

    def __init__(self) -> None:
        self.data = b""

    def writable(self) -> bool:
        return True

    def write(self, data) -> int:
        self.data += bytes(data)
        return len(data)


def fill(file) -> None:
    with archive(file) as whole:
        with whole.member("a.txt") as member:
            member.write(b"once " * 50)
        with whole.member("ü.bin", packed=False) as member:
            member.write(b"\x00" * 50)


def test_members_come_back_in_order_with_one_time() -> None:
    file = io.BytesIO()
    fill(file)
    with zipfile.ZipFile(file) as whole:
        assert whole.testzip() is None
        rows = [(row.filename, row.date_time, row.compress_type, row.file_size) for row in whole.infolist()]
        assert rows == [("a.txt", (1980, 1, 1, 0, 0, 0), 8, 250), ("ü.bin", (1980, 1, 1, 0, 0, 0), 0, 50)]
        assert whole.read("a.txt") == b"once " * 50


def test_a_pipe_gets_the_bytes_that_a_file_gets(monkeypatch: pytest.MonkeyPatch) -> None:
    file, pipe = io.BytesIO(), Pipe()
    fill(file)
    monkeypatch.setattr(module, "IN_MEMORY", 10)
    fill(pipe)
    assert pipe.data == file.getvalue()


def test_nothing_is_written_when_a_member_fails() -> None:
    file = io.BytesIO()
    with pytest.raises(OSError, match="full"), archive(file) as whole, whole.member("a.txt"):
        raise OSError("full")
    assert file.getvalue() == b""
