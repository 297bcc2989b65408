"""Pages of delivery as a whole: status, headers and text as Kaltura server 22.19 sends them.

Compared with a real server address by address; what is here had differed.
"""

from __future__ import annotations

import re
from typing import Any

import pytest
import requests

from tests.sandbox.conftest import ROOT, Api

DATA = ROOT / "features" / "data"
UNKEPT = "no-store, no-cache, must-revalidate, post-check=0, pre-check=0"
KEPT = "public, max-age=8640000, max-stale=0"
A_MINUTE = "private, max-age=60, max-stale=0"
NO_ORIGINAL = "no original flavor asset for entry, no best play asset for entry"


def entry(api: Api, kind: int, deleted: bool = False) -> str:
    id_ = str(api.ok("media.add", {"entry": {"mediaType": kind, "name": "Draft"}})["id"])
    if deleted:
        api.ok("media.delete", {"entryId": id_})
    return id_


@pytest.fixture(scope="module")
def film(api: Api) -> str:
    """A READY film with a source and a rendition."""
    return str(api.ok("baseEntry.clone", {"entryId": api.film()})["id"])


def get(api: Api, path: str) -> requests.Response:
    return api.get(f"/p/{api.told['partnerId']}/{path}", allow_redirects=False)


def headers(answer: requests.Response, *names: str) -> list[str | None]:
    return [answer.headers.get(name) for name in names]


REASONS = ("X-Kaltura", "X-Kaltura-App", "KalturaRaw", "Cache-Control")


@pytest.mark.parametrize("kind", [1, 5])
def test_raw_without_content_tells_in_a_header_of_its_own(api: Api, kind: int) -> None:
    for deleted in (False, True):
        answer = get(api, f"raw/entry_id/{entry(api, kind, deleted)}")
        assert (answer.status_code, answer.content) == (200, b"")
        assert headers(answer, *REASONS) == [None, None, NO_ORIGINAL, UNKEPT]
        assert answer.headers["Content-Disposition"] == 'attachment; filename="Draft"'
        assert "X-Kaltura-ACP" in answer.headers


def test_raw_where_nothing_is(api: Api) -> None:
    picture = get(api, f"raw/entry_id/{entry(api, 2)}")
    assert (picture.status_code, headers(picture, *REASONS)) == (404, [None, None, None, UNKEPT])
    session = api.ks("user")
    for path in ("raw/entry_id/0_nosuchid", f"raw/entry_id/{entry(api, 1, True)}/ks/{session}"):
        answer = get(api, path)
        assert (answer.status_code, answer.content) == (200, b"")
        assert headers(answer, *REASONS) == [None, None, None, UNKEPT]


def test_raw_of_a_version_that_is_none(api: Api) -> None:
    data = api.ok("data.add", {"dataEntry": {"name": "text", "dataContent": "hello"}})["id"]
    answer = get(api, f"raw/entry_id/{data}/version/7")
    assert answer.status_code == 404
    assert headers(answer, *REASONS) == [None, None, "no data was found available for download", UNKEPT]
    assert headers(get(api, f"raw/entry_id/{data}"), "Cache-Control") == [KEPT]


@pytest.mark.parametrize(
    ("kind", "told"),
    [(1, "6 - requested flavor was not found"), (2, "10 - missing thumbnail fileSync for entry"),
     (5, "9 - requested entry is deleted or rejected")],
)  # fmt: skip
def test_the_thumbnail_of_a_deleted_entry(api: Api, kind: int, told: str) -> None:
    answer = get(api, f"thumbnail/entry_id/{entry(api, kind, True)}/width/20")
    assert answer.status_code == 404
    assert headers(answer, *REASONS) == [
        f"error-{told.split()[0]}",
        f"exiting on error {told}",
        None,
        A_MINUTE,
    ]


def test_an_action_without_a_word_behind_it_is_no_address(api: Api) -> None:
    for action in ("raw", "download", "serveFlavor", "thumbnail", "playManifest"):
        for path in (action, f"{action}?entryId=0_a&entry_id=0_a"):
            answer = get(api, path)
            assert answer.status_code == 404
            assert headers(answer, "X-Kaltura", "X-Kaltura-App") == [None, None]


