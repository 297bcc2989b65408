"""The conditions of access control rules. What other topics know of (assets, values, categories) they declare.

Never fulfilled, here as there: those of events (nothing has happened to an object where somebody watches), of edge
servers (none is registered) and of delivery profiles (none has an address to be recognized by). Countries are known of
few networks, and places of none (networks.py). Of anonymizing services the platform's own coder knows none and says
"undefined" of every address, and so it is here. Left out: the code that fields of events evaluate.
"""

from __future__ import annotations

import hashlib
import ipaddress
import operator
import re
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

import regex

from kaltura_sandbox import php_text
from kaltura_sandbox.platform import ks, roles
from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.topics.access import context_fields, networks
from kaltura_sandbox.topics.access.scope import Scope as Scope
from kaltura_sandbox.topics.entries import rights

TYPES: dict[str, int | str] = {
    "KalturaAuthenticatedCondition": 1, "KalturaCountryCondition": 2, "KalturaIpAddressCondition": 3,
    "KalturaSiteCondition": 4, "KalturaUserAgentCondition": 5, "KalturaFieldMatchCondition": 6,
    "KalturaFieldCompareCondition": 7, "KalturaAssetPropertiesCompareCondition": 8, "KalturaUserRoleCondition": 9,
    "KalturaGeoDistanceCondition": 10, "KalturaOrCondition": 11, "KalturaHashCondition": 12,
    "KalturaDeliveryProfileCondition": 13, "KalturaValidateActiveEdgeCondition": 14, "KalturaAnonymousIPCondition": 15,
    "KalturaAssetTypeCondition": 16, "KalturaHttpHeaderCondition": 18,
    "KalturaEntryScheduledCondition": 19,
    "KalturaActionNameCondition": 20, "KalturaUrlAuthenticationParamsCondition": 21,
    "KalturaSessionTypeCondition": 22, "KalturaMatchMetadataCondition": "metadata.FieldMatch",
    "KalturaCompareMetadataCondition": "metadata.FieldCompare",
    "KalturaMetadataFieldChangedCondition": "metadata.FieldChanged",
    "KalturaEventFieldCondition": "eventNotification.BooleanField",
    "KalturaEventObjectChangedCondition": "eventNotification.ObjectChanged",
    "KalturaCategoryEntryCondition": "reach.CategoryEntry",
}  # fmt: skip
"""ConditionType by class."""
LONGEST_MATCH = 0.1  # s
_LIKE_PHP = regex.IGNORECASE | regex.ASCII | regex.VERSION0
MATCH_ALL = 2  # KalturaMatchConditionType: all of several values must be among those asked for, not any
AUTHENTICATING = frozenset({"ks", "hash", "hashkey", "tokenhash", "token", "password", "newpassword"})
"""Parameters by which a request says who sends it (auth_data_param_names, as the platform is installed)."""
Check = Callable[[Any, Scope], bool]
VIEW = (ks.VIEW, "sviewplaylist")  # what an authenticated condition wants when it names no privileges


def holds(condition: Object, scope: Scope) -> bool:
    """Whether a condition holds; ``not`` turns it round."""
    check = _CHECKS.get(condition.objectType)
    return (check(condition, scope) if check else False) != bool(condition.values.get("not"))


def judges(name: str) -> Callable[[Check], Check]:
    """Declares what judges a class of conditions."""

    def declare(check: Check) -> Check:
        _CHECKS[name] = check
        return check

    return declare


def compared(condition: Object, scope: Scope, known: list[int]) -> bool:
    """Whether all of some numbers compare with a condition's value as it says; false where there are none.

    A condition whose value is a field that nobody knows holds.
    """
    wanted = context_fields.value(condition.value, scope) if condition.value else 1
    if wanted is None:
        return True
    sign = _COMPARE.get(str(condition.comparison), operator.eq)
    return bool(known) and all(sign(one, php_text.whole(str(wanted))) for one in known)


