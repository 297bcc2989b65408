"""Orders of calls that nobody plans: whatever is called while an entry is in work, it never waits for nothing."""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.sandbox.conftest import ROOT, Api
from tests.sandbox.test_transcoding import SMALL, until

FILM = ROOT / "features" / "data" / "keynote_short.mp4"
ERROR_CONVERTING, ERROR_IMPORTING, IMPORT, PRECONVERT, READY, PENDING = -1, -2, 0, 1, 2, 4
TRANSITIONAL = (IMPORT, PRECONVERT, PENDING)
REQUIRED = 1
MOMENTS = (0.0, 0.05, 0.15, 0.4)  # s into the work on an entry


class Player:
    """Entries in work, and what may happen to them."""

    def __init__(self, api: Api) -> None:
        self.api = api
        wished = {"name": "order", **SMALL}
        self.params = int(api.ok("flavorParams.add", {"flavorParams": wished})["id"])
        self.other = int(api.ok("flavorParams.add", {"flavorParams": wished | {"width": 120}})["id"])
        self.profile = self._profile(f"0,{self.params}")
        self.required = self._profile(f"0,{self.params}")
        self.require(self.required, self.params)

    def _profile(self, ids: str) -> int:
        fields = {"name": "order", "flavorParamsIds": ids}
        return int(self.api.ok("conversionProfile.add", {"conversionProfile": fields})["id"])

    def require(self, profile: int, params: int) -> None:
        """Entries of the profile wait for this flavor, which is made whatever comes of it."""
        ids = {"conversionProfileId": profile, "assetParamsId": params}
        row = {"readyBehavior": REQUIRED, "forceNoneComplied": True}
        self.api.ok("conversionProfileAssetParams.update", ids | {"conversionProfileAssetParams": row})

    def token(self, full: bool = True) -> str:
        token = str(self.api.ok("uploadToken.add")["id"])
        if full:
            self.fill(token)
        return token

    def fill(self, token: str, content: bytes = b"") -> None:
        """Bytes that nobody has seen yet, so that they are really transcoded."""
        content = content or FILM.read_bytes() + secrets.token_bytes(16)
        self.api.ok("uploadToken.upload", {"uploadTokenId": token}, files={"fileData": ("a.mp4", content)})

    def resource(self, full: bool = True) -> dict[str, Any]:
        return {"objectType": "KalturaUploadedFileTokenResource", "token": self.token(full)}

    def entry(self, profile: int = 0, resource: dict[str, Any] | None = None) -> str:
        """An entry whose content has just been added."""
        fields = {"mediaType": 1, "name": "order", "conversionProfileId": profile or self.profile}
        entry = str(self.api.ok("media.add", {"entry": fields})["id"])
        self.api.ok("media.addContent", {"entryId": entry, "resource": resource or self.resource()})
        return entry

    def source(self, entry: str) -> str:
        found = self.api.ok("flavorAsset.getByEntryId", {"entryId": entry})
        return next(str(one["id"]) for one in found if one["isOriginal"])

    def rendition(self, entry: str) -> str:
        """The flavor that the profile wants, as soon as there is one."""
        made = until(lambda: self.made(entry), bool)
        return str(made[0]["id"])

    def made(self, entry: str) -> list[dict[str, Any]]:
        found = self.api.ok("flavorAsset.getByEntryId", {"entryId": entry})
        return [one for one in found if not one["isOriginal"]]

    def status(self, entry: str) -> int:
        return int(self.api.ok("media.get", {"entryId": entry})["status"])

    def rest(self, entry: str) -> int:
        """The status of an entry once it isn't in work any more; fails where it goes on for good."""
        return int(until(lambda: self.status(entry), lambda status: status not in TRANSITIONAL, 30))


@pytest.fixture(scope="module")
def player(api: Api) -> Iterator[Player]:
    playing = Player(api)
    yield playing
    until(lambda: api.get("/_sandbox/health").json()["openJobs"], lambda open_: not open_)
    stuck = api.ok("media.list", {"filter": {"nameLike": "order", "statusIn": "0,1,4"}})["objects"]
    assert [one["id"] for one in stuck] == []


def convert(player: Player, entry: str, params: int) -> None:
    """flavorAsset.convert, as soon as the source is there."""
    given = {"entryId": entry, "flavorParamsId": params}
    until(lambda: player.api.call("flavorAsset.convert", given), _done)


def _done(answer: Any) -> bool:
    return answer is None or answer["code"] != "ORIGINAL_FLAVOR_ASSET_IS_MISSING"


@pytest.mark.parametrize("required", [False, True])
def test_convert_right_after_add_content(player: Player, required: bool) -> None:
    """By the profile's own params, which the entry waits for, and by others."""
    made = [player.entry(player.required if required else player.profile) for _ in MOMENTS]
    for entry in made:
        convert(player, entry, player.params)
        convert(player, entry, player.other)
    assert [player.rest(entry) for entry in made] == [READY] * len(made)


@pytest.mark.parametrize("moment", MOMENTS)
def test_convert_while_it_is_converted(player: Player, moment: float) -> None:
    entry = player.entry()
    time.sleep(moment)
    player.api.call("flavorAsset.convert", {"entryId": entry, "flavorParamsId": player.params})
    time.sleep(moment)
    for one in player.made(entry):
        player.api.call("flavorAsset.reconvert", {"id": one["id"]})
    assert player.rest(entry) == READY
    flavors = until(lambda: player.made(entry), lambda all_: {one["status"] for one in all_} == {READY})
    assert [one["flavorParamsId"] for one in flavors] == [player.params]


def delete_source(player: Player, entry: str) -> None:
    player.api.ok("flavorAsset.delete", {"id": player.source(entry)})