def test_a_manifest_without_a_format_is_laid_out_as_the_platform_does_it(api: Api, film: str) -> None:
    text = get(api, f"playManifest/entryId/{film}/protocol/http").text
    lines = text.split("\n")
    assert len(lines) == 11
    assert lines[:5] == [
        '<?xml version="1.0" encoding="UTF-8"?>', '\t<manifest xmlns="http://ns.adobe.com/f4m/1.0">',
        f"\t\t<id>{film}</id>", "\t\t<mimeType>video/x-flv</mimeType>", "\t\t<streamType>recorded</streamType>\t\t",
    ]  # fmt: skip
    assert re.fullmatch(r"\t{7}\|\t\t<duration>[0-9.]+</duration>\t\t\|\t\t", "|".join(lines[5:8]))
    assert re.fullmatch(
        r'<media url="http\S+" bitrate="[0-9]+" width="[0-9]+" height="[0-9]+" />\|\|\t\t\t</manifest>',
        "|".join(lines[8:]),
    )


def test_the_other_forms_of_a_manifest(api: Api, film: str) -> None:
    root = f"playManifest/entryId/{film}/responseFormat"
    assert (
        get(api, f"{root}/f4mv2").text.split("\n")[1] == '\t\t<manifest xmlns="http://ns.adobe.com/f4m/2.0">'
    )
    smil = get(api, f"{root}/smil").text.split("\n")
    assert (len(smil), smil[3], smil[-1]) == (14, "\t\t\t\t\t<head>", "\t\t</smil>")
    answer = get(api, f"{root}/json")
    assert answer.text.endswith("}\n")
    flavor = answer.json()["flavors"][0]
    assert list(flavor) == [
        "url", "ext", "bitrate", "width", "height", "audioLanguage", "audioLanguageName", "audioLabel", "audioCodec",
        "defaultAudio", "frameRate", "codecs",
    ]  # fmt: skip
    rates = [
        one["frameRate"]
        for one in api.ok("flavorAsset.getByEntryId", {"entryId": film})
        if one["status"] == 2
    ]
    assert flavor["frameRate"] in rates and flavor["codecs"].startswith("avc1.")


@pytest.mark.parametrize(
    ("role", "kept"), [(None, A_MINUTE), ("user", A_MINUTE), ("widget", A_MINUTE), ("admin", UNKEPT)]
)
def test_who_may_keep_a_manifest(api: Api, film: str, role: str | None, kept: str) -> None:
    session = f"/ks/{api.ks(role)}" if role else ""
    assert headers(get(api, f"playManifest/entryId/{film}/format/url{session}"), "Cache-Control") == [kept]


def test_what_a_file_says_of_itself(api: Api, film: str) -> None:
    source = next(one for one in api.ok("flavorAsset.getByEntryId", {"entryId": film}) if one["isOriginal"])
    place = f"serveFlavor/entryId/{film}/flavorId/{source['id']}"
    plain, named = get(api, place), get(api, f"{place}/fileName/a.mp4")
    assert headers(plain, "X-Kaltura", "Content-Description", "Cache-Control") == ["cache-key", None, KEPT]
    assert headers(named, "X-Kaltura", "Content-Description") == [None, "File Transfer"]
    for answer in (plain, named, get(api, f"{place}/v/99"), get(api, f"{place}/clipTo/x")):
        assert answer.headers["X-Kaltura-ACP"]


def test_ways_to_files_are_kept_by_nobody(api: Api, film: str) -> None:
    raw, download = get(api, f"raw/entry_id/{film}"), get(api, f"download/entry_id/{film}")
    assert [one.status_code for one in (raw, download)] == [302, 302]
    assert headers(raw, "Cache-Control", "Access-Control-Allow-Origin") == [UNKEPT, None]
    assert headers(download, "Cache-Control", "Access-Control-Allow-Origin") == [UNKEPT, "*"]


