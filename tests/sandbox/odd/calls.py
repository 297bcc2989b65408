"""Calls of every action, drawn from the schema: mostly sensible, so that they get past the first question, with odd
texts among their values."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from hypothesis import strategies as st

from kaltura_sandbox import assembly
from kaltura_sandbox.platform.schema import load_schema
from kaltura_sandbox.platform.schema.types import Action, Parameter, Property, ServiceType
from tests.sandbox.odd import texts
from tests.sandbox.odd.world import BROKEN_SESSION, ROLES

SCHEMA = load_schema()
DEPTH = 3  # levels of objects within objects
OUTER, INNER = 6, 3  # fields of an object, at most
SUFFIXES = ("NotIn", "In", "NotEqual", "Equal", "MatchOr", "MatchAnd", "MultiLikeOr", "MultiLikeAnd", "Like")
NAMES = {
    "entryId": "entry", "entryIds": "entry", "rootEntryId": "entry", "parentEntryId": "entry", "sourceEntryId": "entry",
    "redirectEntryId": "entry", "sourceFlavorAssetId": "flavor", "flavorAssetId": "flavor", "flavorId": "flavor",
    "sourceAssetId": "flavor", "assetId": "flavor", "thumbAssetId": "thumb", "captionAssetId": "caption",
    "uploadTokenId": "token", "token": "token", "conversionProfileId": "profile", "ingestionProfileId": "profile",
    "accessControlId": "access", "userId": "user", "creatorId": "user", "puserId": "user", "owner": "user",
    "sessionUserId": "user", "flavorParamsId": "flavorParams", "flavorParamsIds": "flavorParams",
    "assetParamsId": "flavorParams", "sourceFlavorParamsId": "flavorParams", "thumbParamId": "thumbParams",
    "destThumbParamsId": "thumbParams", "captionParamId": "captionParams", "captionParamsId": "captionParams",
    "metadataProfileId": "metadataProfile", "responseProfileId": "responseProfile", "uiConfId": "uiConf",
    "objectId": "entry", "playlistContent": "entry", "referenceId": "entry", "objectIds": "entry",
    "categoryId": "category", "categoryIds": "category", "categoriesIds": "category", "parentCategoryId": "category",
    "targetCategoryParentId": "category", "ancestorId": "category", "groupId": "group", "groupIds": "group",
    "originalGroupId": "group", "userRoleId": "role", "roleIds": "role", "pId": "account", "loginId": "login",
    "email": "login", "oldLoginId": "login", "permissionNames": "permission", "pollId": "poll",
    "cuePointId": "cuePoint",
    "scheduleEventId": "event", "scheduleResourceId": "resource", "eventId": "event", "resourceId": "resource",
    "resourceIds": "resource", "templateEntryId": "entry", "drmPolicyId": "policy", "policyId": "policy",
}  # fmt: skip
"""The kinds of objects that parameters and fields name by their ids."""

SERVICES = {
    "categoryuser": "category", "categoryentry": "category", "category": "category", "group_group": "group",
    "groupuser": "group", "userrole": "role", "userapprole": "role", "permission": "permission",
    "cuepoint": "cuePoint", "annotation": "cuePoint", "scheduleevent": "event", "scheduleresource": "resource",
    "livestream": "entry", "livechannel": "entry", "quiz": "entry", "interactivity": "entry", "rating": "entry",
    "baseentry": "entry", "media": "entry", "playlist": "playlist", "flavorasset": "flavor", "thumbasset": "thumb",
    "caption_captionasset": "caption", "captionsearch_captionassetitem": "caption", "uploadtoken": "token",
    "conversionprofile": "profile", "accesscontrolprofile": "access", "user": "user", "flavorparams": "flavorParams",
    "thumbparams": "thumbParams", "caption_captionparams": "captionParams", "metadata_metadata": "metadata",
    "metadata_metadataprofile": "metadataProfile", "apptoken": "appToken", "shortlink_shortlink": "shortLink",
    "responseprofile": "responseProfile", "uiconf": "uiConf", "userentry": "userEntry", "flavorparamsoutput": "output",
}  # fmt: skip
"""The kind of object that a service calls ``id``."""

ADDRESSES = ("url", "fullUrl", "referrer")
ADDRESS = "http://127.0.0.1:1/"  # nobody answers there, so that nothing waits for it
COMMON = (
    "partnerId",
    "p",
    "ignoreNull",
    "language",
    "clientTag",
    "kalsig",
    "responseProfile",
    "callback",
    "1",
)
FILES = [
    b"", b"x", b"\x00\xff" * 20, b"1\n00:00:00,000 --> 00:00:01,000\nhello\n\n", b"\xff\xfe1\x00\n\x00",
    "1\n٠٠:٠٠:٠١,٠٠٠ --> 00:00:0²,000\n\u3000\n".encode(), b"WEBVTT\n\n\x0b --> 1\n\xff\n", b"<tt\x00><\xc3>",
]  # fmt: skip


def _implemented() -> list[tuple[ServiceType, Action]]:
    rooms = assembly.rooms()
    return [
        (service, action)
        for id_, service in sorted(SCHEMA.services.items())
        if id_ in rooms
        for action in service.actions.values()
        if rooms[id_].traits(action.name) is not None
    ]


ACTIONS = _implemented()


@dataclass(frozen=True)
class Known:
    """The id of an object that is there, with an oddity if there is a change. Which one is seen when it is sent."""

    kind: str
    index: int
    change: str = ""
    odd: str = ""
    at: int = 0


@dataclass(frozen=True)
class File:
    """A file part."""

    name: str
    kind: str
    content: bytes


@dataclass
class Drawn:
    """A call that isn't sent yet."""

    service: str
    action: str
    fields: dict[str, Any]
    role: str = "admin"


