"""Sessions in addresses of delivery and in actions that serve files: how they are judged, and what they open.

Each expectation is what Kaltura server 22.19 answered to the same request.
"""

from __future__ import annotations

import time
import uuid
from dataclasses import dataclass
from typing import Any

import pytest
import requests

from tests.sandbox.conftest import ROOT, Api

DATA = ROOT / "features" / "data"
MEMBERS_ONLY = {
    "actions": [{"objectType": "KalturaAccessControlBlockAction"}],
    "conditions": [{"objectType": "KalturaAuthenticatedCondition", "not": True}],
}
EXPIRED = ("31", "The given KS has expired, This URL is expired")
ELSEWHERE = ("34", "ip address is out of the restricted ip range")
OTHER_URI = ("7", "ks is not valid, Invalid session [-11]")
STRANGER = ("32", "The given partner isn't vaild for the request, Invalid session [-2]")
BLOCKED = ("3", "entry restricted due to access-control")


@dataclass
class Guarded:
    """Entries that only those with ``sview`` may see, and what is theirs; and one that is open."""

    film: str
    picture: str
    caption: str
    thumb: str
    open: str


@pytest.fixture(scope="module")
def entries(api: Api) -> Guarded:
    profile = {"name": "members", "rules": [MEMBERS_ONLY]}
    guard = api.ok("accessControlProfile.add", {"accessControlProfile": profile})["id"]
    sample = api.film()
    film = str(api.ok("baseEntry.clone", {"entryId": sample})["id"])
    open_ = str(api.ok("baseEntry.clone", {"entryId": sample})["id"])
    api.ok("media.update", {"entryId": film, "mediaEntry": {"accessControlId": guard}})
    return Guarded(film, picture(api, guard), caption(api, film), thumb(api, film), open_)


def picture(api: Api, guard: int) -> str:
    entry = str(api.ok("media.add", {"entry": {"mediaType": 2, "name": "p", "accessControlId": guard}})["id"])
    token = api.ok("uploadToken.add")["id"]
    with (DATA / "poster.jpg").open("rb") as file:
        api.ok("uploadToken.upload", {"uploadTokenId": token}, files={"fileData": file})
    resource = {"objectType": "KalturaUploadedFileTokenResource", "token": token}
    api.ok("media.addContent", {"entryId": entry, "resource": resource})
    end = time.monotonic() + 30
    while api.ok("media.get", {"entryId": entry})["status"] != 2:
        assert time.monotonic() < end
        time.sleep(0.05)
    return entry


def caption(api: Api, entry: str, name: str = "keynote.srt", form: int = 1) -> str:
    asset = {"objectType": "KalturaCaptionAsset", "language": "English", "format": form}
    id_ = str(api.ok("caption_captionAsset.add", {"entryId": entry, "captionAsset": asset})["id"])
    content = {"objectType": "KalturaStringResource", "content": (DATA / name).read_text()}
    api.ok("caption_captionAsset.setContent", {"id": id_, "contentResource": content})
    return id_


def thumb(api: Api, entry: str) -> str:
    with (DATA / "poster.jpg").open("rb") as file:
        return str(
            api.ok("thumbAsset.addFromImage", {"entryId": entry}, files={"fileData": ("a.jpg", file)})["id"]
        )


def ks(api: Api, privileges: str = "sview:*", **fields: Any) -> str:
    return api.start(fields.pop("type", 0), userId="viewer", privileges=privileges, **fields)


def address(api: Api, entries: Guarded, kind: str) -> str:
    root = f"/p/{api.told['partnerId']}/sp/{api.told['partnerId']}00"
    return {
        "manifest": f"{root}/playManifest/entryId/{entries.film}/format/url",
        "raw": f"{root}/raw/entry_id/{entries.film}",
        "download": f"{root}/download/entry_id/{entries.film}",
        "thumbnail": f"{root}/thumbnail/entry_id/{entries.film}/width/20",
        "whole picture": f"{root}/raw/entry_id/{entries.picture}",
    }[kind]


def ask(api: Api, path: str, session: str | None = None) -> requests.Response:
    return api.get(path + (f"/ks/{session}" if session else ""), allow_redirects=False)


def refusal(answer: requests.Response) -> tuple[str, str] | None:
    """The number and the text of a refusal; None of what was given, which is a file or leads to one."""
    if "X-Kaltura-App" not in answer.headers:
        assert answer.status_code == 302 or answer.content
        return None
    number, text = answer.headers["X-Kaltura-App"].removeprefix("exiting on error ").split(" - ", 1)
    assert answer.headers["X-Kaltura"] == f"error-{number}"
    assert answer.content == b""
    return number, text