def delete_rendition(player: Player, entry: str) -> None:
    player.api.ok("flavorAsset.delete", {"id": player.rendition(entry)})


def delete_profile(player: Player, entry: str) -> None:
    profile = player.api.ok("media.get", {"entryId": entry})["conversionProfileId"]
    player.api.ok("conversionProfile.delete", {"id": profile})


def require_more(player: Player, entry: str) -> None:
    profile = player.api.ok("media.get", {"entryId": entry})["conversionProfileId"]
    change = {"flavorParamsIds": f"0,{player.params},{player.other}"}
    player.api.ok("conversionProfile.update", {"id": profile, "conversionProfile": change})
    player.require(profile, player.other)


def another_source(player: Player, entry: str) -> None:
    """Another flavor, without a file, becomes the source."""
    given = {"entryId": entry, "flavorAsset": {"flavorParamsId": 4}}
    player.api.ok("flavorAsset.setAsSource", {"assetId": player.api.ok("flavorAsset.add", given)["id"]})


def new_source(player: Player, entry: str) -> None:
    """The source gets other content while it is looked at."""
    given = {"id": player.source(entry), "contentResource": player.resource()}
    player.api.call("flavorAsset.setContent", given)


def bring_rubbish(player: Player, entry: str) -> None:
    """What was to be made is brought, and is no film."""
    token = player.token(full=False)
    player.fill(token, b"rubbish")
    given = {"objectType": "KalturaUploadedFileTokenResource", "token": token}
    player.api.call("flavorAsset.setContent", {"id": player.rendition(entry), "contentResource": given})


def promise_and_break(player: Player, entry: str) -> None:
    """What was to be made will be brought, and then it won't."""
    resource = player.resource(full=False)
    player.api.call("flavorAsset.setContent", {"id": player.rendition(entry), "contentResource": resource})
    player.api.call("uploadToken.delete", {"uploadTokenId": resource["token"]})


DISTURBANCES = (
    delete_source, delete_rendition, delete_profile, require_more, another_source, new_source, bring_rubbish,
    promise_and_break,
)  # fmt: skip


@pytest.mark.parametrize("disturb", DISTURBANCES, ids=lambda one: one.__name__)
@pytest.mark.parametrize("required", [False, True])
def test_disturbed_at_any_moment(
    player: Player, disturb: Callable[[Player, str], None], required: bool
) -> None:
    made = []
    for moment in MOMENTS[::2]:
        profile = player._profile(f"0,{player.params}")
        if required:
            player.require(profile, player.params)
        made.append(player.entry(profile))
        time.sleep(moment)
        disturb(player, made[-1])
    assert {player.rest(entry) for entry in made} <= {READY, ERROR_CONVERTING, ERROR_IMPORTING}


def test_a_token_that_is_deleted_before_its_bytes_came(player: Player) -> None:
    resource = player.resource(full=False)
    entry = player.entry(resource=resource)
    assert player.status(entry) == IMPORT
    player.api.ok("uploadToken.delete", {"uploadTokenId": resource["token"]})
    assert player.status(entry) == ERROR_IMPORTING


def test_a_token_that_is_given_to_another_entry(player: Player) -> None:
    resource = player.resource(full=False)
    first, second = player.entry(resource=resource), player.entry(resource=resource)
    player.fill(resource["token"])
    assert (player.status(first), player.rest(second)) == (ERROR_IMPORTING, READY)


def test_a_source_that_is_deleted_before_its_bytes_came(player: Player) -> None:
    resource = player.resource(full=False)
    entry = player.entry(resource=resource)
    delete_source(player, entry)
    player.fill(resource["token"])
    assert player.status(entry) == ERROR_IMPORTING


@pytest.mark.parametrize("ending", ["rubbish", "deleted"])
def test_a_copy_of_an_entry_that_comes_to_nothing(player: Player, ending: str) -> None:
    resource = player.resource(full=False)
    entry = player.entry(resource=resource)
    copy = player.api.ok("baseEntry.clone", {"entryId": entry})["id"]
    assert player.status(copy) == IMPORT
    if ending == "rubbish":
        player.fill(resource["token"], b"rubbish")
    else:
        player.api.ok("media.delete", {"entryId": entry})
    assert player.rest(copy) == ERROR_CONVERTING


@pytest.mark.parametrize("moment", MOMENTS[::2])
def test_a_replacement_that_is_cancelled(player: Player, moment: float) -> None:
    """Or whose hidden entry somebody deletes: another one can begin."""
    entry = player.entry()
    assert player.rest(entry) == READY
    for number in range(2):
        answer = player.api.ok("media.updateContent", {"entryId": entry, "resource": player.resource()})
        time.sleep(moment)
        if number:
            player.api.ok("media.cancelReplace", {"entryId": entry})
        else:
            player.api.ok("media.delete", {"entryId": answer["replacingEntryId"]})
        found = player.api.ok("media.get", {"entryId": entry})
        assert (found["status"], found["replacementStatus"]) == (READY, 0)
        assert "replacingEntryId" not in found


def test_a_replacement_that_can_t_be_had(player: Player) -> None:
    entry = player.entry()
    assert player.rest(entry) == READY
    resource = {"objectType": "KalturaUrlResource", "url": "http://127.0.0.1:9/none.mp4"}
    player.api.ok("media.updateContent", {"entryId": entry, "resource": resource})
    until(
        lambda: player.api.ok("media.get", {"entryId": entry})["replacementStatus"],
        lambda status: status == 4,
    )


def test_content_twice(player: Player) -> None:
    entry = player.entry()
    again = {"entryId": entry, "resource": player.resource()}
    assert player.api.code("media.addContent", again) == "ENTRY_ALREADY_WITH_CONTENT"
    assert player.rest(entry) == READY
