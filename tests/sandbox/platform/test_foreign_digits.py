"""Digits, blanks and letters beyond ASCII, over HTTP: the platform takes them for letters like any other."""

from __future__ import annotations

import json
from typing import Any

import pytest

from kaltura_sandbox.platform.wire import request as wire
from tests.sandbox.conftest import Api
from tests.sandbox.platform.test_multirequest import PING, many, part

IDEOGRAPHIC, NO_BREAK, SEPARATOR = "\u3000", "\u00a0", "\x85"  # blanks to Python alone
NO_NUMBERS = ["٣", "²", "３", "nan", "infinity", f"{NO_BREAK}3", f"{IDEOGRAPHIC}3", "x3", "--3", "_3"]
THREES = ["3", " 3", "\t\r\n3 ", "+3", "03", "3.0", "3e0", "30e-1"]
AFTER_THREE = ["3_000", "3x", "3.9", f"3{NO_BREAK}", "3٣", "3²"]


@pytest.fixture(scope="module")
def five(api: Api) -> list[str]:
    """Five entries with a tag of their own; their ids."""
    fields = {"objectType": "KalturaMediaEntry", "mediaType": 1, "name": "digits", "tags": "foreigndigits"}
    return [str(api.ok("media.add", {"entry": fields})["id"]) for _ in range(5)]


def listed(api: Api, ids: list[str], pager: Any = None, **filter_: Any) -> Any:
    found = {"idIn": ",".join(ids), "statusIn": "7", **filter_}
    return api.ok("media.list", {"filter": found, "pager": pager or {}})


def posted(api: Api, path: str, text: str) -> Any:
    """The answer to a body of JSON, written as it is."""
    headers = {"Content-Type": "application/json"}
    return api.http.post(
        f"{api.url}/api_v3/service/{path}", text.encode(), headers=headers, timeout=30
    ).json()


# Numbers


@pytest.mark.parametrize("size", [*NO_NUMBERS, ""])
def test_a_page_size_that_is_no_number_counts_as_none(api: Api, five: list[str], size: str) -> None:
    assert len(listed(api, five, {"pageSize": size})["objects"]) == 5


@pytest.mark.parametrize("size", THREES + AFTER_THREE)
def test_a_page_size_is_the_number_at_its_front(api: Api, five: list[str], size: str) -> None:
    assert len(listed(api, five, {"pageSize": size})["objects"]) == 3


@pytest.mark.parametrize(
    ("size", "shown"), [("٣", 5), ("3_000", 3), (" 3", 3), (3.9, 3), (True, 1), (None, 5)]
)
def test_json_is_read_the_same(api: Api, five: list[str], size: Any, shown: int) -> None:
    call = {
        "filter": {"idIn": ",".join(five), "statusIn": 7},
        "pager": {"pageSize": size},
        "ks": api.ks(),
        "format": 1,
    }
    assert len(posted(api, "media/action/list", json.dumps(call))["objects"]) == shown


def test_numbers_of_any_length_are_read(api: Api, five: list[str]) -> None:
    assert len(listed(api, five, {"pageSize": "9" * 25})["objects"]) == 5
    assert len(listed(api, five, {"pageSize": "9" * 5000})["objects"]) == 5
    assert len(listed(api, five, {"pageSize": "0" * 5000 + "3"})["objects"]) == 3
    assert len(listed(api, five, rankGreaterThanOrEqual="-1e300")["objects"]) == 5
    call = json.dumps(
        {"filter": {"idIn": five[0], "statusIn": 7}, "pager": {"pageSize": "@"}, "ks": api.ks(), "format": 1}
    )
    assert posted(api, "media/action/list", call.replace('"@"', "9" * 5000))["totalCount"] == 1


@pytest.mark.parametrize("time", ["١٠٠٠٠٠٠٠٠٠", "１００００００００００", "²"])
def test_a_time_that_is_no_number_is_now(api: Api, five: list[str], time: str) -> None:
    assert listed(api, five, createdAtLessThanOrEqual=time)["totalCount"] == 5
    entry = api.ok("media.update", {"entryId": five[4], "mediaEntry": {"startDate": time}})
    assert entry["startDate"] >= entry["createdAt"]


