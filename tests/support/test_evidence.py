"""A curl line of the report, pasted into bash, makes the same request; nothing secret stands in it."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from urllib.parse import parse_qsl

import pytest

from features.support.api.ks import sign
from features.support.reporting.evidence import Evidence, curl, trimmed
from features.support.reporting.transcript import Transcript
from features.support.reporting.variables import Variables, slug
from features.support.running.samples import DATA
from features.support.wire.client import Exchange, FilePart, KalturaClient
from features.support.wire.settings import ROOT, Settings
from tests.support.conftest import Echo

KS = sign("secret", 101, "ann")
ENTRY = "0_abcd1234"


def settings(url: str) -> Settings:
    return Settings(
        "live", service_url=url, partner_id=101, admin_secret="admin-secret-1", user_secret="user-secret-1"
    )


def variables(url: str) -> Variables:
    made = Variables(settings(url))
    made.session(KS, "KALTURA_KS")
    made.name("entry", ENTRY, "Keynote")
    return made


def sent(echo: Echo, **call: object) -> Exchange:
    seen: list[Exchange] = []
    KalturaClient(echo.url, seen.append).call("media.update", ks=KS, **call)  # type: ignore[arg-type]
    return seen[0]


def paste(line: str, url: str) -> None:
    names = {
        "KALTURA_SERVICE_URL": url,
        "KALTURA_KS": KS,
        "KEYNOTE_ENTRY_ID": ENTRY,
        "KALTURA_PARTNER_ID": "101",
    }
    names |= {"KALTURA_ADMIN_SECRET": "admin-secret-1", "PATH": "/usr/bin:/bin"}
    subprocess.run(["bash", "-c", line], env=names, cwd=ROOT, check=True, capture_output=True)


needs_curl = pytest.mark.skipif(not shutil.which("curl"), reason="there is no curl on this machine")


def test_a_request_in_json_names_the_account_by_its_variable() -> None:
    told = {"1": {"widgetId": "_101", "entryId": ENTRY, "page": 1010}, "partnerId": 101}
    body = json.dumps(told, separators=(",", ":"))
    line = curl(Exchange("multirequest", "POST", "http://x", [], [], 200, body=body), variables("http://x"))
    assert "_$KALTURA_PARTNER_ID" in line
    assert 'partnerId\\":$KALTURA_PARTNER_ID}' in line
    assert "1010" in line


@needs_curl
@pytest.mark.parametrize(
    "text",
    ["plain", 'it\'s "quoted"', "a $HOME `id` \\n", "50% & more + ü!", "line\nbreak", f"see {ENTRY}!", ""],
)
def test_a_pasted_line_sends_the_same_fields(echo: Echo, text: str) -> None:
    params = {"entryId": ENTRY, "mediaEntry": {"description": text, "name": None}, "list": ["a", {"b": 101}]}
    exchange = sent(echo, params=params)
    line = curl(exchange, variables(echo.url))
    assert KS not in line
    assert "entryId=$KEYNOTE_ENTRY_ID" in line
    paste(line, echo.url)
    (_, _, before), (path, _, after) = echo.requests
    assert path == "/api_v3/service/media/action/update"
    assert parse_qsl(after.decode(), keep_blank_values=True) == parse_qsl(
        before.decode(), keep_blank_values=True
    )


@needs_curl
@pytest.mark.parametrize(
    "part",
    [
        FilePart(DATA / "poster.jpg"),
        FilePart(DATA / "poster.jpg", 100, 1000),
        FilePart(DATA / "poster.jpg", 3000),
        FilePart(Path("bad.txt"), content=b"50% of \\ bytes \x00\xff"),
    ],
    ids=["whole", "piece", "rest", "literal"],
)
def test_a_pasted_line_sends_the_same_file(echo: Echo, part: FilePart) -> None:
    line = curl(sent(echo, params={"a": "@x", "b": "<y;z"}, files={"fileData": part}), variables(echo.url))
    paste(line, echo.url)
    for _, kind, body in echo.requests:
        boundary = kind.split("boundary=")[1].encode()
        chunks = [chunk for chunk in body.split(b"--" + boundary) if b"\r\n\r\n" in chunk]
        fields = {
            chunk.split(b'name="')[1].split(b'"')[0]: chunk.split(b"\r\n\r\n", 1)[1][:-2] for chunk in chunks
        }
        assert fields[b"fileData"] == part.read()
        assert (fields[b"a"], fields[b"b"]) == (b"@x", b"<y;z")


def test_secrets_and_addresses_become_variables() -> None:
    url = "https://kaltura.example"
    fields = [("secret", "admin-secret-1"), ("partnerId", "101"), ("widgetId", "_101")]
    line = curl(Exchange("session.start", "POST", url + "/api_v3", fields, KS, 200), variables(url))
    assert '"secret=$KALTURA_ADMIN_SECRET"' in line
    assert '"partnerId=$KALTURA_PARTNER_ID"' in line
    assert '"widgetId=_$KALTURA_PARTNER_ID"' in line
    assert "kaltura.example" not in line


def test_delivery_urls_show_account_entry_and_session_as_variables() -> None:
    url = "https://kaltura.example"
    path = f"/p/101/sp/10100/playManifest/entryId/{ENTRY}/ks/{KS}/format/url"
    line = curl(Exchange("GET playManifest", "GET", url + path, [], {}, 200), variables(url))
    assert "$KALTURA_SERVICE_URL/p/$KALTURA_PARTNER_ID/" in line
    assert "/entryId/$KEYNOTE_ENTRY_ID/ks/$KALTURA_KS/format" in line


def test_things_are_named_after_what_the_scenario_calls_them() -> None:
    made = variables("https://kaltura.example")
    made.name("entry", "0_11112222", "Q3 talk")
    made.name("upload token", "0_" + "a" * 32)
    made.learn({"objects": [{"id": "0_33334444", "objectType": "KalturaMediaEntry"}]})
    ids = [ENTRY, "0_11112222", "0_" + "a" * 32, "0_33334444"]
    names = ["KEYNOTE_ENTRY_ID", "Q3_TALK_ENTRY_ID", "KALTURA_UPLOAD_TOKEN_ID", "KALTURA_ENTRY_ID"]
    assert [made.of(id) for id in ids] == names


def test_a_small_number_is_a_variable_only_where_an_id_belongs() -> None:
    made = variables("https://kaltura.example")
    made.learn({"id": 7, "objectType": "KalturaConversionProfile"})
    mark = "<{}>".format
    assert made.write("conversionProfileId", "7", mark) == "<KALTURA_CONVERSION_PROFILE_ID>"
    assert made.write("filter[idEqual]", "7", mark) == "<KALTURA_CONVERSION_PROFILE_ID>"
    assert made.write("pager[pageSize]", "7", mark) == "7"


def test_long_lists_keep_both_ends_and_say_what_is_missing() -> None:
    assert trimmed({"objects": list(range(20))})["objects"] == [0, 1, 2, "… 15 more …", 18, 19]
    assert trimmed(list(range(6))) == list(range(6))


def test_of_polls_only_the_first_and_the_last_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    names: list[str] = []
    monkeypatch.setattr("allure.attach", lambda body, name, kind, extension: names.append(name))
    evidence = Evidence(variables("https://kaltura.example"))
    with evidence.polling():
        for status in range(9):
            evidence.record(
                Exchange("media.get", "POST", "https://kaltura.example", [], {"status": status}, 200)
            )
    with evidence.quiet():
        evidence.record(Exchange("media.delete", "POST", "https://kaltura.example", [], None, 200))
    evidence.flush()
    assert names == [
        "request: media.get",
        "answer: media.get",
        "request: media.get (call 9 of 9)",
        "answer: media.get (call 9 of 9)",
    ]


@pytest.mark.parametrize(
    ("status", "answer", "options"),
    [
        (302, {"Location": "x"}, "-si"),
        (200, {"contentType": "video/mp4", "bytes": 9}, "-sL -o answer.mp4"),
        (200, {"contentType": "text/xml", "text": []}, "-sL"),
    ],
)
def test_a_get_shows_redirects_and_keeps_media_off_the_screen(
    status: int, answer: dict[str, object], options: str
) -> None:
    exchange = Exchange("GET x", "GET", "https://kaltura.example/x", [], answer, status)
    assert curl(exchange, variables("https://kaltura.example")) == f'curl {options} "$KALTURA_SERVICE_URL/x"'


def test_an_address_that_an_answer_gave_is_a_variable_from_then_on() -> None:
    address = f"http://x/live/1-a/{ENTRY}/index.m3u8"
    known = variables("https://kaltura.example")
    for one in (address, f"{address}?b=1", address):
        known.address(one, "KEYNOTE_LIST_URL")
    assert curl(Exchange("GET live", "GET", address, [], {}, 200), known) == 'curl -sL "$KEYNOTE_LIST_URL"'
    assert known.hide(f"at {address}?b=1") == "at $KEYNOTE_LIST_URL_2"


def test_ids_in_a_list_in_an_address_are_variables() -> None:
    known = variables("https://kaltura.example")
    known.name("KalturaScheduleEvent", "100998", "Lecture")
    address = f"https://kaltura.example/list/filter:idIn/100998,100999/entryIds/{ENTRY}/x/{ENTRY}_1"
    line = curl(Exchange("GET x", "GET", address, [], {}, 200), known)
    assert "/filter:idIn/$LECTURE_SCHEDULE_EVENT_ID,100999/" in line
    assert "/entryIds/$KEYNOTE_ENTRY_ID/x/${KEYNOTE_ENTRY_ID}_1" in line


def test_what_runs_beside_the_calls_is_told_as_a_command(monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[str] = []
    monkeypatch.setattr("allure.attach", lambda body, name, kind, extension: shown.append(body))
    known = variables("https://kaltura.example")
    transcript = Transcript(known, curl)
    evidence = Evidence(known, transcript)
    evidence.beside("encoder begins", ["ffmpeg", "-i", "a b", f"rtmp://x/{ENTRY}_1"], "&\nE=$!", "E")
    (told,) = transcript.chunk()["exchanges"]
    assert told["command"] == "ffmpeg -i 'a b' \"rtmp://x/${KEYNOTE_ENTRY_ID}_1\" &\nE=$!"
    assert (told["label"], told["variable"], shown) == ("encoder begins", "E", [told["command"]])


@pytest.mark.parametrize(
    ("name", "shell"),
    [("Q3 talk", "Q3_TALK"), ("Ann's", "ANN"), ("Talk's replacement", "TALK_REPLACEMENT"), ("7", "")],
)
def test_a_name_becomes_a_shell_name(name: str, shell: str) -> None:
    assert slug(name) == shell
