"""Web archives made for tests."""

import uuid

__all__ = ["record", "response"]


def record(kind: str, block: bytes, *, number: int = 0, length: int | None = None, **headers: str) -> bytes:
    """Return one record; `length` is what it says of its length."""
    named = {
        "WARC-Type": kind,
        "WARC-Record-ID": f"<urn:uuid:{uuid.UUID(int=number)}>",
        "WARC-Date": "2019-03-04T05:06:07Z",
        "WARC-Target-URI": f"https://courier.example/{number}",
        "Content-Type": "application/http; msgtype=response",
        "Content-Length": str(len(block) if length is None else length),
        **{name.replace("_", "-"): value for name, value in headers.items()},
    }
    head = "".join(f"{name}: {value}\r\n" for name, value in named.items())
    return b"WARC/1.0\r\n" + head.encode() + b"\r\n" + block + b"\r\n\r\n"


def response(
    number: int, body: bytes, *, status: int = 200, media: str = "text/html", http: str = "", **headers: object
) -> bytes:
    """Return the record of a server's answer; `http` are further header lines of it."""
    block = f"HTTP/1.1 {status} Said\r\nContent-Type: {media}\r\n{http}\r\n".encode() + body
    return record("response", block, number=number, **headers)  # type: ignore[arg-type]
