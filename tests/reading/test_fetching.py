"""Fetching is polite, bounded and never leads inside a network; every way to fail has a code."""

import gzip
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field

import brotli
import pytest
from site_of import Site, serving

from onrecord.reading import FetchOptions, UnreadableError
from onrecord.reading.fetching import Fetcher
from onrecord.reading.network import is_public
from onrecord.records import CaptureId, Fetch

PAGE = "<html><h1>Quay talks</h1><p>The harbour minister spoke.</p></html>"


@dataclass
class Clock:
    """A clock that moves only when somebody waits."""

    now: float = 1000.0
    waits: list[float] = field(default_factory=list)
    made: list[Fetcher] = field(default_factory=list)
    """Fetchers to be closed."""

    def time(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.waits.append(round(seconds, 3))
        self.now += seconds


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as site:
        yield site


@pytest.fixture
def clock() -> Iterator[Clock]:
    clock = Clock()
    yield clock
    for made in clock.made:
        made.close()


def fetcher(clock: Clock, **options: object) -> Fetcher:
    given = {"allow_private": True, "pause": 1.0, **options}
    resolve = {"resolve": given.pop("resolve")} if "resolve" in given else {}
    made = Fetcher(FetchOptions(**given), version="9", sleep=clock.sleep, clock=clock.time, **resolve)  # type: ignore[arg-type]
    clock.made.append(made)
    return made


def code_of(clock: Clock, address: str, **options: object) -> str:
    with pytest.raises(UnreadableError) as caught:
        fetcher(clock, **options).get(address)
    return caught.value.code


def test_a_page_comes_with_what_the_server_says_of_it(site: Site, clock: Clock) -> None:
    site.put(
        "/a", PAGE, ETag='"1"', Last_Modified="Mon, 04 Mar 2019 05:06:07 GMT", Content_Type="text/html;charset=x-y"
    )
    answer = fetcher(clock).get(site.at("/a"))
    assert (answer.body, answer.charset, answer.etag) == (PAGE.encode(), "x-y", '"1"')
    assert answer.modified == "Mon, 04 Mar 2019 05:06:07 GMT"


def test_the_server_is_told_who_asks(site: Site, clock: Clock) -> None:
    site.put("/a", PAGE)
    fetcher(clock, contact="desk@paper.example").get(site.at("/a"))
    assert {row["user-agent"] for row in site.headers} == {"onrecord/9 (desk@paper.example)"}


def test_a_contact_cannot_smuggle_a_header(site: Site, clock: Clock) -> None:
    site.put("/a", PAGE)
    fetcher(clock, contact="x\r\nCookie: a=b").get(site.at("/a"))
    assert all("cookie" not in row for row in site.headers)


def test_robots_rules_are_asked_for_once_and_obeyed(site: Site, clock: Clock) -> None:
    site.put("/robots.txt", "User-agent: *\nDisallow: /inside\n", Content_Type="text/plain")
    site.put("/a", PAGE)
    made = fetcher(clock)
    made.get(site.at("/a"))
    with pytest.raises(UnreadableError) as caught:
        made.get(site.at("/inside/b"))
    assert caught.value.code == "robots"
    assert site.asked == ["/robots.txt", "/a"]


def test_rules_that_name_us_count_before_those_for_all(site: Site, clock: Clock) -> None:
    site.put("/robots.txt", "User-agent: onrecord\nDisallow: /\n\nUser-agent: *\nAllow: /\n")
    assert code_of(clock, site.put("/a", PAGE)) == "robots"


def test_a_server_that_cannot_say_its_rules_is_left_alone(site: Site, clock: Clock) -> None:
    site.put("/robots.txt", "", status=503)
    assert code_of(clock, site.put("/a", PAGE)) == "robots"
    assert site.pages_asked() == []


def test_requests_to_one_host_are_apart_by_the_pause(site: Site, clock: Clock) -> None:
    made = fetcher(clock, pause=3.0)
    made.get(site.put("/a", PAGE))
    made.get(site.put("/b", PAGE))
    assert clock.waits == [3.0, 3.0]


def test_a_longer_delay_of_the_host_counts(site: Site, clock: Clock) -> None:
    site.put("/robots.txt", "User-agent: *\nCrawl-delay: 7\n")
    made = fetcher(clock)
    made.get(site.put("/a", PAGE))
    made.get(site.put("/b", PAGE))
    assert clock.waits == [7.0, 7.0]


def test_a_host_that_asks_for_hours_between_requests_is_left_alone(site: Site, clock: Clock) -> None:
    site.put("/robots.txt", "User-agent: *\nCrawl-delay: 86400\n")
    assert code_of(clock, site.put("/a", PAGE)) == "robots"


def test_what_is_known_is_asked_for_conditionally(site: Site, clock: Clock) -> None:
    def answer(headers: dict[str, str]) -> tuple[int, dict[str, str], bytes]:
        return (304, {}, b"") if headers.get("if-none-match") == '"1"' else (200, {}, PAGE.encode())

    site.pages["/a"] = answer
    known = Fetch(address=site.at("/a"), capture=CaptureId("0"), at="2019-03-04T00:00:00+00:00", etag='"1"')
    assert fetcher(clock).get(site.at("/a"), known).unchanged


@pytest.mark.parametrize("status", [429, 503])
def test_a_busy_server_is_asked_again_after_the_time_that_it_names(site: Site, clock: Clock, status: int) -> None:
    answers = [(status, {"Retry-After": "9"}, b""), (200, {}, PAGE.encode())]
    site.pages["/a"] = lambda _: answers.pop(0)
    assert fetcher(clock, pause=0.0).get(site.at("/a")).body == PAGE.encode()
    assert clock.waits == [9.0]


def test_a_server_that_is_busy_for_hours_is_left_alone(site: Site, clock: Clock) -> None:
    site.put("/a", "", status=503, Retry_After="7200")
    assert code_of(clock, site.at("/a"), pause=0.0) == "http-status"
    assert (site.pages_asked(), clock.waits) == (["/a"], [])


def test_a_host_that_asks_for_hours_is_asked_nothing_more(site: Site, clock: Clock) -> None:
    site.put("/a", "", status=429, Retry_After="7200")
    made = fetcher(clock, pause=0.0)
    for path in ("/a", "/b", "/c"):
        with pytest.raises(UnreadableError):
            made.get(site.at(path))
    assert (site.pages_asked(), clock.waits) == (["/a"], [])


def test_a_host_that_never_answers_is_left_alone(site: Site, clock: Clock) -> None:
    made = fetcher(clock, resolve=_unknown)
    for _ in range(9):
        with pytest.raises(UnreadableError) as caught:
            made.get("http://nowhere.example/")
        assert caught.value.code == "unreachable"
    assert len(clock.waits) == 3


def test_tries_end(site: Site, clock: Clock) -> None:
    site.put("/a", "", status=500)
    assert code_of(clock, site.at("/a"), pause=0.0) == "http-status"
    assert (len(site.pages_asked()), clock.waits) == (4, [2.0, 4.0, 8.0])


def test_redirects_are_followed_and_counted(site: Site, clock: Clock) -> None:
    site.put("/a", "", status=301, Location="/b")
    site.put("/b", PAGE)
    assert fetcher(clock).get(site.at("/a")).address == site.at("/b")
    site.put("/round", "", status=302, Location="/round")
    assert code_of(clock, site.at("/round")) == "too-many-redirects"
    assert site.asked.count("/round") == 6


def test_no_inner_address_is_connected_to(site: Site, clock: Clock) -> None:
    site.put("/a", PAGE)
    assert code_of(clock, site.at("/a"), allow_private=False) == "private-address"
    assert code_of(clock, site.at("/a", "localhost"), allow_private=False) == "private-address"
    assert site.asked == []


def test_a_name_is_checked_at_each_connection(site: Site, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    """A redirect to a name of an inner address, and a name that is public first and inside a moment later."""
    names = {"open.example": ["127.0.0.1"], "inner.example": ["10.0.0.7"], "turning.example": ["127.0.0.1"]}
    monkeypatch.setattr("onrecord.reading.network.is_public", lambda address: address == "127.0.0.1")
    made = fetcher(clock, allow_private=False, resolve=lambda host, _: names[host])
    site.put("/a", "", status=302, Location=site.at("/secret", "inner.example"), Connection="close")
    with pytest.raises(UnreadableError) as caught:
        made.get(site.at("/a", "open.example"))
    assert caught.value.code == "private-address"
    site.put("/b", PAGE, Connection="close")
    assert made.get(site.at("/b", "turning.example")).body == PAGE.encode()
    names["turning.example"] = ["10.0.0.7"]
    with pytest.raises(UnreadableError) as caught:
        made.get(site.at("/b", "turning.example"))
    assert caught.value.code == "private-address"
    assert site.pages_asked() == ["/a", "/b"]


@pytest.mark.parametrize(
    "address",
    "127.0.0.1 10.1.2.3 172.16.0.1 192.168.1.1 169.254.169.254 0.0.0.0 100.64.0.1 224.0.0.1 255.255.255.255 ::1 :: "
    "fe80::1%eth0 fc00::1 ff02::1 ::ffff:127.0.0.1 64:ff9b::7f00:1 2002:7f00:1:: nonsense".split(),
)
def test_inner_addresses_are_told(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["93.184.216.34", "2606:2800:220:1::1", "::ffff:93.184.216.34"])
def test_public_addresses_are_told(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize("address", ["ftp://a.example/", "http://", "https://user:key@a.example/", "http://[::1", "x"])
def test_what_is_no_address_of_the_web_is_refused(clock: Clock, address: str) -> None:
    assert code_of(clock, address) == "bad-address"


@pytest.mark.parametrize(
    ("name", "packed"),
    [("gzip", gzip.compress), ("deflate", zlib.compress), ("br", brotli.compress)],
)
def test_packing_is_taken_off_and_bounded(site: Site, clock: Clock, name: str, packed: object) -> None:
    site.put("/a", packed(PAGE.encode()), Content_Encoding=name)  # type: ignore[operator]
    assert fetcher(clock).get(site.at("/a")).body == PAGE.encode()
    site.put("/bomb", packed(bytes(3_000_000)), Content_Encoding=name)  # type: ignore[operator]
    with pytest.raises(UnreadableError) as caught:
        fetcher(clock).get(site.at("/bomb"), most=1_000_000)
    assert caught.value.code == "too-large"


def test_a_large_answer_is_cut_off(site: Site, clock: Clock) -> None:
    site.put("/a", b"a" * 50_000)
    with pytest.raises(UnreadableError) as caught:
        fetcher(clock).get(site.at("/a"), most=10_000)
    assert caught.value.code == "too-large"


def test_a_slow_answer_is_cut_off(site: Site, clock: Clock) -> None:
    site.put("/a", b"a" * 3_000_000)
    made = fetcher(clock)
    ticks = iter(range(10_000))
    made._clock = lambda: 1000.0 + 50.0 * next(ticks)
    with pytest.raises(UnreadableError) as caught:
        made.get(site.at("/a"))
    assert caught.value.code == "timed-out"


def test_a_picture_is_no_page(site: Site, clock: Clock) -> None:
    assert code_of(clock, site.put("/a", b"\x89PNG", Content_Type="image/png")) == "not-a-page"


def test_a_server_that_is_not_there_is_told(site: Site, clock: Clock) -> None:
    assert code_of(clock, "http://127.0.0.1:9/a", pause=0.0) == "unreachable"
    assert code_of(clock, "http://nowhere.example/", resolve=_unknown) == "unreachable"


def _unknown(*_: object) -> list[str]:
    raise OSError("no such name")


def test_no_cookie_is_kept(site: Site, clock: Clock) -> None:
    site.put("/a", PAGE, Set_Cookie="id=1")
    made = fetcher(clock)
    made.get(site.at("/a"))
    made.get(site.at("/a"))
    assert all("cookie" not in row for row in site.headers)
