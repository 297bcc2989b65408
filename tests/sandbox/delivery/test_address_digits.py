"""Addresses of delivery with digits and blanks beyond ASCII: the platform takes them for letters like any other."""

from __future__ import annotations

import base64
import io
import time
from collections.abc import Iterator
from urllib.parse import quote

import pytest
import requests
from PIL import Image

from tests.sandbox.conftest import Api
from tests.sandbox.delivery.test_delivery import Film

NO_BREAK = "\u00a0"
NO_NUMBERS = ["٣", "²", "３", "nan", "x3", f"{NO_BREAK}3", "_3", "--3"]


@pytest.fixture(scope="module")
def film(api: Api) -> Iterator[Film]:
    """Rules of access keep it from everybody at last, so it goes with these tests."""
    made = Film(api)
    yield made
    api.ok("media.delete", {"entryId": made.id})


def manifest(api: Api, film: Film, **pairs: str) -> requests.Response:
    told = "".join(f"/{name}/{quote(value, safe='')}" for name, value in pairs.items())
    return api.get(film.path(f"format/applehttp{told}"), allow_redirects=False)


def said(answer: requests.Response) -> tuple[int, str]:
    return answer.status_code, answer.headers.get("X-Kaltura", "")


def size_of(answer: requests.Response) -> tuple[int, int]:
    return Image.open(io.BytesIO(answer.content)).size


@pytest.mark.parametrize(
    "moment", ["²", "٣", "１", f"{NO_BREAK}1", "x", "1_000", "1x", "99999999999", "1e99", "9" * 5000, "0"]
)
def test_a_time_limit_that_has_not_come_lets_through(api: Api, film: Film, moment: str) -> None:
    assert manifest(api, film, expiry=moment).status_code == 200


@pytest.mark.parametrize("moment", ["1", " 1", "1.5", "1e3", "-5", "+1", "16x", "0x", "-"])
def test_a_time_limit_that_has_come_does_not(api: Api, film: Film, moment: str) -> None:
    assert said(manifest(api, film, expiry=moment)) == (404, "error-28")


@pytest.mark.parametrize("rate", [*NO_NUMBERS, "1_000", "3x", "inf", "0x10"])
def test_bitrates_are_ascii_s_numbers(api: Api, film: Film, rate: str) -> None:
    assert said(manifest(api, film, maxBitrate=rate)) == (404, "error-19")
    assert said(manifest(api, film, minBitrate=rate)) == (404, "error-49")
    assert manifest(api, film, preferredBitrate=rate).status_code == 200


@pytest.mark.parametrize("rate", ["90000", " 90000", "9e4", "90000.5", "1e999", "+90000"])
def test_bitrates_are_any_number(api: Api, film: Film, rate: str) -> None:
    assert manifest(api, film, maxBitrate=rate).status_code == 200


@pytest.mark.parametrize("until", [*NO_NUMBERS, "-5", "3_000", "3x"])
def test_a_flavor_s_end_is_an_ascii_number(api: Api, film: Film, until: str) -> None:
    path = f"/p/0/serveFlavor/entryId/{film.id}/flavorId/{film.small}/clipTo/{quote(until)}"
    assert said(api.get(path)) == (200, "error-25")


@pytest.mark.parametrize("until", [" 900", "9e2", "900.5", "0900", "+900"])
def test_a_flavor_s_end_is_any_number(api: Api, film: Film, until: str) -> None:
    root = f"/p/0/serveFlavor/entryId/{film.id}/flavorId/{film.small}/clipTo"
    assert api.get(f"{root}/{quote(until)}").content == api.get(f"{root}/900").content


@pytest.mark.parametrize("moment", ["٩٠٠٠", "²", "1_0"])
def test_packages_end_where_ascii_says(api: Api, film: Film, moment: str) -> None:
    inside = f"/p/0/serveFlavor/entryId/{film.id}/flavorId/{film.small}"
    whole = api.get(f"/hls{inside}/name/a.mp4/index.m3u8").text
    assert whole.count("#EXTINF") > 1
    other = api.get(f"/hls{inside}/clipTo/{quote(moment)}/name/a.mp4/index.m3u8").text
    assert other.count("#EXTINF") == whole.count("#EXTINF")


@pytest.mark.parametrize("width", [*NO_NUMBERS, "0"])
def test_a_picture_s_width_that_is_no_number_is_none(api: Api, film: Film, width: str) -> None:
    asked, none = (f"/p/0/thumbnail/entry_id/{film.id}/width/{one}" for one in (quote(width), "0"))
    assert size_of(api.get(asked)) == size_of(api.get(none))


