"""License addresses and licenses over HTTP: who is told of them, and what the license server makes of them."""

from __future__ import annotations

import base64
import hashlib
import json
import time
from typing import Any
from urllib.parse import parse_qs, quote, urlsplit

import pytest

from tests.sandbox.conftest import Api
from tests.sandbox.drm.conftest import POLICY, PROFILE, Film, MakeFilm, Operator, rule


def signed(data: dict[str, Any], key: str = "a key of tests") -> str:
    text = json.dumps(data)
    mark = base64.b64encode(hashlib.sha1((key + text).encode()).digest()).decode()
    told = quote(base64.b64encode(text.encode()).decode(), safe="")
    return f"/udrm/cenc/clearkey/license?custom_data={told}&signature={quote(mark, safe='')}"


def told_in(address: str) -> dict[str, Any]:
    query = parse_qs(urlsplit(address).query)
    return dict(json.loads(base64.b64decode(query["custom_data"][0])))


def test_a_license_address_is_signed_by_the_profiles_key(api: Api, protected: MakeFilm) -> None:
    film = protected()
    address = film.drm("PLAYREADY_CENC")
    query = parse_qs(urlsplit(address).query)
    data = base64.b64decode(query["custom_data"][0]).decode()
    mark = base64.b64encode(hashlib.sha1(("a key of tests" + data).encode()).digest()).decode()
    assert query["signature"] == [mark]
    assert address.startswith(f"{api.url}/udrm/cenc/playready/license?")
    assert told_in(address)["content_id"] == film.id


def test_administrators_and_unprotected_entries_have_no_license_addresses(
    api: Api, protected: MakeFilm
) -> None:
    assert protected().sources("admin")["mpegdash"]["drm"] == []
    assert Film(api, []).sources()["mpegdash"]["drm"] == []


def test_only_streams_are_offered_of_a_protected_entry(protected: MakeFilm) -> None:
    film = protected()
    assert "url" not in film.sources()
    assert "url" in film.sources("admin")


def test_context_data_tells_older_players_of_drm(api: Api, protected: MakeFilm) -> None:
    film = protected()
    params = {"objectType": "KalturaEntryContextDataParams", "flavorTags": "all"}
    told = api.ok("baseEntry.getContextData", {"entryId": film.id, "contextDataParams": params})["pluginData"]
    assert list(told) == ["KalturaDrmEntryContextPluginData"]
    flavors = told["KalturaDrmEntryContextPluginData"]["flavorData"]
    assert {one["id"] for one in api.ok("flavorAsset.getByEntryId", {"entryId": film.id})} >= set(flavors)


def test_a_license_opens_for_whom_the_policy_holds(protected: MakeFilm) -> None:
    film = protected()
    answer = film.ask(film.clear_key())
    key = answer.json()["keys"][0]
    assert (answer.status_code, key["kty"], len(base64.urlsafe_b64decode(key["k"] + "=="))) == (
        200,
        "oct",
        16,
    )
    assert answer.headers["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize(
    "change", [{"account_id": "4102"}, {"content_id": "0_nosuchid"}, {"user_token": None}]
)
def test_a_license_needs_the_account_the_entry_and_a_session(
    api: Api, protected: MakeFilm, change: dict[str, Any]
) -> None:
    film = protected()
    data = told_in(film.drm())
    assert film.ask(api.url + signed(data)).status_code == 200
    assert film.ask(api.url + signed(data | change)).status_code == 403


def test_a_license_needs_the_right_key_of_signing(api: Api, protected: MakeFilm) -> None:
    film = protected()
    assert film.ask(api.url + signed(told_in(film.drm()), "another key")).status_code == 403


def test_an_ended_session_gets_no_license(api: Api, protected: MakeFilm) -> None:
    film = protected()
    ks = api.start(0, userId="ann")
    place = film.clear_key(ks)
    assert film.ask(place).status_code == 200
    api.ok("session.end", ks=ks)
    assert film.ask(place).status_code == 403


def test_an_administrators_session_gets_no_license(api: Api, protected: MakeFilm) -> None:
    film = protected()
    data = told_in(film.drm()) | {"user_token": api.ks("admin")}
    assert film.ask(api.url + signed(data)).status_code == 403


def test_a_blocked_viewer_gets_no_license(api: Api, operator: Operator) -> None:
    block = {"objectType": "KalturaRule", "actions": [{"objectType": "KalturaAccessControlBlockAction"}]}
    policy = operator.policy()["id"]
    film, open_ = Film(api, [rule(policy), block]), Film(api, [rule(policy)])
    data = told_in(open_.drm()) | {"content_id": film.id}
    assert film.ask(api.url + signed(data), open_.key_id()).status_code == 403


