"""Addresses of the web in their one form."""

from urllib.parse import urljoin, urlsplit

from onrecord.reading.errors import UnreadableError

__all__ = ["checked", "host_of", "joined"]

LONGEST = 2_000
"""Characters of an address."""


def checked(address: str) -> str:
    """Return `address` in its one form, without a fragment; raise UnreadableError where it is none of the web."""
    import httpx2  # here: it takes 50 ms, and commands that fetch nothing do not need it

    try:
        url = httpx2.URL("".join(address.split())).copy_with(fragment=None)
    except (httpx2.InvalidURL, ValueError, TypeError) as error:
        raise _bad() from error
    if url.scheme not in ("http", "https") or not url.host or url.userinfo or len(str(url)) > LONGEST:
        raise _bad()
    return str(url)


def host_of(address: str) -> str:
    """Return what tells one host from another: scheme, name and port."""
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc.lower()}"


def _bad() -> UnreadableError:
    # the address is not quoted: it may hold a password
    return UnreadableError(
        "bad-address", "it is no address of the web", "Name one without a password, beginning with https://."
    )


def joined(address: str, target: str) -> str:
    """Return what `target` leads to from the page at `address`; raise UnreadableError."""
    try:
        return urljoin(address, target)
    except ValueError as error:
        raise _bad() from error