@pytest.mark.parametrize(
    "width", ["32", " 32", "32x", "32_0", "3.29e1", "032", "32²", "32.jpg", "32\n5", "\t32"]
)
def test_a_picture_s_width_is_the_number_at_its_front(api: Api, film: Film, width: str) -> None:
    assert size_of(api.get(f"/p/0/thumbnail/entry_id/{film.id}/width/{quote(width)}"))[0] == 32


@pytest.mark.parametrize(
    "name", ["vid_sec", "start_sec", "end_sec", "src_w", "rel_width", "def_width", "density"]
)
@pytest.mark.parametrize("value", ["²", "٣", "nan", "1e999", "9" * 5000, "1e-999", ".", "-1e999"])
def test_no_figure_of_a_picture_breaks_it(api: Api, film: Film, name: str, value: str) -> None:
    path = f"/p/0/thumbnail/entry_id/{film.id}/width/32/vid_slices/2/vid_slice/1/{name}/{quote(value)}"
    assert said(api.get(path)) in {(200, ""), (404, "error-25")}


@pytest.mark.parametrize("account", ["²", "٣", "１", "1_0", "1x", "%C2%A01"])
def test_no_account_has_such_a_number(api: Api, film: Film, account: str) -> None:
    rest = f"thumbnail/entry_id/{film.id}"
    assert api.get(f"/p/{account}/{rest}").status_code == 404
    assert api.get(f"/p/1/sp/{account}/{rest}").status_code == 404


@pytest.mark.parametrize("account", ["0", "-2", "1-2", "9" * 40])
def test_the_account_of_an_address_is_digits_whose_sense_nobody_asks_for(
    api: Api, film: Film, account: str
) -> None:
    assert api.get(f"/p/{account}/sp/{account}00/thumbnail/entry_id/{film.id}").status_code == 200


@pytest.mark.parametrize("range_", ["bytes=1_0-", "bytes=²-5", "bytes=\xa05-9", "bytes=5-1_0", "bytes=x-"])
def test_a_range_is_ascii_s_digits(api: Api, film: Film, range_: str) -> None:
    path = f"/p/0/serveFlavor/entryId/{film.id}/flavorId/{film.small}"
    assert api.get(path, headers={"Range": range_.encode("latin-1")}).status_code == 416
    assert api.get(path, headers={"Range": "bytes=0-4"}).content == api.get(path).content[:5]


@pytest.mark.parametrize(
    "since", ["Mon, 01 Jan 99999999999999999999 00:00:00 GMT", "²", "Mon, ² Jan 2020", "nan"]
)
def test_a_date_that_is_none_is_not_asked_for(api: Api, film: Film, since: str) -> None:
    header = {"If-Modified-Since": since.encode("latin-1")}
    assert api.get(f"/p/0/thumbnail/entry_id/{film.id}/width/32", headers=header).status_code == 200


@pytest.mark.parametrize(
    ("pattern", "agent", "fits"),
    [("k\\d", "K5", True), ("\\d", "\xb2", False), ("k", "\u212a", False), ("s", "ſ", False),
     ("a\\sb", "a\xa0b", False), ("(?u)a", "a", False), ("a{99999999999}", "a", False), ("\\w", "é", False)],
)  # fmt: skip
def test_patterns_of_access_know_ascii_alone(
    api: Api, film: Film, pattern: str, agent: str, fits: bool
) -> None:
    condition = {"objectType": "KalturaUserAgentCondition", "values": [{"value": pattern}]}
    rule = {"conditions": [condition], "actions": [{"objectType": "KalturaAccessControlBlockAction"}]}
    profile = {"name": f"agent {time.monotonic_ns()}", "rules": [rule]}
    kept = api.ok("accessControlProfile.add", {"accessControlProfile": profile})["id"]
    api.ok("media.update", {"entryId": film.id, "mediaEntry": {"accessControlId": kept}})
    answer = api.get(film.path("format/applehttp"), headers={"User-Agent": agent.encode()})
    assert said(answer) == ((404, "error-3") if fits else (200, ""))


@pytest.mark.parametrize("page", ["http://[", "http://\u2100.com/", "//", "http://a:x/"])
def test_pages_whose_address_cannot_be_read_are_none_of_those_named(api: Api, film: Film, page: str) -> None:
    condition = {"objectType": "KalturaSiteCondition", "not": True, "values": [{"value": "example.com"}]}
    rule = {"conditions": [condition], "actions": [{"objectType": "KalturaAccessControlBlockAction"}]}
    profile = {"name": f"site {time.monotonic_ns()}", "rules": [rule]}
    kept = api.ok("accessControlProfile.add", {"accessControlProfile": profile})["id"]
    api.ok("media.update", {"entryId": film.id, "mediaEntry": {"accessControlId": kept}})
    named = base64.urlsafe_b64encode(page.encode()).decode()
    assert said(manifest(api, film, referrer=named)) == (404, "error-3")
