"""Where the workbench listens."""

import socket

import pytest
from click import UsageError

from onrecord.cli.serving import listening


def test_who_comes_before_the_app_is_up_waits_for_it() -> None:
    bound = listening("127.0.0.1", 0)
    with bound, socket.create_connection(bound.getsockname()) as early:
        early.sendall(b"GET")
        accepted, _ = bound.accept()
        with accepted:
            assert accepted.recv(3) == b"GET"


def test_a_port_that_is_taken_is_told_with_the_next_step() -> None:
    with listening("127.0.0.1", 0) as bound:
        port = bound.getsockname()[1]
        with pytest.raises(UsageError, match=f"cannot listen at 127.0.0.1:{port}.*Take another with --port"):
            listening("127.0.0.1", port)