@pytest.mark.parametrize("text", [*NO_NUMBERS, *AFTER_THREE, ""])
def test_an_enumeration_of_numbers_has_no_such_value(api: Api, text: str) -> None:
    entry = {"objectType": "KalturaMediaEntry", "mediaType": text}
    assert api.code("media.add", {"entry": entry}) == "INVALID_ENUM_VALUE"
    assert api.code("session.start", {"secret": "x", "type": text}, ks=None) == "INVALID_ENUM_VALUE"


@pytest.mark.parametrize("text", ["5", " 5", "5 ", "+5", "05", "5.0", "5e0"])
def test_an_enumeration_of_numbers_compares_numbers(api: Api, text: str) -> None:
    entry = {"objectType": "KalturaMediaEntry", "mediaType": text}
    assert api.ok("media.add", {"entry": entry})["mediaType"] == 5


@pytest.mark.parametrize(
    ("text", "meant"), [("1.0", "1"), (" 1", "1"), ("TRUE", "1"), ("00", "0"), ("1e0\t", "1")]
)
def test_yes_no_or_neither_compares_numbers(api: Api, text: str, meant: str) -> None:
    asked, known = ({"filter": {"isAdminEqual": one}} for one in (text, meant))
    assert api.ok("user.list", asked)["totalCount"] == api.ok("user.list", known)["totalCount"]


@pytest.mark.parametrize("text", ["١", "¹", f"1{NO_BREAK}", "1_0", "yes", "TRUÉ", "2"])
def test_yes_no_or_neither_is_no_other_script(api: Api, text: str) -> None:
    assert api.code("user.list", {"filter": {"isAdminEqual": text}}) == "INVALID_ENUM_VALUE"


def test_sizes_and_places_of_uploads_are_numbers_at_the_front(api: Api) -> None:
    token = api.ok("uploadToken.add", {"uploadToken": {"fileSize": "٣"}})
    assert token["fileSize"] == "0"
    sent = {"uploadTokenId": token["id"], "resume": 1, "finalChunk": 0}
    api.ok("uploadToken.upload", {**sent, "resume": 0}, files={"fileData": b"abc"})
    grown = api.ok("uploadToken.upload", {**sent, "resumeAt": "３"}, files={"fileData": b"X"})
    assert grown["uploadedFileSize"] == "3"  # written at the beginning
    far = api.ok("uploadToken.upload", {**sent, "resumeAt": "1e300"}, files={"fileData": b"X"})
    assert far["uploadedFileSize"] == "3"  # waits for what should lie before it


@pytest.mark.parametrize("account", ["²", "١", "1_0", f"{NO_BREAK}1"])
def test_an_account_that_is_no_number_is_nobody_s(api: Api, account: str) -> None:
    assert api.code("media.list", {"partnerId": account}) == "SERVICE_FORBIDDEN"
    assert api.code("media.list", {"p": f"{account}{api.told['partnerId']}"}) == "SERVICE_FORBIDDEN"
    assert api.call("media.list", {"partnerId": f" {api.told['partnerId']} "})["totalCount"] > 0


@pytest.mark.parametrize("format_", ["01", " 1", "1.0", "1e0"])
def test_formats_are_numbers(api: Api, format_: str) -> None:
    reply = api.http.post(f"{api.url}/api_v3/service/system/action/ping", {"format": format_}, timeout=30)
    assert (reply.text, reply.headers["Content-Type"]) == ("true", "application/json")


@pytest.mark.parametrize("format_", ["١", "¹", "1_", "nan", f"1{NO_BREAK}"])
def test_formats_are_ascii_s_numbers(api: Api, format_: str) -> None:
    reply = api.http.post(f"{api.url}/api_v3/service/system/action/ping", {"format": format_}, timeout=30)
    assert (reply.text, reply.headers["X-Kaltura"]) == ("", "error- UNKNOWN_RESPONSE_FORMAT")


# Places in lists, parts of a multirequest


def test_items_stand_in_the_order_of_their_keys(api: Api) -> None:
    names = {"²": "last", "10": "ten", "9": "nine", "1.5": "between", "1": "one", "٣": "before last"}
    rules = {f"playlist[filters][{key}][name]": name for key, name in names.items()}
    playlist = {"playlist[playlistType]": 10, "playlist[name]": "digits", "playlist[totalResults]": 5}
    answer = api.ok("playlist.add", rules | playlist)
    order = ["one", "between", "nine", "ten", "last", "before last"]  # by bytes, ² is before ٣
    assert [rule["name"] for rule in answer["filters"]] == order