ADDRESSES = ("manifest", "raw", "download", "thumbnail", "whole picture")


@pytest.mark.parametrize("kind", ADDRESSES)
def test_time_and_place_of_a_session_are_judged(api: Api, entries: Guarded, kind: str) -> None:
    path = address(api, entries, kind)
    assert refusal(ask(api, path)) == BLOCKED
    assert refusal(ask(api, path, ks(api))) is None
    assert refusal(ask(api, path, ks(api, "sview:*,iprestrict:127.0.0.1,urirestrict:/p/*"))) is None
    for session, told in (
        (ks(api, expiry=-10), EXPIRED),
        (ks(api, type=2, expiry=-10), EXPIRED),
        (ks(api, "sview:*,iprestrict:192.0.2.1"), ELSEWHERE),
        (ks(api, "sview:*,urirestrict:/api_v3/*"), OTHER_URI),
        (ks(api, "sview:*,urirestrict:/"), OTHER_URI),
    ):
        answer = ask(api, path, session)
        assert refusal(answer) == told
        assert answer.status_code == (404 if kind in ("manifest", "thumbnail") else 200)
        assert answer.headers["Cache-Control"] == "private, max-age=60, max-stale=0"


@pytest.mark.parametrize("kind", ADDRESSES)
def test_what_is_no_session_is_refused(api: Api, entries: Guarded, kind: str) -> None:
    told = ("4", "ks is an invalid string") if kind == "thumbnail" else ("7", "ks is not valid")
    for text in ("rubbish", "cnViYmlzaA==", ks(api) + "x"):
        assert refusal(ask(api, address(api, entries, kind), text)) == told


@pytest.mark.parametrize("kind", ADDRESSES)
def test_another_account_s_session_is_refused_where_there_are_rules(
    api: Api, entries: Guarded, kind: str
) -> None:
    for type_ in (0, 2):
        stranger = api.start(type_, "plain", userId="stranger", privileges="sview:*")
        assert refusal(ask(api, address(api, entries, kind), stranger)) == STRANGER
        open_ = f"/p/{api.told['partnerId']}/playManifest/entryId/{entries.open}/format/url"
        assert refusal(ask(api, open_, stranger)) is None
    over = api.start(2, "plain", expiry=-1)
    assert refusal(ask(api, address(api, entries, kind), over)) == EXPIRED


@pytest.mark.parametrize("kind", ADDRESSES)
def test_delivery_knows_neither_ended_sessions_nor_used_up_ones_nor_blocked_users(
    api: Api, entries: Guarded, kind: str
) -> None:
    """The platform doesn't ask for them there, and counts no use. Calls to the API do."""
    path, ended, limited = address(api, entries, kind), ks(api), ks(api, "sview:*,actionslimit:1")
    api.ok("session.end", ks=ended)
    user = f"blocked-{uuid.uuid4().hex}"
    api.ok("user.add", {"user": {"id": user, "status": 0}})
    blocked = api.start(0, userId=user, privileges="sview:*")
    assert refusal(ask(api, path, limited)) is None
    assert api.ok("system.ping", ks=limited) is True
    assert api.code("system.ping", ks=limited) == api.code("system.ping", ks=ended) == "INVALID_KS"
    assert api.code("system.ping", ks=blocked) == "USER_BLOCKED"
    for session in (ended, limited, blocked):
        assert refusal(ask(api, path, session)) is None


def test_the_uri_is_the_one_that_was_sent(api: Api, entries: Guarded) -> None:
    whole = address(api, entries, "manifest")

    def sent(uri: str, pattern: str) -> tuple[str, str] | None:
        session = ks(api, f"sview:*,urirestrict:{pattern}")
        return refusal(ask(api, uri, session))

    assert sent(f"/{whole}", "/p/*") == OTHER_URI  # two slashes are not one
    assert sent(f"/{whole}", "//p/*") is None
    assert sent(whole, f"{whole}/ks/*") is None
    in_query = f"{whole}?a=b&ks={ks(api, f'sview:*,urirestrict:{whole}?a=b*')}"
    assert refusal(ask(api, in_query)) is None
    assert refusal(ask(api, in_query.replace("?a=b", "?a=c"))) == OTHER_URI
    assert sent(whole, whole) == OTHER_URI  # the session itself is a part of what was sent


