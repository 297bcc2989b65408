"""Delivery over HTTP: what a player gets, and what is refused."""

from __future__ import annotations

import base64
import subprocess
import time
import xml.etree.ElementTree as ElementTree
from typing import Any
from urllib.parse import urlsplit

import imageio_ffmpeg
import pytest

from kaltura_sandbox.topics.flavors.addresses import members
from tests.sandbox.conftest import SAMPLE, Api

PARAMS = {
    "objectType": "KalturaFlavorParams", "name": "Small", "tags": "web,mbr,ipadnew,dash", "format": "mp4",
    "videoCodec": "h264b", "videoBitrate": 100, "audioCodec": "aac", "audioBitrate": 64, "width": 160, "height": 0,
    "conversionEngines": "2",
}  # fmt: skip


class Film:
    """A READY entry of 30 seconds with its source and one small rendition."""

    def __init__(self, api: Api) -> None:
        self.api = api
        params = api.ok("flavorParams.add", {"flavorParams": PARAMS})["id"]
        profile = {"objectType": "KalturaConversionProfile", "name": "p", "flavorParamsIds": f"0,{params}"}
        row = {"readyBehavior": 1, "forceNoneComplied": True}
        profile_id = api.ok("conversionProfile.add", {"conversionProfile": profile})["id"]
        ids = {"conversionProfileId": profile_id, "assetParamsId": params}
        api.ok("conversionProfileAssetParams.update", ids | {"conversionProfileAssetParams": row})
        entry = {"objectType": "KalturaMediaEntry", "mediaType": 1, "name": "A/film, with one"}
        entry["conversionProfileId"] = profile_id
        self.id = str(api.ok("media.add", {"entry": entry})["id"])
        token = api.ok("uploadToken.add")["id"]
        with SAMPLE.open("rb") as file:
            api.ok("uploadToken.upload", {"uploadTokenId": token}, files={"fileData": file})
        resource = {"objectType": "KalturaUploadedFileTokenResource", "token": token}
        api.ok("media.addContent", {"entryId": self.id, "resource": resource})
        self.wait()
        source, small = api.ok("flavorAsset.getByEntryId", {"entryId": self.id})
        self.source, self.small = str(source["id"]), str(small["id"])

    def wait(self) -> None:
        end = time.monotonic() + 60
        while self.api.ok("media.get", {"entryId": self.id})["status"] != 2:
            assert time.monotonic() < end, "not READY within a minute"
            time.sleep(0.05)

    def path(self, rest: str) -> str:
        return f"/p/{self.api.told['partnerId']}/playManifest/entryId/{self.id}/{rest}"

    def location(self, rest: str) -> str:
        answer = self.api.get(self.path(rest), allow_redirects=False)
        assert answer.status_code == 302, answer.headers
        return answer.headers["Location"]


@pytest.fixture(scope="module")
def film(api: Api) -> Film:
    return Film(api)


def played_s(url: str) -> float:
    """Seconds of a stream that ffmpeg decodes to the end; every segment must be there."""
    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-v", "error", "-stats", "-i", url, "-f", "null", "-"]
    said = subprocess.run(command, capture_output=True, text=True, timeout=180, check=True).stderr
    assert "error" not in said.lower(), said
    hours, minutes, seconds = said.rsplit("time=", 1)[1].split()[0].split(":")
    return int(hours) * 3600 + int(minutes) * 60 + float(seconds)


@pytest.mark.parametrize("kind", ["applehttp", "mpegdash", "applehttp/deliveryProfileId/1005"])
def test_streams_play_to_the_end(api: Api, film: Film, kind: str) -> None:
    both = film.path(f"flavorIds/{film.source},{film.small}/format/{kind}")
    assert played_s(api.url + both) == pytest.approx(30, abs=0.3)


@pytest.mark.parametrize("kind", ["applehttp", "mpegdash"])
def test_a_stretch_is_cut_out(api: Api, film: Film, kind: str) -> None:
    """It ends where it was told to, and begins with the key frame before: every 4 s in the sample."""
    stretch = film.path(f"flavorIds/{film.source}/seekFrom/9000/clipTo/15000/format/{kind}")
    assert played_s(api.url + stretch) == pytest.approx(7, abs=0.5)


def test_segments_outside_of_a_package_are_not_served(api: Api, film: Film) -> None:
    manifest = api.get(film.path("format/applehttp")).text.splitlines()
    base = urlsplit(manifest[-1]).path.removesuffix("index.m3u8")
    assert api.get(f"{base}seg-0.ts").headers["Content-Type"] == "video/mp2t"
    assert api.get(f"{base}..%2f..%2f..%2fplatform.sqlite3").status_code == 404
    assert api.get(f"{base}seg-99.ts").status_code == 404


def test_one_file_goes_by_flavor(film: Film) -> None:
    assert f"/flavorId/{film.small}/" in film.location("format/url")
    assert f"/flavorId/{film.source}/" in film.location("format/url/flavorParamIds/0")
    assert f"/flavorId/{film.small}/" in film.location("format/url/flavorId/0_nosuchid")
    assert film.location("format/url/pt/ftp").startswith("ftp://")