def test_filters_may_have_keys_that_are_no_numbers(api: Api) -> None:
    ready = api.ok("media.list")["objects"][0]["id"]
    rule = {"filters[²][objectType]": "KalturaMediaEntryFilterForPlaylist", "filters[²][idIn]": ready}
    rule |= {"totalResults": 5, "filters[²][limit]": "5"}
    assert [one["id"] for one in api.ok("playlist.executeFromFilters", rule)] == [ready]


@pytest.mark.parametrize("step", ["²", "٠", "00", "+0", "-1", "0_0", "0.0", f"{NO_BREAK}0", "9", "9" * 30])
def test_a_place_in_a_list_that_there_is_none_of_is_empty(api: Api, five: list[str], step: str) -> None:
    first = part(1, service="media", action="list", **{"filter:idIn": five[0], "filter:statusIn": "7"})
    second = part(2, service="media", action="get", entryId=f"{{1:result:objects:{step}:id}}")
    answers = many(api, first | second | part(3, **PING))
    assert answers[0]["objects"][0]["id"] == five[0]
    assert answers[1]["code"] == "ENTRY_ID_NOT_FOUND"
    assert answers[2] is True


def test_a_place_in_a_list_is_found(api: Api, five: list[str]) -> None:
    first = part(1, service="media", action="list", **{"filter:idIn": five[0], "filter:statusIn": "7"})
    second = part(2, service="media", action="get", entryId="{1:result:objects:0:id}")
    assert many(api, first | second)[1]["id"] == five[0]


def test_a_part_of_another_script_is_no_part(api: Api) -> None:
    assert many(api, part(1, **PING) | {"²:service": "system", "²:action": "ping"}) == [True]
    assert many(api, part(1, **PING) | {"٢:service": "system", "٢:action": "ping"}) == [True]
    text = f"{{1:result:id}}{{{'٢'}:result:id}}"
    assert many(api, part(1, **PING) | part(2, service="media", action="get", entryId=text))[1]["code"]


def test_parts_in_json_may_be_written_as_any_number(api: Api) -> None:
    body = json.dumps({" 1": PING, "2e0": PING, "3_": PING, "format": 1})
    assert posted(api, "multirequest", body) == [True, True]


@pytest.mark.parametrize(
    ("names", "last"),
    [(["a[]", "a[]"], "1"), (["a[5]", "a[]"], "6"), (["a[²]", "a[]"], "0"), (["a[٣]", "a[]"], "0"),
     (["a[01]", "a[]"], "0"), (["a[-5]", "a[]"], "0"), (["a[x]", "a[7]", "a[]", "a[]"], "9")],
)  # fmt: skip
def test_what_is_appended_follows_the_largest_number(names: list[str], last: str) -> None:
    params: dict[str, Any] = {}
    wire._nest(params, [(name, str(at)) for at, name in enumerate(names)])
    assert params["a"][last] == str(len(names) - 1)


# JSON


@pytest.mark.parametrize(
    "text",
    ['{"entryId": "0_x", "a": NaN}', '{"entryId": "0_x", "a": -Infinity}', '{"entryId": "\\ud800"}',
     '\u3000{"entryId": "0_x"}', '{"entryId": "0_x"}\u00a0', '{"entryId":\u00a0"0_x"}'],
)  # fmt: skip
def test_what_php_takes_for_no_json_is_no_body(api: Api, text: str) -> None:
    answer = posted(api, f"media/action/get/format/1/ks/{api.ks()}", text)
    assert answer["code"] == "MISSING_MANDATORY_PARAMETER"


def test_blanks_of_php_around_json_are_none(api: Api, five: list[str]) -> None:
    text = json.dumps({"entryId": five[0], "name": "\\ud83d\\ude00"})
    assert posted(api, f"media/action/get/format/1/ks/{api.ks()}", f"\0\t \r\n{text}\v")["id"] == five[0]


# Blanks and case