def matched(condition: Object, scope: Scope, known: list[str] | None) -> bool:
    """Whether texts are among a condition's values: all of them, or any where its matchType says so.

    Without values to be among everything is; what isn't known (None) never.
    """
    told = [context_fields.value(one, scope) for one in condition.values.get("values") or []]
    wanted = [str(one) for one in told if one is not None]
    if not wanted or known is None:
        return not wanted
    fits = (any(php_text.same(one, other) for other in wanted) for one in known)
    return all(fits) if int(condition.matchType or MATCH_ALL) == MATCH_ALL else any(fits)


def _values(condition: Object) -> list[str]:
    return [str(one.value) for one in condition.values.get("values") or [] if one.value is not None]


def _authenticated(condition: Object, scope: Scope) -> bool:
    if scope.session is None:
        return False
    wanted = [str(one.value) for one in condition.privileges or []] or VIEW
    return scope.is_admin or any(_holds(scope, scope.session, name) for name in wanted)


def _holds(scope: Scope, session: ks.Session, privilege: str) -> bool:
    if privilege == "widget" or scope.account is None:
        return session.grants(privilege, "1" if privilege == "widget" else scope.entry.id)
    return rights.granted(scope.account, session, privilege, scope.entry)


def _site(condition: Object, scope: Scope) -> bool:
    host = _host(scope.referrer)
    values = _values(condition)
    return not values or any(host == value or (bool(value) and f".{value}" in host) for value in values)


def _host(referrer: str) -> str:
    """The host of a page; "" of an address that is none."""
    try:
        return urlsplit(referrer if "//" in referrer else f"//{referrer}").hostname or ""
    except ValueError:
        return ""


def _address(condition: Object, scope: Scope) -> bool:
    return _within(scope.ip, _values(condition))


def _within(ip: str, values: list[str]) -> bool:
    ranges = [one for value in values for one in value.split(",")]
    return not ranges or any(_in_range(ip, php_text.trim(one)) for one in ranges)


def _in_range(ip: str, wanted: str) -> bool:
    """Whether an IPv4 address is this one, in ``a-b``, or in ``a/bits`` or ``a/mask``."""
    try:
        address = ipaddress.IPv4Address(ip)
        if "-" in wanted:
            first, last = (ipaddress.IPv4Address(php_text.trim(end)) for end in wanted.split("-", 1))
            return first <= address <= last
        return address in ipaddress.IPv4Network(wanted, strict=False)
    except ValueError:
        return False


def _user_agent(condition: Object, scope: Scope) -> bool:
    values = _values(condition)
    return not values or any(_matches(value, scope.user_agent) for value in values)


def _matches(pattern: str, text: str) -> bool:
    """A pattern stands between slashes on the platform: one with a bare slash of its own is broken, and never fits.

    Neither does one that takes too long; PHP has a limit of steps for that.
    """
    if text == pattern:
        return True
    if re.search(r"(?<!\\)/", pattern):
        return False
    try:
        found = regex.search(pattern, text, _LIKE_PHP, timeout=LONGEST_MATCH, concurrent=True)
        return found is not None
    except (
        regex.error,
        ValueError,
        OverflowError,
        RecursionError,
        TimeoutError,
    ):  # it has many ways to refuse one
        return False


def _field_match(condition: Object, scope: Scope) -> bool:
    """Whether a field is one of the values; without values it always is."""
    if condition.field is None:
        return False
    wanted = [context_fields.value(one, scope) for one in condition.values.get("values") or []]
    known = context_fields.value(condition.field, scope)
    return not wanted or (known is not None and str(known) in [str(one) for one in wanted if one is not None])


def _field_compare(condition: Object, scope: Scope) -> bool:
    """Compares a field with a number, or with another field. Where the other isn't told, the condition holds."""
    if condition.field is None:
        return False
    known = php_text.whole(str(context_fields.value(condition.field, scope) or 0))
    return compared(condition, scope, [known] if known else [])


