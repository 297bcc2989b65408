"""Which calls make and delete things, told by their names and parameters: what the ledger goes by.

The platform names its actions by rules: what begins with add, clone, generate or create makes an object and answers
it; delete deletes it. Content, thumbnails, captions and the like belong to an entry and go with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

Params = Mapping[str, Any]

MAKES = re.compile(
    r"(add|clone|generate|create)(?!content|logindata|bulkuploadresult|frombulk)", re.IGNORECASE
)
FILES = "addfrombulkupload"
"""The actions that take a file with many objects. What they answer is the upload, which nobody deletes; its id is none
of an object's."""
FROM_FILES = {"category": "category", "categoryuser": "user"} | {
    service.lower(): service for service in ("user", "schedule_scheduleEvent", "schedule_scheduleResource")
}
"""By services with such an action, the service of what a file may bring that doesn't belong to something else."""
REPLACES = ("updatecontent",)
"""Actions that make a hidden entry, named by the answer's replacingEntryId."""
GONE = re.compile(
    "NOT_FOUND|INVALID_(ENTRY|OBJECT|USER|GROUP|PLAYLIST|CUE_POINT|UI_CONF)_ID|UNKNOWN_PARTNER_ID"
    "|(?<!ACTION_)(?<!SERVICE_)DOES_NOT_EXIST"
)
"""Codes of refusals that mean: there is no such thing (any more)."""
ENTRIES = ("baseentry", "media", "data", "document", "mixing", "playlist", "livestream", "livechannel")
REGISTERS, PLATFORM = "partner.register", "systemPartner_systemPartner"
"""How an account comes into being, and the operator's service that tells of accounts and deletes them."""
GONE_ACCOUNT = "0"  # the status of a deleted account
FAMILIES = {"accesscontrol": "accesscontrolprofile", PLATFORM.lower(): "partner"} | dict.fromkeys(
    ENTRIES, "entry"
)
PARENTS = ("entryId", "objectId", "categoryId", "groupId")
OPERATORS = ("drm_drmprofile", "drm_drmpolicy", PLATFORM.lower())
"""Services that are the operator's altogether; of others some actions are."""
OPERATORS_ACTIONS = {"dropfolder_dropfolder": ("add", "update", "delete")}
KEYS = {"permission": "name"}
"""Services whose things are known by another field than the id, and are deleted by it."""
FREE_IDS = ("user", "group_group")
"""Services whose caller chooses the id: there an answer under an id that was sent is new all the same."""
KNOW_NO_USERS = ("user", "userapprole", "poll_poll")
"""Services that make no user for a name: a user's own says what becomes of users, voters of polls are none."""
NAMES_USER = ("userid", "sessionuserid", "creatorid", "owner", "ownerid", "flaggeduserid")
NAMES_USERS = ("entitledusersedit", "entitleduserspublish", "entitledusersview", "groupids")
"""Fields by which a call names users: the platform makes those that it doesn't know."""
CUTS = re.compile("KalturaOperationResources?$")
"""The class of a resource for which the server makes hidden entries: TEMP_<time>, MULTI_TEMP_<time>."""
RESULT = re.compile(r"\{(\d+):result(?::(\w+))?\}")


def parts(action: str) -> tuple[str, str]:
    """`media.addContent` as ("media", "addcontent"): the server reads both without regard to case."""
    service, _, name = action.partition(".")
    return service.lower(), name.lower()


def is_operators(action: str) -> bool:
    """Whether only the platform's operator may make the call."""
    service, name = parts(action)
    return service in OPERATORS or name in OPERATORS_ACTIONS.get(service, ())


def names_account(action: str) -> bool:
    """Whether the operator says by partnerId which account a call is about: of accounts themselves there is none."""
    return parts(action)[0] not in ("partner", PLATFORM.lower())


def reading(service: str, id_parameter: str, id: str) -> tuple[str, Params]:
    """The call that reads a thing, by who may read whatever a run made: accounts are read by the operator."""
    if service == "partner":
        return f"{PLATFORM}.get", {"pId": id}
    return f"{service}.get", {id_parameter: id}


def deletion(service: str, id_parameter: str, id: str) -> tuple[str, Params]:
    """The call that deletes a thing. An account is given the status of deleted ones, by the operator."""
    if service == "partner":
        return f"{PLATFORM}.updateStatus", {"id": id, "status": GONE_ACCOUNT, "reason": "made by a guide"}
    return f"{service}.delete", {id_parameter: id}


