"""Connections to public addresses only: what a name resolves to is checked, and only what was checked is connected to.

So a name that resolves otherwise a moment later (DNS rebinding), or a redirect, leads to no address inside.
"""

import ipaddress
import socket
from collections.abc import Callable, Iterable

import httpcore2

from onrecord.reading.errors import UnreadableError

__all__ = ["GuardedBackend", "is_public"]

NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
Resolve = Callable[[str, int], list[str]]


def is_public(address: str) -> bool:
    """Tell whether an IP address is one of the public internet, and none that leads to an inner one."""
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(found, ipaddress.IPv6Address):
        inner = found.ipv4_mapped or found.sixtofour or (found.teredo[1] if found.teredo else None)
        if found in NAT64:
            inner = ipaddress.IPv4Address(int(found) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
    return found.is_global and not (found.is_multicast or found.is_reserved or found.is_unspecified)


def resolve(host: str, port: int) -> list[str]:
    """Return the IP addresses of `host`, in the order in which the system would try them."""
    rows = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(row[4][0]) for row in rows))


class GuardedBackend(httpcore2.NetworkBackend):
    """Opens connections; refuses inner addresses unless `allow_private`."""

    def __init__(self, *, allow_private: bool, resolve: Resolve = resolve) -> None:
        self._allow_private = allow_private
        self._resolve = resolve
        self._plain = httpcore2.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.NetworkStream:
        """Return a connection to `host`; raise UnreadableError where it stands for inner addresses only."""
        try:
            found = self._resolve(host, port)
        except (OSError, UnicodeError) as error:
            raise httpcore2.ConnectError(f"the name {host} is unknown") from error
        open_ones = [address for address in found if self._allow_private or is_public(address)]
        if found and not open_ones:
            raise UnreadableError(
                "private-address", f"{host} is an address inside a network", "If you trust it, use --allow-private."
            )
        failure: Exception = httpcore2.ConnectError(f"the name {host} is unknown")
        for address in open_ones[:4]:
            try:
                return self._plain.connect_tcp(address, port, timeout, local_address, socket_options)
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as error:
                failure = error
        raise failure

    def sleep(self, seconds: float) -> None:
        """Wait; the pool asks for it before it tries a connection again, which it is told never to do."""
        self._plain.sleep(seconds)