_COMPARE: dict[str, Callable[[int, int], bool]] = {
    "2": operator.gt, "3": operator.ge, "4": operator.lt, "5": operator.le,
}  # fmt: skip
"""By KalturaSearchConditionComparison; every other one means equal on the platform."""


def _country(condition: Object, scope: Scope) -> bool:
    return _among(networks.country(scope.ip), _values(condition))


def _anonymous(condition: Object, scope: Scope) -> bool:
    return _among(networks.ANONYMITY, _values(condition))


def _among(text: str, values: list[str]) -> bool:
    """Whether a text is one of the values, whatever their case; without values everything fits."""
    return not values or php_text.lower(text) in [php_text.lower(php_text.trim(one)) for one in values]


def _hash(condition: Object, scope: Scope) -> bool:
    """Holds for whoever doesn't send the right hash: the MD5 of the secret and the request's KS."""
    wanted = hashlib.md5(f"{condition.hashSecret or ''}{scope.request_ks}".encode(), usedforsecurity=False)
    return scope.hashes.get(str(condition.hashName or "")) != wanted.hexdigest()


def _either(condition: Object, scope: Scope) -> bool:
    return any(holds(inner, scope) for inner in condition.conditions or [])


def _scheduled(condition: Object, scope: Scope) -> bool:
    return (scope.entry.startDate or 0) <= scope.time <= (scope.entry.endDate or scope.time)


def _session_type(condition: Object, scope: Scope) -> bool:
    """Without a session, and with one that isn't to be asked, the condition never holds, turned round or not."""
    if scope.session is None or "disablesessiontypecheck" in scope.session.parsed:
        return bool(condition.values.get("not"))
    return scope.session.type == int(condition.sessionType or 0)


def _header(condition: Object, scope: Scope) -> bool:
    text = scope.headers.get(php_text.lower(str(condition.headerName or "")))
    return text is not None and any(_matches(value, text) for value in _values(condition))


def _role(condition: Object, scope: Scope) -> bool:
    """Whether all roles of the request's session are among these; it may have none at all."""
    if scope.account is None:
        return False
    named = [php_text.trim(one) for one in str(condition.roleIds or "").split(",")]
    return all(str(one) in named for one in roles.ids_of(scope.account, scope.session))


def _action(condition: Object, scope: Scope) -> bool:
    values = _values(condition)
    return not values or any(_matches(value, scope.action) for value in values)


def _carries_session(condition: Object, scope: Scope) -> bool:
    """Whether the address itself has a parameter that authenticates; what is in the body doesn't count."""
    names = (php_text.lower(name.rpartition(":")[2]) for name in scope.parameters)
    return bool(AUTHENTICATING.intersection(names))


def _distance(condition: Object, scope: Scope) -> bool:
    """Whether the viewer's place is within ``latitude,longitude,km`` of any of the values."""
    values = _values(condition)
    return not values or any(networks.is_near(networks.NOWHERE, php_text.trim(one)) for one in values)


def _notified(condition: Object, scope: Scope) -> bool:
    """The platform asks this one of nobody: it holds (read in the source)."""
    return True


_CHECKS: dict[str, Check] = {
    "KalturaAuthenticatedCondition": _authenticated, "KalturaSiteCondition": _site,
    "KalturaIpAddressCondition": _address, "KalturaUserAgentCondition": _user_agent,
    "KalturaFieldMatchCondition": _field_match, "KalturaFieldCompareCondition": _field_compare,
    "KalturaOrCondition": _either, "KalturaEntryScheduledCondition": _scheduled,
    "KalturaSessionTypeCondition": _session_type, "KalturaHttpHeaderCondition": _header,
    "KalturaCountryCondition": _country, "KalturaAnonymousIPCondition": _anonymous, "KalturaHashCondition": _hash,
    "KalturaUserRoleCondition": _role, "KalturaActionNameCondition": _action, "KalturaGeoDistanceCondition": _distance,
    "KalturaUrlAuthenticationParamsCondition": _carries_session, "KalturaBooleanEventNotificationCondition": _notified,
}  # fmt: skip
