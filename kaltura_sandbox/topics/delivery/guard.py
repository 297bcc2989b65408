"""Who gets through to an entry's media: by session, the rules of the entry's profile, its schedule, its moderation.

Addresses ask with the session that they carry, actions of the API that serve files with their caller's.
"""

from __future__ import annotations

import base64
import binascii
import time
from dataclasses import replace
from urllib.parse import unquote

from kaltura_sandbox import php_text
from kaltura_sandbox.platform import admission, ks
from kaltura_sandbox.platform.accounts import Account, Caller, Platform, now
from kaltura_sandbox.platform.errors import ApiError
from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.topics.access import access
from kaltura_sandbox.topics.access.conditions import Scope
from kaltura_sandbox.topics.delivery import address as addresses
from kaltura_sandbox.topics.delivery.address import Address, Refusal, refusal
from kaltura_sandbox.topics.entries import entitlement, entries, rights
from kaltura_sandbox.topics.groups import memberships

LONG = 8_640_000  # s that caches may keep a file
EVERYWHERE = 2  # displayInSearch: entries of the whole network, which any account's session may name
NOT_ITS_URI, NOT_ITS_ACCOUNT = "Invalid session [-11]", "Invalid session [-2]"


def session(
    platform: Platform, address: Address, header: str = "", unreadable: int = addresses.INVALID_KS
) -> ks.Session | None:
    """The session in a header or an address, not judged yet; an error of this number where it can't be read."""
    text = header or address.get("ks")
    try:
        return ks.read(text, platform.secret_of) if text else None
    except ApiError:
        raise refusal(unreadable) from None


def check_token(address: Address) -> None:
    """The time limit in an address, and its signature.

    Addresses are signed with a secret of the installation, which no customer has: whatever they put there is wrong.
    """
    expiry = address.get("expiry")
    if expiry not in ("", "0") and _is_over(expiry):
        raise refusal(addresses.EXPIRED_TOKEN)
    if address.get("kt"):
        raise refusal(addresses.INVALID_TOKEN)


def _is_over(moment: str) -> bool:
    """Whether a unix time (s) has come. What is no number is compared as text, as PHP does it."""
    if php_text.is_number(moment):
        return php_text.real(moment) <= time.time()
    return moment <= str(now())


def scope(address: Address, entry: Object, who: ks.Session | None, context: str) -> Scope:
    headers = dict(address.request.headers) if address.request else {}
    agent = headers.get("user-agent", "")
    return Scope(
        entry, who, frozenset({context}), address.client, referrer(address), agent, now(), headers,
        hashes=hashes(address), request_ks=who.text if who else "", parameters=frozenset(address.params),
    )  # fmt: skip


def hashes(address: Address) -> dict[str, str]:
    """The hashes that an address gives by their names, ``name=hash,name=hash``."""
    pairs = (pair.partition("=") for pair in unquote(address.get("hashes")).split(","))
    return {name: told for name, _, told in pairs}


def referrer(address: Address) -> str:
    """The page that an address says it was opened from (base64, also in its form for addresses)."""
    text = address.get("referrer").replace("-", "+").replace("_", "/").replace(" ", "+")
    try:
        return base64.b64decode(text + "=" * (-len(text) % 4)).decode("utf-8", "replace")
    except (binascii.Error, ValueError):
        return ""


def admit(
    account: Account, entry: Object, address: Address, who: ks.Session | None, context: str
) -> access.Verdict:
    """What the rules say of whoever has an address. Errors 1 (entitlement), 2, 3, 7, 13, 31, 32, 34, 58.

    Pictures are shown whatever an entry's categories (measured).
    """
    if context != access.THUMBNAIL and not is_entitled(account, entry, who):
        raise refusal(addresses.ENTRY_NOT_FOUND)
    verdict = judge(account, scope(address, entry, who, context), address.sent)
    address.told.update(verdict.header)
    return verdict


def is_entitled(account: Account, entry: Object, who: ks.Session | None) -> bool:
    """Whether the categories of an entry let somebody see it; a session of another account is nobody's here."""
    session = who if who is not None and who.partner_id == account.id else None
    return entitlement.admits(Caller(account, session), entry)


def admit_caller(caller: Caller, entry: Object, asset: Object | None = None) -> dict[str, str]:
    """Headers for a caller of the API who wants a file and may have it. The session was judged as the call came in."""
    seen = replace(_scope_of(caller, entry, access.DOWNLOAD), asset=asset)
    verdict = judge(_owner(caller, entry), seen, None)
    return verdict.header | kept(caller)


