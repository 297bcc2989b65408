"""Access control: who may play, download or see an entry, by its profile's rules, its schedule and its moderation.

A profile's rules are judged in their order; a rule holds in its contexts when all its conditions do. What the rules
that hold say (actions, messages) adds up, and ``stopProcessing`` ends it. Administrators are judged only by rules
that say so (forceAdminValidation).
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from kaltura_sandbox import php_text
from kaltura_sandbox.platform import ks
from kaltura_sandbox.platform.accounts import Account, Caller, now
from kaltura_sandbox.platform.objects import Object, split
from kaltura_sandbox.topics.access import access_errors, conditions, restrictions
from kaltura_sandbox.topics.access.conditions import Scope
from kaltura_sandbox.topics.entries import entries
from kaltura_sandbox.topics.entries.references import refers

KIND = "access_control"
BLOCK, PREVIEW, LIMIT_FLAVORS, LIMIT_PROFILES, LIMIT_CAPTURES = 1, 2, 3, 5, 8
PLAY, DOWNLOAD, THUMBNAIL, SERVE = "1", "2", "3", "6"
NOT_SCHEDULED = (
    "SCHEDULED_RESTRICTED",
    "Out of scheduling\nWe're sorry, this content is currently unavailable.",
)


@dataclass
class Verdict:
    """What the rules say: actions in their order, (code, message) pairs, and which rules held."""

    profile: int | None = None
    has_rules: bool = False
    actions: list[Object] = field(default_factory=list)
    messages: list[tuple[str, str]] = field(default_factory=list)
    held: list[int] = field(default_factory=list)
    viewer: ks.Session | None = None
    restricted: set[str] = field(default_factory=set)
    preview_length: int = -1
    """What restrictions, the older form of rules, say in a context: is…Restricted, and seconds of a preview."""

    def first(self, kind: int) -> Object | None:
        return next((action for action in self.actions if action.values.get("type") == kind), None)

    @property
    def blocks(self) -> bool:
        return self.first(BLOCK) is not None

    @property
    def preview_ms(self) -> int:
        """How much of the film may be seen; 0 for all of it."""
        limits = [int(a.limit or 0) for a in self.actions if a.values.get("type") == PREVIEW]
        return 0 if self.blocks or not limits else min(limits) * 1000

    @property
    def header(self) -> dict[str, str]:
        """The header by which the platform tells the profile and the rules that held."""
        told = php_text.trim(f"{self.profile} {','.join(map(str, self.held))}")
        return {"X-Kaltura-ACP": told} if self.profile is not None else {}

    def allowed(self, assets: list[Object]) -> list[Object]:
        """Those flavors that the first action about flavors leaves."""
        action = self.first(LIMIT_FLAVORS)
        if action is None:
            return assets
        named = set(split(action.flavorParamsIds))
        return [a for a in assets if (str(a.flavorParamsId) in named) != bool(action.isBlockedList)]

    def served(self, assets: list[Object]) -> list[Object]:
        """Those flavors whose files the viewer may have: what is left, and those that the session names."""
        left, who = self.allowed(assets), self.viewer
        return [a for a in assets if a in left or (who is not None and who.grants("downloadasset", a.id))]

    def profile_allowed(self, id_: int) -> bool:
        """Whether the first action about delivery profiles leaves this one."""
        action = self.first(LIMIT_PROFILES)
        return action is None or (str(id_) in split(action.deliveryProfileIds)) != bool(action.isBlockedList)


@refers("accessControlId")
def named_by_entry(account: Account, profile_id: int) -> None:
    """The profile that an entry names must be one."""
    account.require(KIND, profile_id, access_errors.ACCESS_CONTROL_ID_NOT_FOUND)


def has_rules(account: Account, entry: Object) -> bool:
    """Whether the entry's profile has any rule."""
    return bool(_rules(account, entry))


