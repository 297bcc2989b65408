"""A user who gets another id keeps what is theirs, and whoever takes the old id has nothing of it."""

from __future__ import annotations

from typing import Any

import pytest

from tests.sandbox.conftest import Api
from tests.sandbox.groups.conftest import soon, user, word


def rename(api: Api, old: str) -> str:
    return str(api.ok("user.update", {"userId": old, "user": {"id": f"{old}-new"}})["id"])


def entry(api: Api, owner: str, **fields: Any) -> str:
    return str(
        api.ok("media.add", {"entry": {"mediaType": 1, "name": word(), "userId": owner, **fields}})["id"]
    )


def entries_of(api: Api, **asked: Any) -> list[str]:
    sought = {"filter": {"statusIn": "-1,0,1,2,7", **asked}}
    return [one["id"] for one in api.ok("baseEntry.list", sought).get("objects", [])]


def session(api: Api, who: str) -> str:
    return api.start(0, userId=who)


class Renamed:
    """A user with things, who got another id, and somebody who took the old one."""

    def __init__(self, api: Api, make: Any) -> None:
        self.old = user(api)
        self.made = make(self.old)
        self.new = rename(api, self.old)
        api.ok("user.add", {"user": {"id": self.old}})


def test_entries_are_the_renamed_users(api: Api) -> None:
    who = Renamed(api, lambda old: entry(api, old))
    assert entries_of(api, userIdEqual=who.new) == [who.made]
    assert entries_of(api, userIdEqual=who.old) == []
    assert entries_of(api, creatorIdEqual=who.new) in (
        [who.made],
        [],
    )  # the creator is the administrator's own
    mine = session(api, who.new)
    assert api.ok("media.update", {"entryId": who.made, "mediaEntry": {"description": "x"}}, ks=mine)
    others = {"entryId": who.made, "mediaEntry": {"description": "y"}}
    assert api.code("media.update", others, ks=session(api, who.old))


@pytest.mark.parametrize("right", ["entitledUsersEdit", "entitledUsersPublish", "entitledUsersView"])
def test_rights_in_entries_come_along(api: Api, right: str) -> None:
    other = user(api)
    who = Renamed(api, lambda old: entry(api, other, **{right: f"{other},{old}"}))
    assert api.ok("media.get", {"entryId": who.made})[right] == f"{other},{who.new}"


def test_metadata_come_along(api: Api) -> None:
    xsd = (
        '<xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema"><xsd:element name="metadata"><xsd:complexType>'
        '<xsd:sequence><xsd:element name="A" type="xsd:string" minOccurs="0"/></xsd:sequence></xsd:complexType>'
        "</xsd:element></xsd:schema>"
    )
    asked = {"metadataProfile": {"name": word(), "metadataObjectType": "3"}, "xsdData": xsd}
    profile = api.ok("metadata_metadataProfile.add", asked)["id"]

    def describe(about: str) -> Any:
        sent = {"metadataProfileId": profile, "objectType": "3", "objectId": about}
        return api.ok("metadata_metadata.add", {**sent, "xmlData": "<metadata><A>x</A></metadata>"})["id"]

    def described(about: str) -> list[Any]:
        sought = {"filter": {"metadataObjectTypeEqual": "3", "objectIdEqual": about}}
        return [one["id"] for one in api.ok("metadata_metadata.list", sought).get("objects", [])]

    who = Renamed(api, describe)
    assert described(who.new) == [who.made]
    assert described(who.old) == []
    assert describe(who.old) != who.made
    api.ok("user.delete", {"userId": who.new})
    assert described(who.old) != []


def watch(api: Api, who: str) -> Any:
    made = {"objectType": "KalturaViewHistoryUserEntry", "entryId": api.film(), "userId": who}
    return api.ok("userEntry.add", {"userEntry": made})["id"]


def watched(api: Api, who: str) -> list[Any]:
    return [
        one["id"] for one in api.ok("userEntry.list", {"filter": {"userIdEqual": who}}).get("objects", [])
    ]


def test_histories_come_along(api: Api) -> None:
    who = Renamed(api, lambda old: watch(api, old))
    assert watched(api, who.new) == [who.made]
    assert watched(api, who.old) == []


def test_likes_come_along(api: Api) -> None:
    film = api.film()
    who = Renamed(api, lambda old: api.ok("like_like.like", {"entryId": film}, ks=session(api, old)))
    assert api.ok("like_like.checkLikeExists", {"entryId": film, "userId": who.new}) is True
    assert api.ok("like_like.checkLikeExists", {"entryId": film, "userId": who.old}) is False
    assert api.ok("like_like.unlike", {"entryId": film}, ks=session(api, who.new))