def test_a_license_that_is_over_is_none(operator: Operator, protected: MakeFilm) -> None:
    film = protected(licenseExpirationPolicy=2)
    place, key = film.clear_key("widget"), film.key_id()
    assert film.ask(place, key).status_code == 200
    film.update(endDate=int(time.time()) - 60)
    assert film.ask(place, key).status_code == 403


def test_licenses_to_keep_are_the_policys_to_give(protected: MakeFilm) -> None:
    passing, kept = protected(), protected(licenseType="playReady.PERSISTENT")
    assert passing.ask(passing.clear_key(), type="persistent-license").status_code == 403
    assert kept.ask(kept.clear_key(), type="persistent-license").json()["type"] == "persistent-license"


@pytest.mark.parametrize("scheme", ["cenc/widevine", "cenc/playready"])
def test_other_systems_licenses_are_not_made(protected: MakeFilm, scheme: str) -> None:
    film = protected()
    assert film.ask(film.drm().replace("cenc/widevine", scheme)).status_code == 501


@pytest.mark.parametrize("body", [b"", b"{}", b"[]", b'{"kids": 1}', b'{"kids": ["' + b"a" * 70_000 + b'"]}'])
def test_a_request_that_is_none_is_refused(api: Api, protected: MakeFilm, body: bytes) -> None:
    assert api.http.post(protected().clear_key(), data=body, timeout=30).status_code == 400


@pytest.mark.parametrize("data", ["", "%", "W10=", "bnVsbA==", "//8="])
def test_an_address_that_says_nothing_is_refused(api: Api, data: str) -> None:
    assert api.get(f"/udrm/fps/license?custom_data={data}&signature=x").status_code == 400


def test_fairplay_has_its_own_profile(api: Api, operator: Operator, protected: MakeFilm) -> None:
    profile = operator.profile("fairplay.FAIRPLAY", objectType="KalturaFairplayDrmProfile")
    made = operator.ok(f"{PROFILE}.add", drmProfile=profile | {"publicCertificate": "QUJD"})
    film = protected()
    told = film.sources()["applehttp"]["drm"][0]
    assert (told["scheme"], told["certificate"]) == ("fairplay.FAIRPLAY", "QUJD")
    assert film.ask(told["licenseURL"]).status_code == 501
    operator.ok(f"{PROFILE}.delete", drmProfileId=made["id"])
    assert film.sources()["applehttp"]["drm"] == []


def test_license_access_is_for_accounts_with_drm(api: Api) -> None:
    asked = {"entryId": "0_x", "flavorIds": "0_x", "referrer": ""}
    assert api.code("drm_drmLicenseAccess.getAccess", asked, ks="plain") == "FEATURE_FORBIDDEN"
    user = api.start(0, "plain", userId="ann")
    assert api.code("drm_drmLicenseAccess.getAccess", asked, ks=user) == "FEATURE_FORBIDDEN"


def test_license_access_tells_an_end_by_schedule_as_a_text_and_parameters_by_key(
    api: Api, protected: MakeFilm
) -> None:
    parameters = [
        {"objectType": "KalturaKeyValue", "key": k, "value": v} for k, v in (("a", "3"), ("b", "x"))
    ]
    film = protected(licenseExpirationPolicy=2, licenseParams=parameters)
    film.update(endDate=1_924_992_000)
    asked = {"entryId": film.id, "flavorIds": "0_x", "referrer": ""}
    told = api.ok("drm_drmLicenseAccess.getAccess", asked, ks="user")
    assert told["duration"] == told["absolute_duration"] == "2031-01-01 00:00:00"
    assert told["licenseParams"] == {"a": "3", "b": "x"}


def test_license_access_ends_when_the_policy_says(api: Api, operator: Operator, protected: MakeFilm) -> None:
    film = protected(duration=3)
    asked = {"entryId": film.id, "flavorIds": "0_x", "referrer": ""}
    told = api.ok("drm_drmLicenseAccess.getAccess", asked, ks="user")
    assert told["duration"] == told["absolute_duration"] == pytest.approx(time.time() + 3 * 86_400, abs=5)
    limited = {"objectType": "KalturaAccessControlLimitFlavorsAction", "flavorParamsIds": "999999"}
    held = Film(api, [rule(operator.policy()["id"]), {"objectType": "KalturaRule", "actions": [limited]}])
    flavor = api.ok("flavorAsset.getByEntryId", {"entryId": held.id})[0]["id"]
    for flavors, policy in (("0_x", "p"), (flavor, "")):
        asked = {"entryId": held.id, "flavorIds": flavors, "referrer": ""}
        assert api.ok("drm_drmLicenseAccess.getAccess", asked, ks="user")["policy"] == policy


def test_a_deleted_policy_gives_no_license(operator: Operator, protected: MakeFilm) -> None:
    policy = operator.policy()["id"]
    film = protected(policy_id=policy)
    place = film.clear_key()
    operator.ok(f"{POLICY}.delete", drmPolicyId=policy)
    assert film.ask(place).status_code == 403