def kept(caller: Caller) -> dict[str, str]:
    """How long caches may keep a file that the API serves: no longer than the session that it was served for."""
    seconds = caller.session.expiry - now() if caller.session else LONG
    return {"Cache-Control": f"public, max-age={min(seconds, LONG)}, max-stale=0"}


def admit_to_picture(caller: Caller, entry: Object, referrer: str | None = None) -> dict[str, str]:
    """The same for pictures: they are kept from those whom the rules block, and from nobody else. Error 3."""
    seen = _scope_of(caller, entry, access.THUMBNAIL)
    verdict = access.judge(_owner(caller, entry), entry, replace(seen, referrer=referrer or seen.referrer))
    if verdict.blocks:
        refused = refusal(addresses.RESTRICTED)
        refused.headers = verdict.header
        raise refused
    return verdict.header | kept(caller)


def _scope_of(caller: Caller, entry: Object, context: str) -> Scope:
    return replace(access.scope_of(caller, entry), contexts=frozenset({context}))


def _owner(caller: Caller, entry: Object) -> Account:
    """The account of an entry; who has no session may ask for those of any."""
    return caller.account.platform.account(entry.partnerId)


def judge(account: Account, scope: Scope, uri: str | None) -> access.Verdict:
    """What the rules say of a viewer, who is let in. Without a URI the session isn't judged again."""
    who = scope.session if uri is None else _viewer(account, scope, uri)
    verdict = access.judge(account, scope.entry, replace(scope, session=who))
    verdict.viewer = who
    downloading = access.DOWNLOAD in scope.contexts
    try:
        if not verdict.preview_ms and not (downloading and _may(account, who, "download", scope.entry)):
            _check(account, scope, who, verdict)
    except Refusal as refused:
        refused.headers = verdict.header
        raise
    return verdict


def _viewer(account: Account, scope: Scope, uri: str) -> ks.Session | None:
    """The session that counts. Another account's is refused where there are rules, and else counts as none."""
    who = scope.session
    if who is None:
        return None
    wrong = admission.standing(who, scope.ip, uri)
    if wrong == admission.EXPIRED:
        raise refusal(addresses.EXPIRED_KS, "This URL is expired")
    if wrong == admission.ELSEWHERE:
        raise refusal(addresses.RESTRICTED_ADDRESS)
    if wrong:
        raise refusal(addresses.INVALID_KS, NOT_ITS_URI)
    if who.partner_id == scope.entry.partnerId:
        return who
    if scope.entry.displayInSearch != EVERYWHERE and access.has_rules(account, scope.entry):
        raise refusal(addresses.OTHER_ACCOUNT, NOT_ITS_ACCOUNT)
    return None


def admit_file(account: Account, entry: Object, address: Address, asset: Object) -> None:
    """A flavor's own address knows neither session nor page: rules that hold for files hold for everybody. Error 3."""
    headers = dict(address.request.headers) if address.request else {}
    agent = headers.get("user-agent", "")
    seen = Scope(
        entry, ip=address.client, user_agent=agent, time=now(), headers=headers, asset=asset,
        parameters=frozenset(address.params),
    )  # fmt: skip
    verdict = access.judge_file(account, seen)
    address.told.update(verdict.header)
    if verdict.blocks or not verdict.allowed([asset]):
        raise refusal(addresses.RESTRICTED)


def _may(account: Account, who: ks.Session | None, privilege: str, entry: Object) -> bool:
    return who is not None and (who.is_admin or rights.granted(account, who, privilege, entry))


def _check(account: Account, scope: Scope, who: ks.Session | None, verdict: access.Verdict) -> None:
    """Pictures are shown whatever the schedule and the moderation say."""
    entry = scope.entry
    admin = who is not None and who.is_admin
    owner = who is not None and memberships.is_meant(account, who.user_id, [entry.userId])
    if entry.displayInSearch == entries.RECYCLED and not (admin or owner):
        raise refusal(addresses.RECYCLED)
    whole = (account.get(entries.KIND, entry.parentEntryId) if entry.parentEntryId else None) or entry
    if scope.contexts != {access.THUMBNAIL} and not _may(account, who, ks.VIEW, whole):
        if access.in_moderation(entry) and not owner:
            raise refusal(addresses.IN_MODERATION)
        if not access.scheduled(entry, now()):
            raise refusal(addresses.NOT_SCHEDULED)
    if verdict.blocks:
        raise refusal(addresses.RESTRICTED)