def concerns(account: Account, entry: Object, context: str, kinds: tuple[int, ...]) -> bool:
    """Whether a context is the business of the entry's rules: the first of them that it is (one without contexts is
    for all) has an action of such a kind. The platform looks no further."""
    for rule in _rules(account, entry):
        contexts = {str(holder.values.get("type")) for holder in rule.contexts or []}
        if not contexts or context in contexts:
            return any(action.values.get("type") in kinds for action in rule.actions or [])
    return False


def mentions(account: Account, entry: Object, kind: int | str) -> bool:
    """Whether any rule of the entry has an action of this type, whoever it holds for."""
    rules = _rules(account, entry)
    return any(action.values.get("type") == kind for rule in rules for action in rule.actions or [])


def _rules(account: Account, entry: Object) -> list[Object]:
    profile = account.get(KIND, entry.accessControlId) if entry.accessControlId else None
    return profile.rules or [] if profile is not None else []


def judge(account: Account, entry: Object, scope: Scope) -> Verdict:
    """What the entry's access control profile says of somebody."""
    profile = account.get(KIND, entry.accessControlId) if entry.accessControlId else None
    if profile is None:
        return Verdict()
    rules, scope = profile.rules or [], replace(scope, account=account)
    verdict = Verdict(profile.id, bool(rules))
    older = profile._restrictions or []
    for number, rule in enumerate(rules):
        if scope.is_admin and rule.forceAdminValidation not in (True, 1):
            continue
        restriction = older[number] if number < len(older) else None
        if restriction is not None and restriction.objectType == restrictions.PREVIEW:
            verdict.preview_length = int(restriction.previewLength or 0)  # whether it holds or not (measured)
        if not _in_context(rule, scope) or not all(conditions.holds(c, scope) for c in rule.conditions or []):
            continue
        verdict.held.append(number)
        if restriction is not None and restriction.objectType in restrictions.FLAGS:
            verdict.restricted.add(restrictions.FLAGS[restriction.objectType])
        verdict.actions += rule.actions or []
        if rule.message:
            verdict.messages.append((rule.code or "", rule.message))
        if rule.stopProcessing:
            break
    return verdict


def judge_file(account: Account, scope: Scope) -> Verdict:
    """What the rules say where a file is asked for by its address: no session and no page are known there."""
    anybody = replace(scope, session=None, referrer="", contexts=frozenset({SERVE}))
    return judge(account, scope.entry, anybody)


def _in_context(rule: Object, scope: Scope) -> bool:
    wanted = {str(holder.values.get("type")) for holder in rule.contexts or []}
    return not wanted or not scope.contexts or bool(wanted & scope.contexts)


def scope_of(caller: Caller, entry: Object, params: Object | None = None) -> Scope:
    """A caller of the API, with what it says of the viewer (KalturaAccessControlScope) instead of what we see.

    Its ``ks`` tells of somebody, whoever's session it is and whether it may still be used (measured): a page that makes
    no calls with it says by it who is in front. One that can't be read is refused; the platform breaks on it.
    """
    given = params.values if params else {}
    contexts = {str(holder.values.get("type")) for holder in given.get("contexts") or []}
    session = caller.session
    if given.get("ks"):
        session = ks.read(given["ks"], caller.account.platform.secret_of)
    return Scope(
        entry=entry,
        session=session,
        contexts=frozenset(contexts or {PLAY}),
        ip=given.get("ip") or caller.notes.get("address", ""),
        referrer=given.get("referrer") or caller.notes.get("referrer", ""),
        user_agent=given.get("userAgent") or caller.notes.get("agent", ""),
        time=given.get("time") or now(),
        hashes={str(one.key): str(one.value) for one in given.get("hashes") or []},
        request_ks=caller.session.text if caller.session else "",
        action=caller.notes.get("action", "."),
        parameters=frozenset(caller.notes.get("parameters", ())),
    )


def scheduled(entry: Object, time: int) -> bool:
    """Whether an entry is within its schedule at a time (unix s)."""
    return (entry.startDate or 0) <= time <= (entry.endDate or time)


def in_moderation(entry: Object) -> bool:
    return entry.moderationStatus in (entries.MODERATION_PENDING, entries.MODERATION_REJECTED)