def test_the_header_is_read_by_manifests_alone(api: Api, entries: Guarded) -> None:
    root = f"/p/{api.told['partnerId']}"
    for path, told in (
        (f"playManifest/entryId/{entries.open}/format/url", ("7", "ks is not valid")),
        (f"raw/entry_id/{entries.open}", None),
        (f"download/entry_id/{entries.open}", None),
    ):
        answer = api.get(f"{root}/{path}", headers={"X-Kaltura-Ks": "rubbish"}, allow_redirects=False)
        assert refusal(answer) == told
    member = api.get(
        address(api, entries, "manifest"), headers={"X-Kaltura-Ks": ks(api)}, allow_redirects=False
    )
    assert refusal(member) is None


@pytest.mark.parametrize("action", ["serve", "serveAsJson", "serveWebVTT"])
def test_captions_are_kept_from_whom_the_film_is(api: Api, entries: Guarded, action: str) -> None:
    path = f"/api_v3/service/caption_captionAsset/action/{action}/captionAssetId/{entries.caption}"
    assert refusal(ask(api, path)) == refusal(ask(api, path, ks(api, "view:*"))) == BLOCKED
    for held in (
        f"sview:{entries.film}", f"download:{entries.film}", f"caption:{entries.film}", "*",
    ):  # fmt: skip
        assert refusal(ask(api, path, ks(api, held))) is None, held
    assert refusal(ask(api, path, api.ks("admin"))) is None
    for session, told in (
        (ks(api, expiry=-1), "EXPIRED"),
        (ks(api, "sview:*,iprestrict:192.0.2.1"), "EXCEEDED_RESTRICTED_IP"),
        (ks(api, "sview:*,urirestrict:/p/*"), "EXCEEDED_RESTRICTED_URI"),
    ):
        assert told in ask(api, path, session).text


def test_captions_of_an_entry_and_its_pictures_are_kept_too(api: Api, entries: Guarded) -> None:
    by_entry = f"/api_v3/service/caption_captionAsset/action/serveByEntryId/entryId/{entries.film}"
    assert refusal(ask(api, by_entry, ks(api, "view:*"))) == BLOCKED
    picture_ = f"/api_v3/service/thumbAsset/action/serve/thumbAssetId/{entries.thumb}"
    assert refusal(ask(api, picture_)) == BLOCKED
    assert refusal(ask(api, picture_, ks(api))) is None
    answer = api.http.post(
        f"{api.url}/api_v3/service/thumbAsset/action/getUrl",
        data={"id": entries.thumb, "ks": ks(api, "view:*")},
    )
    assert refusal(answer) == BLOCKED


def test_what_is_not_due_yet_is_for_those_with_sview(api: Api, entries: Guarded) -> None:
    later = str(api.ok("baseEntry.clone", {"entryId": entries.open})["id"])
    api.ok("media.update", {"entryId": later, "mediaEntry": {"startDate": int(time.time()) + 10_000}})
    path = f"/p/{api.told['partnerId']}/playManifest/entryId/{later}/format/url"
    not_yet = ("2", "entry restricted due to scheduling")
    for held in ("view:*", f"view:{later}", f"download:{later}"):
        assert refusal(ask(api, path, ks(api, held))) == not_yet
    assert refusal(ask(api, path, api.ks("widget"))) == not_yet
    for held in (f"sview:{later}", "sview:*", "*"):
        assert refusal(ask(api, path, ks(api, held))) is None


def test_a_session_in_parameters_only_tells_of_somebody(api: Api, entries: Guarded) -> None:
    """It need be neither of the account nor good any more (measured); one that is none is refused."""

    def told(session: str) -> Any:
        params = {"objectType": "KalturaEntryContextDataParams", "ks": session}
        asked = {"entryId": entries.film, "contextDataParams": params}
        return api.call("baseEntry.getContextData", asked, "widget")

    assert len(told("")["actions"]) == 1
    ended = ks(api)
    api.ok("session.end", ks=ended)
    for session in (
        ks(api), ks(api, expiry=-1), ks(api, "sview:*,iprestrict:192.0.2.1"), ended,
        api.start(0, "plain", privileges="sview:*"),
    ):  # fmt: skip
        assert (told(session)["actions"], told(session)["isAdmin"]) == ([], False)
    assert told(api.start(2, "plain", expiry=-1))["isAdmin"] is True
    assert told("rubbish")["code"] == "INVALID_KS"


def test_preview_is_so_many_bytes_of_a_download(api: Api, entries: Guarded) -> None:
    path = f"/p/{api.told['partnerId']}/download/entry_id/{entries.open}/relocate/a.mp4"
    assert len(ask(api, path, ks(api, "preview:1000")).content) == 1000
    whole = len(ask(api, path).content)
    for held in ("preview", "preview:0", "preview:x", f"preview:{whole + 1}"):
        assert len(ask(api, path, ks(api, held)).content) == whole