def test_annotations_and_short_links_come_along(api: Api) -> None:
    def make(old: str) -> tuple[Any, Any]:
        mine = session(api, old)
        point = {"objectType": "KalturaAnnotation", "entryId": api.film(), "startTime": 1, "text": "x"}
        link = {"systemName": word(), "fullUrl": "https://example.com/a"}
        return (
            api.ok("annotation_annotation.add", {"annotation": point}, ks=mine)["id"],
            api.ok("shortLink_shortLink.add", {"shortLink": link}, ks=api.start(2, userId=old))["id"],
        )

    who = Renamed(api, make)
    assert api.ok("annotation_annotation.get", {"id": who.made[0]})["userId"] == who.new
    assert api.ok("shortLink_shortLink.get", {"id": who.made[1]})["userId"] == who.new


def test_a_category_stays_its_owners(api: Api) -> None:
    def make(old: str) -> Any:
        fields = {"name": word(), "privacyContext": word(), "owner": old, "privacy": 3, "appearInList": 3}
        return api.ok("category.add", {"category": fields})["id"]

    who = Renamed(api, make)
    members = {"filter": {"categoryIdEqual": who.made}}
    assert [one["userId"] for one in api.ok("categoryUser.list", members)["objects"]] == [who.new]
    assert api.ok("category.get", {"id": who.made})["owner"] == who.new


def test_a_token_is_the_renamed_users_and_its_sessions_name_the_old_id(api: Api) -> None:
    made = {"sessionUserId": "", "objectType": "KalturaAppToken"}
    who = Renamed(api, lambda old: api.ok("appToken.add", {"appToken": {**made, "sessionUserId": old}})["id"])
    assert api.ok("appToken.get", {"id": who.made})["sessionUserId"] == who.old

    def tokens(of: str) -> list[Any]:
        found = api.ok("appToken.list", {"filter": {"sessionUserIdEqual": of}})
        return [one["id"] for one in found.get("objects", [])]

    assert (tokens(who.new), tokens(who.old)) == ([who.made], [])
    api.ok("user.delete", {"userId": who.old})
    assert api.ok("appToken.get", {"id": who.made})["status"] == 2
    api.ok("user.delete", {"userId": who.new})
    assert api.code("appToken.get", {"id": who.made}) == "APP_TOKEN_ID_NOT_FOUND"


def test_an_upload_token_is_the_renamed_users(api: Api) -> None:
    who = Renamed(api, lambda old: api.ok("uploadToken.add", ks=session(api, old))["id"])
    assert (
        api.ok("uploadToken.get", {"uploadTokenId": who.made}, ks=session(api, who.new))["userId"] == who.new
    )
    assert api.code("uploadToken.get", {"uploadTokenId": who.made}, ks=session(api, who.old))


def test_whoever_takes_a_deleted_users_id_has_no_history_and_keeps_the_own(api: Api) -> None:
    who = user(api)
    first = watch(api, who)
    api.ok("user.delete", {"userId": who})
    api.ok("user.add", {"user": {"id": who}})
    second = watch(api, who)
    assert watched(api, who) == [second] != [first]
    other = user(api)
    last = watch(api, other)
    api.ok("user.delete", {"userId": other})
    soon(lambda: api.call("userEntry.get", {"id": last}).get("code") is not None)  # jobs run in turn
    assert watched(api, who) == [second]


def test_likes_annotations_and_tokens_of_a_deleted_user_are_nobodys(api: Api) -> None:
    who, film = user(api), api.film()
    mine = session(api, who)
    token = api.ok("uploadToken.add", ks=mine)["id"]
    note = {"objectType": "KalturaAnnotation", "entryId": film, "startTime": 1, "text": "x"}
    note_id = api.ok("annotation_annotation.add", {"annotation": note}, ks=mine)["id"]
    api.ok("like_like.like", {"entryId": film}, ks=mine)
    api.ok("user.delete", {"userId": who})
    api.ok("user.add", {"user": {"id": who}})
    again = session(api, who)
    assert api.ok("like_like.checkLikeExists", {"entryId": film}, ks=again) is False
    assert api.ok("like_like.like", {"entryId": film}, ks=again) is True
    assert "userId" not in api.ok("annotation_annotation.get", {"id": note_id})
    assert "userId" not in api.ok("uploadToken.get", {"uploadTokenId": token})
    for other in (again, api.start(0)):
        assert api.code("uploadToken.get", {"uploadTokenId": token}, ks=other) == "UPLOAD_TOKEN_NOT_FOUND"