def test_several_flavors_share_one_dash_address(film: Film) -> None:
    place = film.location(f"format/mpegdash/flavorIds/{film.source},{film.small}")
    assert place.endswith(".urlset/manifest.mpd")
    each = members(place.removesuffix("/manifest.mpd"))
    assert [one.split("/flavorId/")[1] for one in each] == [
        f"{flavor}/forceproxy/true/name/a.mp4" for flavor in (film.small, film.source)
    ]


def test_a_file_name_has_no_strange_signs(film: Film) -> None:
    assert "/fileName/A_film,_with_one_(Small).mp4/" in film.location("format/download")


def test_files_are_served_in_ranges(api: Api, film: Film) -> None:
    url = urlsplit(film.location("format/url/flavorParamIds/0")).path
    part = api.get(url, headers={"Range": "bytes=100-199"})
    assert part.status_code == 206
    assert part.content == SAMPLE.read_bytes()[100:200]


def test_clip_to_cuts_the_file(api: Api, film: Film) -> None:
    place = film.location(f"format/url/flavorId/{film.source}/seekFrom/2000/clipTo/5000")
    assert "/clipTo/5000/v/" in place and "seekFrom" not in place and "forceproxy" not in place
    assert played_s(place) == pytest.approx(5, abs=0.2)


@pytest.mark.parametrize(
    ("rest", "number"),
    [
        ("format/hds", 25), ("format/nonsense", 25), ("format/url/tags/nonsense", 6),
        ("format/applehttp/maxBitrate/x", 19), ("format/url/minBitrate/-1", 49), ("format/url/expiry/1000", 28),
        ("format/url/kt/abc", 27), ("format/url/ks/abc", 7),
    ],
)  # fmt: skip
def test_manifests_are_refused_with_404_and_a_number(api: Api, film: Film, rest: str, number: int) -> None:
    answer = api.get(film.path(rest))
    assert (answer.status_code, answer.content) == (404, b"")
    assert answer.headers["X-Kaltura"] == f"error-{number}"
    assert answer.headers["X-Kaltura-App"].startswith(f"exiting on error {number} - ")


def test_files_are_refused_with_an_empty_page(api: Api, film: Film) -> None:
    root = f"/p/{api.told['partnerId']}"
    for path in ("raw/entry_id/0_nosuchid", f"download/entry_id/{film.id}/flavor/0_nosuchid",
                 f"serveFlavor/entryId/{film.id}/flavorId/0_nosuchid"):  # fmt: skip
        answer = api.get(f"{root}/{path}")
        assert (answer.status_code, answer.content) == (200, b""), path


def test_raw_and_download_give_the_file(api: Api, film: Film) -> None:
    root = f"/p/{api.told['partnerId']}"
    raw = api.get(f"{root}/raw/entry_id/{film.id}")
    assert raw.content == SAMPLE.read_bytes()
    assert raw.url.endswith("/Afilm-with-one.mp4?relocate=f.mp4")
    kept = api.get(f"{root}/download/entry_id/{film.id}/flavor/{film.source}")
    assert kept.content == SAMPLE.read_bytes()
    assert kept.headers["Content-Disposition"] == 'attachment; filename="A/film, with one (Source).mp4"'


def test_without_a_format_it_is_xml(api: Api, film: Film) -> None:
    answer = api.get(film.path("protocol/http"))
    names = {"f": "http://ns.adobe.com/f4m/1.0"}
    told = ElementTree.fromstring(answer.text)
    assert told.findtext("f:duration", namespaces=names) == "30"
    media = told.find("f:media", names)
    assert media is not None and media.get("width") == "160"


def test_the_address_of_a_flavor_says_what_was_asked(api: Api, film: Film) -> None:
    url = api.ok("flavorAsset.getUrl", {"id": film.small, "options": {"fileName": "mine"}}, ks="widget")
    assert urlsplit(url).path.endswith(f"/flavorId/{film.small}/fileName/mine/forceproxy/true/name/a.mp4")
    assert api.ok("flavorAsset.getUrl", {"id": film.small, "storageId": 5}) is None
    assert api.code("flavorAsset.getDownloadUrl", {"id": film.small}, ks="user") == "SERVICE_FORBIDDEN"


def guarded(api: Api, film: Film, *rules: dict[str, Any]) -> str:
    """A copy of the film under a profile with these rules."""
    profile = {"name": "guarded", "rules": list(rules)}
    id_ = api.ok("accessControlProfile.add", {"accessControlProfile": profile})["id"]
    copy = api.ok("baseEntry.clone", {"entryId": film.id})["id"]
    api.ok("media.update", {"entryId": copy, "mediaEntry": {"accessControlId": id_}})
    return str(copy)


def rule(action: str, *conditions: dict[str, Any], **fields: Any) -> dict[str, Any]:
    what = {"objectType": f"KalturaAccessControl{action}Action"}
    limits = {key: fields.pop(key) for key in ("limit", "flavorParamsIds") if key in fields}
    return {"objectType": "KalturaRule", "actions": [what | limits], "conditions": list(conditions), **fields}


