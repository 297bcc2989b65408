"""Users found by what a filter asks for."""

from __future__ import annotations

from typing import Any

from tests.sandbox.conftest import Api
from tests.sandbox.groups.conftest import group, user, word


def role(api: Api, *permissions: str) -> str:
    made = {"name": word(), "permissionNames": ",".join(permissions)}
    return str(api.ok("userRole.add", {"userRole": made})["id"])


def found(api: Api, *among: str, service: str = "user", **asked: Any) -> set[str]:
    sought = {"filter": {"idIn": ",".join(among), **asked}}
    return {one["id"] for one in api.ok(f"{service}.list", sought).get("objects", [])}


def test_by_what_their_roles_permit(api: Api) -> None:
    playlists, content = role(api, "PLAYLIST_BASE", "PLAYLIST_ADD"), role(api, "CONTENT_MANAGE_BASE")
    ann, bob = user(api, roleIds=playlists), user(api, roleIds=f"{playlists},{content}")
    cleo, dan = user(api, isAdmin=True, email=f"{word()}@example.com"), user(api)
    everybody = (ann, bob, cleo, dan)
    assert found(api, *everybody, permissionNamesMultiLikeOr="PLAYLIST_BASE") == {ann, bob, cleo}
    assert found(api, *everybody, permissionNamesMultiLikeOr="content_manage_base,NONE") == {bob, cleo}
    assert found(api, *everybody, permissionNamesMultiLikeAnd="PLAYLIST_ADD,CONTENT_MANAGE_BASE") == {
        bob,
        cleo,
    }
    assert found(api, *everybody, permissionNamesMultiLikeAnd="PLAYLIST") == {cleo}


def test_groups_have_no_roles(api: Api) -> None:
    where = group(api)
    assert found(api, where, service="group_group") == {where}
    assert found(api, where, service="group_group", permissionNamesMultiLikeOr="PLAYLIST_BASE") == set()


def test_the_oldest_come_first_and_other_fields_are_no_order(api: Api) -> None:
    among = [user(api, screenName=name) for name in ("b", "c", "a")]

    def listed(**asked: Any) -> list[str]:
        sought = {"filter": {"idIn": ",".join(among), **asked}}
        return [one["id"] for one in api.ok("user.list", sought)["objects"]]

    assert listed() == listed(orderBy="+screenName") == among
    for old, new in ((among[0], word()), (among[1], f"a{word()}")):
        api.ok("user.update", {"userId": old, "user": {"id": new}})
        among[among.index(old)] = new
    assert listed(orderBy="+createdAt") == among
    assert listed(orderBy="+id") == sorted(among)
    assert listed(orderBy="-id") == sorted(among, reverse=True)
