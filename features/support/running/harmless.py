"""Calls that are judged and change nothing: what `make probe` sends, made of calls that guides make.

Kaltura judges the form of the arguments first, then whether the caller may call, then the thing at hand. A call in the
right form about a thing that isn't there therefore tells who may call, and does nothing. Why each is harmless:

- Whatever is called, every id in it becomes one that nothing has, and every secret a wrong one.
- What only reads (READS) changes nothing anyway.
- What acts on a thing named by an argument of its own (update, delete, convert, clone, a thumbnail for an entry) looks
  that thing up before it does anything, and finds none.
  So do the actions of INSIDE, where the id is a field of an object.
- add of a thing that stands alone (ADDS): the object has its class and a time of creation, nothing else. That field is
  read-only and others are missing, so it is refused before anything is saved. The services of ADDS are those whose
  source, in the platform's public repository, judges the object before it saves one. An entry names a template that
  isn't there as well, since a template would be copied, and kept, before the fields are judged.
- session.get and session.end are about the session that calls. Who calls session.end gives it one made for that.

Anything else isn't called: None. A new action is so by default.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from features.support.api import making
from features.support.reporting.masking import names_secret
from features.support.reporting.variables import ID_FIELD

NOBODY = "2147483646"
"""No entry's id looks like it, and no account has counted that far."""
NO_USER, NO_SECRET = f"nobody-{NOBODY}", "not-the-secret"
ENDS = "session.end"
READS = re.compile("get|list|count|ping|serve|search|query|is[A-Z]|check|validate(?!.*Cue)|execute(From|$)")
INSIDE = ("baseEntry.flag", "media.flag")
ADDS = frozenset((
    "accesscontrolprofile", "apptoken", "baseentry", "caption_captionparams", "category", "categoryentry",
    "categoryuser", "conversionprofile", "cuepoint_cuepoint", "annotation_annotation",
    "contentdistribution_distributionprofile", "contentdistribution_entrydistribution", "deliveryprofile",
    "drm_drmprofile", "eventnotification_eventnotificationtemplate", "externalmedia_externalmedia", "flavorparams",
    "group_group", "groupuser", "livechannel", "livestream", "media", "metadata_metadataprofile", "permission",
    "playlist", "reach_reachprofile", "reach_entryvendortask", "reach_vendorcatalogitem", "responseprofile",
    "room_room", "scheduledtask_scheduledtaskprofile", "shortlink_shortlink", "storageprofile", "syndicationfeed",
    "thumbparams", "uiconf", "uploadtoken", "user", "userentry", "userrole", "widget",
))  # fmt: skip


@dataclass(frozen=True)
class Call:
    """An action with its form fields, and the names of the files that it takes."""

    action: str
    fields: dict[str, str]
    files: tuple[str, ...] = ()


def harmless(call: Call) -> Call | None:
    """The call as it can be sent by anybody, or None where no harmless form of it is known."""
    if call.action in (ENDS, "session.get"):
        return replace(call, fields={})
    service, name = making.parts(call.action)
    if making.is_operators(call.action):  # its calls name the account, which is no argument
        call = replace(call, fields={key: one for key, one in call.fields.items() if key != "partnerId"})
    if name == "add" and not _names_a_thing(call.fields):
        return _bare(call) if service in ADDS else None
    told = replace(call, fields={key: _nobodys(key, value) for key, value in call.fields.items()})
    reads = READS.match(call.action.partition(".")[2]) and not making.makes(call.action)
    return told if reads or _names_a_thing(call.fields) or call.action in INSIDE else None


def _names_a_thing(fields: Iterable[str]) -> bool:
    """Whether an argument of its own, not a field of an object, is the id of something."""
    return any(ID_FIELD.search(key) for key in fields if "[" not in key and ":" not in key)


def _nobodys(key: str, value: str) -> str:
    last = re.split(r"[\[\]:.]+", key.rstrip("]"))[-1]
    if names_secret(key):
        return NO_SECRET
    if last.lower() == "userid":
        return NO_USER
    return NOBODY if ID_FIELD.search(last) or "$" in value else value


def _bare(call: Call) -> Call:
    """The add of an object that can't be saved; arguments beside it stay, a schema of metadata for instance."""
    objects = {key.partition("[")[0] for key in call.fields if "[" in key} or {_object_of(call.action)}
    kept = {
        key: value for key, value in call.fields.items() if key in {f"{name}[objectType]" for name in objects}
    }
    beside = {key: _nobodys(key, value) for key, value in call.fields.items() if "[" not in key}
    never = {f"{name}[createdAt]": "1" for name in objects}
    entry = making.family(call.action) == "entry"
    template = {f"{name}[templateEntryId]": NOBODY for name in objects if entry}
    return replace(call, fields=beside | kept | never | template)


def _object_of(action: str) -> str:
    """The argument of an add that a guide calls without any: it is named after its service."""
    return action.partition(".")[0].rpartition("_")[2]
