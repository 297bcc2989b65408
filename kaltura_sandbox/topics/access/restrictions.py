"""Restrictions: the older form of rules, which the service accessControl writes and reads.

Each stands for one rule for the contexts PLAY and DOWNLOAD: it blocks those (RESTRICT_LIST) or all but those
(ALLOW_LIST) whom its list names, blocks whom the session doesn't open the entry to, cuts for these, or limits flavors.
A profile keeps its restrictions beside the rules that stand for them, in the same order.
"""

from __future__ import annotations

from collections.abc import Iterable

from kaltura_sandbox.platform.objects import Object

RESTRICT_LIST, ALLOW_LIST = 0, 1
PLAY, DOWNLOAD = "1", "2"
SESSION, PREVIEW, FLAVORS = (
    "KalturaSessionRestriction",
    "KalturaPreviewRestriction",
    "KalturaLimitFlavorsRestriction",
)
LISTS = {
    "KalturaSiteRestriction": ("KalturaSiteCondition", "siteRestrictionType", "siteList"),
    "KalturaCountryRestriction": ("KalturaCountryCondition", "countryRestrictionType", "countryList"),
    "KalturaIpAddressRestriction": (
        "KalturaIpAddressCondition", "ipAddressRestrictionType", "ipAddressList",
    ),
    "KalturaUserAgentRestriction": (
        "KalturaUserAgentCondition", "userAgentRestrictionType", "userAgentRegexList",
    ),
}  # fmt: skip
"""Those with a list, by class: the condition, the property that says what the list means, and the list's."""
FLAGS = {name: name.removeprefix("Kaltura").removesuffix("Restriction") for name in LISTS} | {
    SESSION: "Session",
    PREVIEW: "Session",
}
"""What a context says of a viewer for whom one holds: is…Restricted."""


def kept(sent: Iterable[Object]) -> list[Object]:
    """What the platform keeps of restrictions that were sent.

    A preview is a session restriction that cuts instead of blocking: it takes that one's place, and is nothing without.
    Directory restrictions are taken and forgotten.
    """
    sent = list(sent)
    cut = next((one for one in reversed(sent) if one.objectType == PREVIEW), None)
    found = []
    for one in sent:
        if one.objectType in LISTS:
            _, meaning, names = LISTS[one.objectType]
            one.defaults({meaning: ALLOW_LIST, names: ""})
            found.append(one)
        elif one.objectType == SESSION:
            found.append(cut or one)
        elif one.objectType == FLAVORS:
            one.defaults({"limitFlavorsRestrictionType": ALLOW_LIST})
            found.append(one)
    return found


def rule(restriction: Object) -> Object:
    """The rule that a restriction stands for."""
    made = Object("KalturaRule", actions=[_action(restriction)])
    made.contexts = [
        Object("KalturaAccessControlContextTypeHolder", type=context) for context in (PLAY, DOWNLOAD)
    ]
    if restriction.objectType in LISTS:
        condition, meaning, names = LISTS[restriction.objectType]
        values = [
            Object("KalturaStringValue", value=one) for one in str(restriction.values[names]).split(",")
        ]
        allows = restriction.values[meaning] == ALLOW_LIST
        made.conditions = [Object(condition, values=values if restriction.values[names] else None)]
        made.conditions[0].values["not"] = allows
    elif restriction.objectType != FLAVORS:
        made.conditions = [Object("KalturaAuthenticatedCondition")]
        made.conditions[0].values["not"] = True
    return made


def _action(restriction: Object) -> Object:
    if restriction.objectType == PREVIEW:
        return Object("KalturaAccessControlPreviewAction", limit=restriction.previewLength)
    if restriction.objectType == FLAVORS:
        blocked = restriction.limitFlavorsRestrictionType == RESTRICT_LIST
        return Object(
            "KalturaAccessControlLimitFlavorsAction", flavorParamsIds=restriction.flavorParamsIds,
            isBlockedList=blocked,
        )  # fmt: skip
    return Object("KalturaAccessControlBlockAction")


def are_all(profile: Object) -> bool:
    """Whether all rules of a profile stand for restrictions, so that the older service can change it."""
    return len(profile.rules or []) == len(profile._restrictions or [])