def test_a_download_is_the_smallest_flavor_for_the_web(api: Api, film: str) -> None:
    flavors = api.ok("flavorAsset.getByEntryId", {"entryId": film})
    ready = [one for one in flavors if one["status"] == 2 and "mbr" in one.get("tags", "").split(",")]
    least = min(ready, key=lambda one: one["bitrate"])
    params = api.ok("flavorParams.get", {"id": least["flavorParamsId"]})["name"]
    place = get(api, f"download/entry_id/{film}").headers["Location"]
    assert re.sub(r"\W", "_", params) in re.sub(r"\W", "_", place)


@pytest.mark.parametrize(
    ("name", "form", "kind"),
    [("keynote.srt", 1, "text/plain"), ("keynote.dfxp", 2, "text/xml"), ("keynote.vtt", 3, "text/plain")],
)
def test_a_caption_file_is_called_what_it_looks_like(
    api: Api, film: str, name: str, form: int, kind: str
) -> None:
    asset = {"objectType": "KalturaCaptionAsset", "language": "English", "format": form}
    id_ = str(api.ok("caption_captionAsset.add", {"entryId": film, "captionAsset": asset})["id"])
    content = {"objectType": "KalturaStringResource", "content": (DATA / name).read_text()}
    api.ok("caption_captionAsset.setContent", {"id": id_, "contentResource": content})
    serve = f"/api_v3/service/caption_captionAsset/action/serve/captionAssetId/{id_}"
    answers = [api.http.get(api.ok("caption_captionAsset.getUrl", {"id": id_}), timeout=10), api.get(serve)]
    for answer in answers:
        assert answer.headers["Content-Type"].partition(";")[0] == kind
    kept = [re.search(r"public, max-age=(\d+), max-stale=0", one.headers["Cache-Control"]) for one in answers]
    limits = [int(found[1]) for found in kept if found]
    assert 80_000 < limits[0] <= 86_400 and limits[1] == 8_640_000


def test_refusals_of_an_action_for_files_have_a_blank_and_those_before_it_none(api: Api) -> None:
    path = "/api_v3/service/caption_captionAsset/action/serve/captionAssetId/0_nosuchid"
    assert headers(api.get(path), "X-Kaltura") == ["error- CAPTION_ASSET_ID_NOT_FOUND"]
    goto = "/api_v3/index.php?service=shortLink_shortLink&action=goto&id=nosuchid"
    assert headers(api.get(goto), "X-Kaltura") == ["error- INVALID_OBJECT_ID"]
    for path in ("data/action/serve/entryId/0_a", "media/action/list/format/1"):
        answer = api.get(f"/api_v3/service/{path}")
        assert answer.content
        told = "SERVICE_FORBIDDEN - The access to service"
        assert headers(answer, "X-Kaltura", "Cache-Control") == ["error-SERVICE_FORBIDDEN", UNKEPT]
        assert answer.headers["X-Kaltura-App"].startswith(f"exiting on error {told}")


def test_a_refused_part_of_a_multirequest_marks_the_whole(api: Api) -> None:
    parts: dict[str, Any] = {
        "1": {"service": "media", "action": "list"},
        "2": {"service": "system", "action": "ping"},
    }
    sent = {f"{n}:{key}": value for n, part in parts.items() for key, value in part.items()}
    answer = api.http.post(f"{api.url}/api_v3/service/multirequest?format=1", data=sent, timeout=10)
    assert answer.json()[1] is True
    assert answer.headers["X-Kaltura"] == "error-SERVICE_FORBIDDEN"


def test_a_short_link_leads_anywhere_scripts_may_read(api: Api) -> None:
    link = api.ok(
        "shortLink_shortLink.add", {"shortLink": {"systemName": "abc", "fullUrl": "http://a.example/x"}}
    )
    answer = api.get(
        f"/api_v3/index.php?service=shortLink_shortLink&action=goto&id={link['id']}", allow_redirects=False
    )
    assert headers(answer, "Location", "Access-Control-Allow-Origin", "Cache-Control") == [
        "http://a.example/x", "*", UNKEPT,
    ]  # fmt: skip
