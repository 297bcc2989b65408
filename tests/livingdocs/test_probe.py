"""make probe: harmless calls tell who may call what, and the account is as it was."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from features.support.running.harmless import NO_SECRET, NO_USER, NOBODY, Call, harmless
from features.support.wire.client import KalturaClient
from features.support.wire.sessions import Sessions
from features.support.wire.settings import Settings
from kaltura_sandbox.platform import permissions
from livingdocs.checks.probe import CALLERS, MARKS, Probe, accessibility, calls, on_pages, parsed
from tests.support.conftest import sandbox  # noqa: F401  (fixtures)
from tests.support.test_sweep import account, api, settings  # noqa: F401

URL = '"$KALTURA_SERVICE_URL/api_v3/service'
SHOWN = [
    f'curl -s {URL}/media/action/add" --data-urlencode "entry[objectType]=KalturaMediaEntry"'
    ' --data-urlencode "entry[name]=Talk" --data-urlencode "entry[mediaType]=1" --data-urlencode format=1',
    f'curl -s {URL}/uploadToken/action/add" --data-urlencode "ks=$KALTURA_KS"',
    f'curl -s {URL}/accessControlProfile/action/add" --data-urlencode "accessControlProfile[name]=Gate"',
    f'curl -s {URL}/media/action/delete" --data-urlencode "entryId=$KALTURA_ENTRY_ID"',
    f'curl -s {URL}/baseEntry/action/clone" --data-urlencode "entryId=$KALTURA_ENTRY_ID"',
    f'curl -s {URL}/conversionProfile/action/setAsDefault" --data-urlencode id=5',
    f'curl -s {URL}/session/action/end" --data-urlencode "ks=$KALTURA_KS"',
    f'curl -s {URL}/multirequest" --data-urlencode 1:service=media --data-urlencode 1:action=list'
    " --data-urlencode '1:filter[objectType]=KalturaMediaEntryFilter' --data-urlencode 2:service=system"
    " --data-urlencode 2:action=ping",
    f'curl -sL -o answer.srt {URL}/caption_captionAsset/action/serve/captionAssetId/$KALTURA_CAPTION_ID"',
]

NO_BETTER_WORD = {
    "quiz_quiz.update", "cuePoint_cuePoint.serveBulk",
    "groupUser.add", "groupUser.delete", "groupUser.list", "user.loginByKs", "session.impersonate",
}  # fmt: skip
"""What they say of something unknown isn't who may call: an internal error, on the platform too; or they look at what
is named before anything else: managers of a group may change that one alone, and whoever has a secret impersonates."""


def test_the_calls_of_a_page_are_read() -> None:
    upload = f"curl -s {URL}/uploadToken/action/upload\" --form-string 'uploadTokenId=a' -F fileData=@a.mp4"
    assert parsed(upload) == [Call("uploadToken.upload", {"uploadTokenId": "a"}, ("fileData",))]
    listed, ping = parsed(SHOWN[7])
    assert listed == Call("media.list", {"filter[objectType]": "KalturaMediaEntryFilter"})
    assert ping == Call("system.ping", {})
    assert parsed(SHOWN[8]) == [Call("caption_captionAsset.serve", {"captionAssetId": "$KALTURA_CAPTION_ID"})]
    assert parsed(f"curl -s {URL}/media/action/get\" -H 'X: y' --data-raw '{{}}'") == []


def test_of_the_calls_of_an_action_the_shortest_that_was_answered_is_taken() -> None:
    refusal = {"objectType": "KalturaAPIException", "code": "ENTRY_ID_NOT_FOUND"}
    absent = refusal | {"code": "ACTION_DOES_NOT_EXISTS"}
    get = f'curl -s {URL}/media/action/get" --data-urlencode entryId=x'
    shown = [
        ("", get, refusal),
        ("", get + " --data-urlencode version=1", {"id": "x"}),
        ("", SHOWN[5], absent),
    ]
    assert calls(shown) == [Call("media.get", {"entryId": "x", "version": "1"})]


@pytest.mark.parametrize(
    ("call", "fields"),
    [
        (Call("media.delete", {"entryId": "0_real"}), {"entryId": NOBODY}),
        (Call("user.delete", {"userId": "ann"}), {"userId": NO_USER}),
        (Call("media.list", {"filter[idIn]": "0_real"}), {"filter[idIn]": NOBODY}),
        (Call("session.start", {"secret": "s", "partnerId": "7"}), {"secret": NO_SECRET, "partnerId": NOBODY}),
        (Call("uploadToken.add", {}), {"uploadToken[createdAt]": "1"}),
        (
            Call("media.add", {"entry[objectType]": "KalturaMediaEntry", "entry[name]": "Talk"}),
            {"entry[objectType]": "KalturaMediaEntry", "entry[createdAt]": "1", "entry[templateEntryId]": NOBODY},
        ),
    ],
)  # fmt: skip
def test_nothing_that_exists_is_named_and_nothing_that_could_be_saved_is_sent(
    call: Call, fields: dict[str, str]
) -> None:
    assert harmless(call) == Call(call.action, fields)


@pytest.mark.parametrize(
    "call",
    [
        Call("data.add", {"dataEntry[name]": "x"}),  # saves whatever it is sent
        Call("poll.add", {"pollType": "SINGLE_ANONYMOUS"}),
        Call("user.resetPassword", {"email": "ann@kaltura.example"}),
        Call("baseEntry.bulkDelete", {"filter[nameLike]": "x"}),
        Call("partner.register", {"partner[name]": "x"}),
    ],
)
def test_what_is_not_known_to_be_harmless_is_not_called(call: Call) -> None:
    assert harmless(call) is None


def test_it_finds_out_what_the_sandbox_knows_of_itself_and_leaves_nothing(
    settings: Settings,  # noqa: F811
    api: Callable[..., Any],  # noqa: F811
) -> None:
    before = account(api)
    client = KalturaClient(settings.service_url)
    probing = Probe(client, Sessions(client, settings))
    wanted = calls([*(("", command, None) for command in SHOWN), *on_pages()])
    rows = [probing.row(call) for call in wanted if harmless(call)]
    told = {row.action: row.marks for row in rows if row.action not in NO_BETTER_WORD}
    assert len(told) >= 10
    assert told == {action: tuple(map(known(action), CALLERS)) for action in told}
    assert account(api) == before
    assert probing.made == []
    assert "| `setAsDefault` | yes | no | no | no |" in accessibility(rows, "kaltura.example", 7)


def known(action: str) -> Callable[[str], str]:
    """What the sandbox's table of permissions says of a caller."""

    def mark(caller: str) -> str:
        code = permissions.refusal(*action.split("."), caller="none" if caller == "no" else caller)
        return MARKS[code] if code else "yes"

    return mark