percent = st.integers(0, 99)
_yes = st.booleans()
_at = st.integers(0, 20)
_index = st.integers(0, 7)
_huge = st.sampled_from(texts.HUGE)
_small = st.integers(-2, 40)
_files = st.sampled_from(FILES)
_misfits = st.sampled_from([{}, {"0": "x"}, None, True, 1.5, 7, {"-": ""}, {"²": "1", "objectType": "x"}])
_actions = st.sampled_from(ACTIONS)
_common = st.sampled_from(COMMON)
_roles = st.sampled_from([*ROLES, BROKEN_SESSION])


@dataclass(frozen=True)
class Dice:
    """What draws. Calm dice give good words mostly, so that a single oddity comes far."""

    draw: Callable[[st.SearchStrategy[Any]], Any]
    calm: bool

    def __call__(self, strategy: st.SearchStrategy[Any]) -> Any:
        return self.draw(strategy)


def odd(draw: Dice, word: str = "") -> str:
    """An odd text; half of them are a good word with one oddity. Calm dice give the word itself."""
    if draw.calm and draw(percent) < 85:
        return word or "x"
    if word and draw(_yes):
        return texts.changed(word, draw(texts.changes), draw(texts.letters), draw(_at))
    return draw(_huge) if draw(percent) == 0 else draw(texts.words)


def value(draw: Dice, wanted: Parameter | Property, place: str, depth: int) -> Any:
    """A value for a parameter or a field; ``place`` is its service or class."""
    if wanted.type == "file":
        return File(odd(draw, "a.srt"), odd(draw, "text/plain"), draw(_files))
    if draw(percent) < 3 - 2 * draw.calm:
        return draw(_misfits)
    if wanted.type == "object":
        return thing(draw, wanted.object or "", depth)
    if wanted.type in ("array", "map"):
        return _items(draw, wanted, depth)
    if wanted.enum:
        word = draw(_values(wanted.enum))
        return word if draw(percent) < 85 else odd(draw, word)
    kind = _kind(wanted.name, place)
    if kind:
        return known(draw, kind)
    if wanted.type != "string":
        share = draw(percent) + 40 * draw.calm
        return odd(draw, "12") if share < 25 else draw(texts.numbers) if share < 50 else str(draw(_small))
    if wanted.name in ADDRESSES and draw(_yes):
        return ADDRESS + odd(draw, "film.mp4")
    return odd(draw, wanted.name)


def known(draw: Dice, kind: str) -> Any:
    """An id, mostly a good one."""
    share, found = draw(percent), Known(kind, draw(_index))
    if share < (95 if draw.calm else 75):
        return found
    if share < 97:
        return replace(found, change=draw(texts.changes), odd=draw(texts.letters), at=draw(_at))
    return odd(draw)


def thing(draw: Dice, declared: str, depth: int) -> dict[str, Any]:
    """An object of the class or of one below it, with some of its fields."""
    family = _family(declared)
    name = draw(st.sampled_from(family)) if draw(percent) < 60 else family[0]
    fields: dict[str, Any] = {}
    if name != declared or draw(percent) < 30:
        fields["objectType"] = name if draw(percent) < 92 else odd(draw, name)
    properties = SCHEMA.properties(name)
    for key in draw(_some(name, OUTER if depth == DEPTH else INNER)):
        wanted = properties[key]
        if depth > 0 or wanted.type not in ("object", "array", "map"):
            fields[key] = value(draw, wanted, name, depth - 1)
    if draw(percent) < 6:
        fields[odd(draw, "name")] = odd(draw, "x")
    return fields


def _items(draw: Dice, wanted: Parameter | Property, depth: int) -> dict[str, Any]:
    keys = [str(n) if draw(percent) < 85 else odd(draw, str(n)) for n in range(draw(percent) % 3)]
    if wanted.object not in SCHEMA.classes:
        return {key: odd(draw) for key in keys}
    return {key: thing(draw, wanted.object, depth - 1) for key in keys}


def _kind(name: str, place: str) -> str:
    for suffix in SUFFIXES:
        name = name.removesuffix(suffix)
    if name not in ("id", "ids"):
        return NAMES.get(name, "")
    place = place.lower()
    return SERVICES.get(place, "") or next(
        (kind for service, kind in SERVICES.items() if service in place), ""
    )


@cache
def _family(declared: str) -> list[str]:
    """The classes of which objects can be made; an abstract class alone is sent as itself."""
    return [n for n in (declared, *SCHEMA.subclasses(declared)) if not SCHEMA.classes[n].abstract] or [
        declared
    ]


@cache
def _some(name: str, most: int) -> st.SearchStrategy[list[str]]:
    names = sorted(SCHEMA.properties(name))
    return st.lists(st.sampled_from(names), max_size=most, unique=True) if names else st.just([])


@cache
def _values(enum: str) -> st.SearchStrategy[str]:
    return st.sampled_from(sorted(map(str, SCHEMA.enums[enum].values.values())) or ["1"])


@st.composite
def calls(draw: Any) -> Drawn:
    """One call of an action."""
    draw = Dice(draw, draw(_yes))
    service, action = draw(_actions)
    fields: dict[str, Any] = {}
    for parameter in action.parameters:
        if draw(percent) < (55 if parameter.optional else 97):
            fields[parameter.name] = value(draw, parameter, service.id, DEPTH)
    share = draw(percent)
    if share % 7 == 0:
        fields["responseProfile"] = thing(draw, "KalturaBaseResponseProfile", DEPTH - 1)
    if share % 11 == 0:
        fields[draw(_common)] = odd(draw, "1")
    return Drawn(service.name, action.name, fields, "admin" if share < 70 else draw(_roles))