def test_tags_keep_the_blanks_that_are_none_to_the_platform(api: Api) -> None:
    tags = f"{IDEOGRAPHIC}one{IDEOGRAPHIC}, \ttwo\n,{NO_BREAK}three,{SEPARATOR}, ÄÖ{NO_BREAK}"
    entry = {"objectType": "KalturaMediaEntry", "mediaType": 1, "tags": tags, "adminTags": tags}
    kept = [f"{IDEOGRAPHIC}one{IDEOGRAPHIC}", "two", f"{NO_BREAK}three", SEPARATOR, f"ÄÖ{NO_BREAK}"]
    answer = api.ok("media.add", {"entry": entry})
    assert (answer["tags"].split(", "), answer["adminTags"].split(",")) == (kept, kept)


def test_tags_of_assets_keep_them_as_well(api: Api, five: list[str]) -> None:
    tags = f" {IDEOGRAPHIC}a,b{NO_BREAK}\n"
    flavor = {"flavorParamsId": 0, "tags": tags}
    answer = api.ok("flavorAsset.add", {"entryId": five[0], "flavorAsset": flavor})
    assert answer["tags"] == f"{IDEOGRAPHIC}a,b{NO_BREAK}"


def test_ids_in_a_list_lose_the_platform_s_blanks_alone(api: Api, five: list[str]) -> None:
    assert listed(api, [f" {five[0]}\t", f"\n{five[1]}\r"])["totalCount"] == 2
    assert listed(api, [f"{IDEOGRAPHIC}{five[0]}", f"{five[1]}{NO_BREAK}"])["totalCount"] == 0


def test_orders_are_ascii_s_words(api: Api, five: list[str]) -> None:
    for order in ("-createdAt\n", "+ñ", "-²", f"{IDEOGRAPHIC}-name", "+createdAt,-x'y"):
        assert listed(api, five, orderBy=order)["totalCount"] == 5


def test_words_are_searched_in_a_row_where_blanks_of_ascii_stand_between_them(api: Api) -> None:
    name = f"rot9 blau9{IDEOGRAPHIC}gelb9 m²9 １２３"
    id_ = api.ok("media.add", {"entry": {"objectType": "KalturaMediaEntry", "mediaType": 1, "name": name}})[
        "id"
    ]
    found = [
        "rot9 blau9",
        "blau9 gelb9",
        f"gelb9{IDEOGRAPHIC}rot9",
        f"rot9{NO_BREAK}gelb9",
        "m 9",
        "123",
        f"\u2028{name}",
    ]
    for words in (*found, f"\u2028{name}"):
        assert listed(api, [id_], nameLike=words)["totalCount"] == 1, words
    for words in ("gelb9 rot9", "rot9\tgelb9", "m2", "29"):
        assert listed(api, [id_], nameLike=words)["totalCount"] == 0, words


def test_services_are_found_in_ascii_s_case(api: Api) -> None:
    assert api.code("uploadTo\u212aen.list") == "SERVICE_DOES_NOT_EXISTS"  # with the sign for kelvin
    assert api.code("baſeEntry.list") == "SERVICE_DOES_NOT_EXISTS"
    assert api.call("UPLOADTOKEN.LIST")["totalCount"] >= 0


def test_privileges_keep_blanks_that_are_none_to_the_platform(api: Api) -> None:
    ks = api.start(0, userId="digits", privileges=f" list:*\t,{IDEOGRAPHIC}edit:*,{NO_BREAK}")
    told = api.ok("session.get", {"session": ks})["privileges"]
    assert told.split(",") == ["list:*", f"{IDEOGRAPHIC}edit:*", NO_BREAK]


def test_line_ends_may_stand_in_a_path(api: Api, five: list[str]) -> None:
    path = f"/api_v3/service/media/action/get/format/1/ks/{api.ks()}/entryId"
    assert api.get(f"{path}/{five[0]}").json()["id"] == five[0]
    for written in (f"%0A{five[0]}", f"{five[0]}%0A", f"x%0D%0A{five[0]}", f"x%E2%80%A8{five[0]}"):
        assert api.get(f"{path}/{written}").json()["code"] == "ENTRY_ID_NOT_FOUND"
    assert api.get("/a%0Ab").status_code == 404
