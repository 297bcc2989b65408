"""What an account that is made from another one gets of its players: their configurations, copied by a job."""

from __future__ import annotations

from kaltura_sandbox.platform.accounts import Account, administrator
from kaltura_sandbox.platform.events import COPIED, Event, later
from kaltura_sandbox.topics.players.ui_conf_service import KIND, UiConfService

KINDS = (1, 8)  # objType: WIDGET, KDP3


@later(COPIED, "partner")
def take_players(account: Account, event: Event) -> None:
    """Copies the template's players, each once."""
    template = account.platform.account(event.details["of"].id)
    taken = {one._takenFrom for one in account.find(KIND)}
    service = UiConfService(administrator(account))
    for source in template.find(KIND):
        if source.objType in KINDS and source.id not in taken:
            twin = source.copy(_takenFrom=source.id)
            with account.store.transaction():
                service.stamp(twin)
                account.put(KIND, twin)
