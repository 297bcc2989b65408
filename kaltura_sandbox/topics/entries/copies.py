"""Copies of entries: what can be chosen of one, and how a topic copies its own.

Whoever copies an entry tells that it was COPIED (from the entry in the details' ``of``), and once its files are there
that its data changed (``copiedFrom``). Topics hear that and copy what is theirs, unless the caller left it out
(``excluded`` in the details); what comes only where it is asked for looks into ``included``.
"""

from __future__ import annotations

from typing import Any

from kaltura_sandbox import php_text
from kaltura_sandbox.platform.accounts import Account, now
from kaltura_sandbox.platform.events import Event
from kaltura_sandbox.platform.objects import Object

USERS, CATEGORIES, CHILDREN, ACCESS_CONTROL, METADATA, FLAVORS, CAPTIONS = "1234567"
"""BaseEntryCloneOptions."""
NEXT_VERSION = 10
"""A copied file counts as the asset's next version: "12" after "2"."""


def is_wanted(event: Event, item: str) -> bool:
    """Whether the caller wants something of a copy."""
    return item not in event.details.get("excluded", ())


def owner(account: Account, source: Object) -> Account:
    """The account of a copy's source: another one where an account is made from a template."""
    return account if source.partnerId in (None, account.id) else account.platform.account(source.partnerId)


def copy_assets(account: Account, kind: str, event: Event, but: str = "") -> None:
    """Gives a copy the assets of a kind that its source has, under new ids; those of the class ``but`` stay behind."""
    source = event.details["copiedFrom"]
    for asset in owner(account, source).find(kind, entryId=source.id):
        if asset.objectType == but:
            continue
        fresh: dict[str, Any] = {"id": account.store.text_id(), "createdAt": now(), "updatedAt": now()}
        if asset.version:
            fresh["version"] = str(php_text.whole(str(asset.version)) + NEXT_VERSION)
        if asset.partnerId:
            fresh["partnerId"] = account.id
        account.put(kind, asset.copy(entryId=event.object.id, **fresh))