def family(action: str) -> str:
    """Things of one family share their ids: every service of entries is "entry", others are their own."""
    service = parts(action)[0]
    return FAMILIES.get(service, service)


def makes(action: str) -> bool:
    """Whether the call makes an object."""
    name = parts(action)[1]
    return action.lower() == REGISTERS or bool(MAKES.match(name)) or name in REPLACES


def brings(action: str) -> str:
    """The service of the objects that the call's file may bring; "" for calls without such a file."""
    service, name = parts(action)
    return FROM_FILES.get(service, "") if name == FILES else ""


def made(action: str, params: Params, answer: Any) -> str:
    """The id of what the answer shows as made; "" where it made nothing that has an id of its own."""
    if not isinstance(answer, Mapping):
        return ""
    service, name = parts(action)
    key = "replacingEntryId" if name in REPLACES else KEYS.get(service, "id")
    id = str(answer.get(key) or "")
    sent = [str(value) for value in params.values() if isinstance(value, (str, int))]
    return "" if id in sent and service not in FREE_IDS else id


def deleted(action: str, params: Params) -> str:
    """The id that a delete action deletes; "" for other actions."""
    if action.lower() == f"{PLATFORM}.updateStatus".lower() and str(params.get("status")) == GONE_ACCOUNT:
        return str(params.get("id", ""))
    if parts(action)[1] != "delete":
        return ""
    named = {name: value for name, value in params.items() if name != "partnerId"}  # whose it is
    key = KEYS.get(parts(action)[0], "id")
    ids = [str(value) for name, value in named.items() if name.lower().endswith(key)]
    return ids[0] if ids else ""


def users(action: str, params: Params) -> set[str]:
    """The users whom the call names and the platform makes by that."""
    if parts(action)[0] in KNOW_NO_USERS:
        return set()
    told: set[str] = set()
    for key, value in leaves(params):
        if key.lower() in NAMES_USER and isinstance(value, str):
            told.add(value)
        elif key.lower() in NAMES_USERS and isinstance(value, str):
            told |= {one.strip() for one in re.split("[;,]", value)}
    return {one for one in told if one and not RESULT.search(one)}


def hides(params: Params) -> bool:
    """Whether the server may make a hidden entry for this call: it works on parts of films there."""
    return any(key == "objectType" and CUTS.match(str(value)) for key, value in leaves(params))


def flagged(action: str, params: Params) -> str:
    """The id of the entry that the call flags; "" for other calls."""
    if parts(action)[1] != "flag":
        return ""
    return next((str(value) for key, value in leaves(params) if key == "flaggedEntryId"), "")


def parent(action: str, params: Params) -> str:
    """The id of the thing with which the made object will go: a thumbnail goes with its entry. "" for none."""
    if parts(action)[1] in REPLACES:
        return str(params.get("entryId", ""))
    if family(action) == "entry":
        return ""
    return next((str(value) for key, value in leaves(params) if key in PARENTS and value), "")


def stamp(params: Params, run: str) -> str:
    """The first text among the parameters that carries the run's id: by it the object is found. "" for none."""
    return next((str(value) for _, value in leaves(params) if run in str(value)), "")


def leaves(value: Any, key: str = "") -> Iterator[tuple[str, Any]]:
    """The values of nested parameters with the last part of their names, `entry[name]` as a key included."""
    if isinstance(value, Mapping):
        for name, inner in value.items():
            yield from leaves(inner, re.split(r"[\[\]:.]+", str(name).rstrip("]"))[-1])
    elif isinstance(value, (list, tuple)):
        for inner in value:
            yield from leaves(inner, key)
    else:
        yield key, value


def referring(params: Params, answers: Sequence[Any]) -> dict[str, Any]:
    """Parameters of a call in a multirequest, with {1:result:id} put in from the answers before it."""

    def told(found: re.Match[str]) -> str:
        number = int(found[1]) - 1
        answer = answers[number] if number < len(answers) else ""
        return str(answer.get(found[2], "")) if found[2] and isinstance(answer, Mapping) else str(answer)

    return {
        key: RESULT.sub(told, value) if isinstance(value, str) else value for key, value in params.items()
    }
