"""What a platform has beside its API server, and a server of one's own may lack: a builder of players, event stores."""

from __future__ import annotations

import time
from typing import Any

from features.support.wire.client import KalturaClient, KalturaError
from features.support.wire.settings import Settings

DAY = 86400  # s
PATIENCE = 10  # s until a search must be in the history of its user
TERM = "guides look for a history"
REMEMBERED = {
    "objectType": "KalturaESearchEntryParams",
    "searchOperator": {
        "objectType": "KalturaESearchEntryOperator", "operator": 1, "searchItems": [{
            "objectType": "KalturaESearchEntryItem", "fieldName": "name", "itemType": 1, "searchTerm": TERM,
            "addHighlight": True,
        }],
    },
}  # fmt: skip
TOP_CONTENT = 1


def builds_players(client: KalturaClient, ks: str | None, settings: Settings) -> bool:
    """Whether a script comes for the newest player configuration of the account that names versions."""
    wanted = {
        "objectType": "KalturaUiConfFilter",
        "tagsMultiLikeOr": "kalturaPlayerJs",
        "orderBy": "-createdAt",
    }
    found: list[dict[str, Any]] = client.call("uiConf.list", {"filter": wanted}, ks=ks)["objects"]
    ids = [one["id"] for one in found if one.get("confVars")]
    address = f"/p/{settings.partner_id}/embedPlaykitJs/uiconf_id/"
    return any(client.get(f"{address}{id_}").content_type == "text/javascript" for id_ in ids[:1])


def counts_events(client: KalturaClient, ks: str | None) -> bool:
    """Whether a report is answered: a server without a store of events fails on each."""
    day = {
        "objectType": "KalturaReportInputFilter",
        "fromDate": int(time.time()) - DAY,
        "toDate": int(time.time()),
    }
    try:
        client.call("report.getTotal", {"reportType": TOP_CONTENT, "reportInputFilter": day}, ks=ks)
    except KalturaError:
        return False
    return True


def remembers_searches(client: KalturaClient, ks: str | None) -> bool:
    """Whether a search comes into the history of who made it, where it is forgotten again."""
    service, end = "searchhistory_searchHistory", time.monotonic() + PATIENCE
    try:
        client.call("elasticsearch_eSearch.searchEntry", {"searchParams": REMEMBERED}, ks=ks)
        while time.monotonic() < end:
            found = client.call(f"{service}.list", {}, ks=ks)["objects"]
            if any(one["searchTerm"] == TERM for one in found):
                client.call(f"{service}.delete", {"searchTerm": TERM}, ks=ks)
                return True
            time.sleep(1)
    except KalturaError:
        pass
    return False
