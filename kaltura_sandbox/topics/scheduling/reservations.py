"""Reservations of resources: for some seconds after a look for conflicts they are the looker's, by the session."""

from __future__ import annotations

import time
from typing import Any

from kaltura_sandbox.platform.accounts import Account, Caller
from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.topics.scheduling import schedule_errors

KIND = "schedule_reservation"
LASTS = 5.0  # s


def reserve(caller: Caller, resource_id: Any) -> None:
    """Reserves a resource for the caller's session, longer if it has it; RESOURCE_IS_RESERVED where another has it."""
    account, mine = caller.account, _session(caller)
    held = account.get(KIND, _key(account, resource_id))
    if held is not None and held._until > time.time() and held._session != mine:
        raise schedule_errors.RESOURCE_IS_RESERVED(resource_id)
    new = Object(KIND, id=_key(account, resource_id), _session=mine, _until=time.time() + LASTS)
    account.put(KIND, new)


def release(account: Account, resource_id: Any) -> None:
    held = account.get(KIND, _key(account, resource_id))
    if held is not None:
        account.remove(KIND, held)


def _key(account: Account, resource_id: Any) -> str:
    return f"{account.id}/{resource_id}"


def _session(caller: Caller) -> str:
    return caller.session.digest if caller.session else ""
