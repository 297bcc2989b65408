"""Who gets through: the session in an address, the rules of the entry's profile, its schedule, its moderation."""

from __future__ import annotations

import base64
import binascii
import time

from kaltura_sandbox import php_text
from kaltura_sandbox.platform import ks
from kaltura_sandbox.platform.accounts import Account, Platform, now
from kaltura_sandbox.platform.identity import same_user
from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.topics.access import access
from kaltura_sandbox.topics.access.conditions import Scope
from kaltura_sandbox.topics.delivery import address as addresses
from kaltura_sandbox.topics.delivery.address import Address, Refusal, refusal
from kaltura_sandbox.topics.entries import entries


def session(platform: Platform, address: Address) -> ks.Session | None:
    """The session of an address (``ks``, or the header X-Kaltura-Ks); error 7 where it is none or is over."""
    text = address.header("x-kaltura-ks") or address.get("ks")
    if not text:
        return None
    found = access.session_of(platform, text)
    if found is None:
        raise refusal(addresses.INVALID_KS)
    return found


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
    return Scope(entry, who, frozenset({context}), address.client, referrer(address), agent, now(), headers)


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
    """What the rules say of a viewer. Errors 1 (another account's session), 2, 3, 13, 58."""
    if who is not None and who.partner_id not in (entry.partnerId, -1, -2):
        raise refusal(addresses.ENTRY_NOT_FOUND)
    verdict = access.judge(account, entry, scope(address, entry, who, context))
    try:
        if not verdict.preview_ms and not (context == access.DOWNLOAD and _may(who, "download", entry)):
            _check(entry, who, verdict)
    except Refusal as refused:
        refused.headers = verdict.header
        raise
    return verdict


def admit_file(account: Account, entry: Object, address: Address, asset: Object) -> None:
    """A flavor's own address knows neither session nor page: rules that hold for files hold for everybody. Error 3."""
    headers = dict(address.request.headers) if address.request else {}
    agent = headers.get("user-agent", "")
    verdict = access.judge_file(
        account, Scope(entry, ip=address.client, user_agent=agent, time=now(), headers=headers)
    )
    if verdict.blocks or not verdict.allowed([asset]):
        refused = refusal(addresses.RESTRICTED)
        refused.headers = verdict.header
        raise refused


def _may(who: ks.Session | None, privilege: str, entry: Object) -> bool:
    return who is not None and (who.is_admin or who.grants(privilege, entry.id))


def _check(entry: Object, who: ks.Session | None, verdict: access.Verdict) -> None:
    admin = who is not None and who.is_admin
    owner = who is not None and same_user(who.user_id, entry.userId)
    if entry.displayInSearch == entries.RECYCLED and not (admin or owner):
        raise refusal(addresses.RECYCLED)
    if not _may(who, "view", entry):
        if access.in_moderation(entry) and not owner:
            raise refusal(addresses.IN_MODERATION)
        if not access.scheduled(entry, now()):
            raise refusal(addresses.NOT_SCHEDULED)
    if verdict.blocks:
        raise refusal(addresses.RESTRICTED)