def condition(kind: str, *values: str, **fields: Any) -> dict[str, Any]:
    listed = [{"objectType": "KalturaStringValue", "value": value} for value in values]
    return {"objectType": f"Kaltura{kind}Condition", "values": listed, **fields}


def manifest(api: Api, entry: str, rest: str = "", **headers: str) -> Any:
    path = f"/p/{api.told['partnerId']}/playManifest/entryId/{entry}/format/url{rest}"
    return api.get(path, allow_redirects=False, headers=headers)


def test_rules_of_access_are_asked_at_the_manifest(api: Api, film: Film) -> None:
    entry = guarded(api, film, rule("Block", condition("Site", "good.example.com", **{"not": True})))
    refused = manifest(api, entry)
    assert (refused.status_code, refused.headers["X-Kaltura"]) == (404, "error-3")
    assert "no-store" in refused.headers["Cache-Control"]  # somebody else may be let in
    page = base64.b64encode(b"https://www.good.example.com/x").decode()
    assert manifest(api, entry, f"/referrer/{page}").status_code == 302
    assert manifest(api, entry, f"/ks/{api.ks('admin')}").status_code == 302


@pytest.mark.parametrize(("contexts", "length"), [([], 0), (["6"], 0), (["1"], len(SAMPLE.read_bytes()))])
def test_the_file_of_what_is_blocked_is_served_to_nobody(
    api: Api, film: Film, contexts: list[str], length: int
) -> None:
    held = [{"objectType": "KalturaContextTypeHolder", "type": one} for one in contexts]
    entry = guarded(api, film, rule("Block", contexts=held))
    source = next(f for f in api.ok("flavorAsset.getByEntryId", {"entryId": entry}) if f["isOriginal"])
    answer = api.get(urlsplit(api.ok("flavorAsset.getUrl", {"id": source["id"]})).path)
    assert (answer.status_code, len(answer.content)) == (200, length)
    assert ("X-Kaltura-App" in answer.headers) == (not length)
    segments = api.get(f"/hls{urlsplit(answer.url).path}/index.m3u8")
    assert segments.status_code == (200 if length else 404)


@pytest.mark.parametrize(
    ("asked", "blocked"),
    [
        (condition("IpAddress", "127.0.0.0/8"), True), (condition("IpAddress", "10.0.0.1-10.0.0.9"), False),
        (condition("UserAgent", ".*Bot.*"), True), (condition("UserAgent", "/bot/i"), False),
        (condition("Country", "FR"), False), (condition("Country", "FR", **{"not": True}), True),
    ],
)  # fmt: skip
def test_conditions(api: Api, film: Film, asked: dict[str, Any], blocked: bool) -> None:
    entry = guarded(api, film, rule("Block", asked))
    status = manifest(api, entry, **{"User-Agent": "a bot"}).status_code
    assert status == (404 if blocked else 302)


def test_a_preview_is_cut_and_limited_flavors_stay_hidden(api: Api, film: Film) -> None:
    assert "/clipTo/4000/" in manifest(api, guarded(api, film, rule("Preview", limit=4))).headers["Location"]
    entry = guarded(api, film, rule("LimitFlavors", flavorParamsIds="0"))
    told = api.ok(
        "baseEntry.getContextData",
        {"entryId": entry, "contextDataParams": {"flavorTags": "all"}},
        ks="widget",
    )
    assert [asset["isOriginal"] for asset in told["flavorAssets"]] == [True]


def test_a_rule_that_stops_hides_those_after_it(api: Api, film: Film) -> None:
    first = rule("Preview", limit=9, message="a taste", stopProcessing=True)
    entry = guarded(api, film, first, rule("Block", message="no"))
    told = api.ok(
        "baseEntry.getContextData", {"entryId": entry, "contextDataParams": {"ip": "10.0.0.1"}}, ks="widget"
    )
    assert [message["value"] for message in told["messages"]] == ["a taste"]


def test_the_schedule_stops_viewers_but_not_who_may_view(api: Api, film: Film) -> None:
    copy = str(api.ok("baseEntry.clone", {"entryId": film.id})["id"])
    api.ok("media.update", {"entryId": copy, "mediaEntry": {"startDate": 86400}})
    assert manifest(api, copy).headers["X-Kaltura"] == "error-2"
    allowed = api.start(0, userId="somebody", privileges=f"sview:{copy}")
    assert manifest(api, copy, f"/ks/{allowed}").status_code == 302
    told = api.ok(
        "baseEntry.getPlaybackContext", {"entryId": copy, "contextDataParams": {"ip": ""}}, ks="widget"
    )
    assert told["messages"][0]["code"] == "SCHEDULED_RESTRICTED" and "sources" not in told


def test_the_default_profile_stays(api: Api) -> None:
    listed = api.ok("accessControlProfile.list")["objects"]
    default = next(one["id"] for one in listed if one["isDefault"] is True)
    assert api.code("accessControlProfile.delete", {"id": default}) == "CANNOT_DELETE_DEFAULT_ACCESS_CONTROL"
