import threading

import pytest

from onrecord.web.kept import Kept


def test_a_sum_is_made_once_a_version() -> None:
    kept, made = Kept(), []
    for version in (1, 1, 2, 2, 1):
        assert kept.get("sum", version, lambda version=version: made.append(version) or version) == version
    assert made == [1, 2, 1]


def test_what_is_not_asked_for_goes_first() -> None:
    kept, made = Kept(most=2), []
    for name in ("a", "b", "a", "c", "a", "b"):
        kept.get(name, 1, lambda name=name: made.append(name))
    assert made == ["a", "b", "c", "b"]


def test_what_could_not_be_made_is_made_again() -> None:
    kept = Kept()
    with pytest.raises(ZeroDivisionError):
        kept.get("sum", 1, lambda: 1 // 0)
    assert kept.get("sum", 1, lambda: 7) == 7


def test_threads_that_ask_at_once_wait_for_one() -> None:
    kept, made = Kept(), []

    def make() -> int:
        made.append(threading.get_ident())
        return len(made)

    def ask() -> None:
        kept.get("sum", 1, make)

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(made) == 1
