"""From a source and its entry's profile to the flavors that are to be made."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from kaltura_sandbox import php_text
from kaltura_sandbox.media.deciding import conditions, decide
from kaltura_sandbox.media.probe import MediaFile
from kaltura_sandbox.platform.accounts import Account
from kaltura_sandbox.platform.objects import Object, plain, split
from kaltura_sandbox.topics.entries import entries
from kaltura_sandbox.topics.flavors import flavors, outputs
from kaltura_sandbox.topics.profiles import profiles


@dataclass
class Plan:
    """What a profile wants of one source: the rows to make, and whether it waits for a flavor that will be brought."""

    known: bool  # False: the profile is gone, or has no params
    source: profiles.Row | None = None
    make: list[profiles.Row] = field(default_factory=list)
    awaited: bool = False
    collection_tags: tuple[str, ...] = decide.COLLECTION_TAGS


def switch_profile(account: Account, entry: Object, media: MediaFile) -> None:
    """Moves an entry to the profile of the first condition (conditionalProfiles) that its source meets.

    A condition without profileId keeps the entry where it is, and those after it aren't asked.
    """
    profile = account.get(profiles.KIND, entry.conversionProfileId) if entry.conversionProfileId else None
    for case in _cases(profile.conditionalProfiles if profile else None):
        if conditions.is_met(str(case.get("condition") or ""), media):
            chosen = case.get("profileId") or entry.conversionProfileId
            entry.conversionProfileId = entry.conversionQuality = php_text.whole(str(chosen))
            entries.save(account, entry)
            return


def _cases(text: str | None) -> list[dict[str, Any]]:
    try:
        found = php_text.json_value(text or "[]")
    except ValueError:
        return []
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []


def plan(account: Account, entry: Object) -> Plan:
    """Sorts the profile's rows: the source's, those to make, and those that somebody brings (origin INGEST)."""
    profile = account.get(profiles.KIND, entry.conversionProfileId)
    rows = profiles.params_of(account, entry.conversionProfileId)
    found = Plan(known=profile is not None and bool(rows))
    if profile is not None and split(profile.collectionTags):
        found.collection_tags = tuple(split(profile.collectionTags))
    brought = {a.flavorParamsId for a in flavors.of_entry(account, entry.id) if a._file and not a.isOriginal}
    for row in rows:
        if row.is_source:
            found.source = row
        elif row.origin == profiles.INGEST or row.params.objectType == profiles.LIVE_PARAMS:
            found.awaited = True
        elif row.origin == profiles.CONVERT or row.params.id not in brought:
            found.make.append(row)
    return found


def decide_all(account: Account, entry: Object, wanted: Plan, media: MediaFile) -> bool:
    """Decides on and queues what the plan wants; whether anything comes of it, or a required flavor is refused."""
    rows = {row.params.id: row for row in wanted.make}
    settings = {id_: plain(row.settings) for id_, row in rows.items()}
    decisions = decide.decide_profile(
        media, [row.wishes() for row in rows.values()], settings, wanted.collection_tags
    )
    forced = False
    for decision in decisions:
        row = rows[decision.paramsId]
        if decision.action is not decide.Action.MAKE and _is_forced(account, entry, row, decision):
            forced = True
        else:
            queue(account, entry, row.params, row.wishes(), decision, row.ready_behavior)
    refused = any(
        d.action is decide.Action.ERROR and rows[d.paramsId].ready_behavior == profiles.REQUIRED
        for d in decisions
    )
    return forced or refused or any(d.action is decide.Action.MAKE for d in decisions)


def _is_forced(account: Account, entry: Object, row: profiles.Row, decision: decide.Decision) -> bool:
    """Whether somebody had a flavor made by force before it was decided against: it is made, and counts."""
    asset = flavors.of_params(account, entry.id, row.params.id)
    if asset is None or not asset._recipe or asset.status not in (*flavors.PENDING, flavors.READY):
        return False
    outputs.record(account, asset, row.params, row.wishes(), decision, row.ready_behavior)
    return True


def convert_one(account: Account, entry: Object, params: Object, media: MediaFile) -> None:
    """What flavorAsset.convert does: it forces, and doesn't count for the entry being READY.

    A flavor that the entry is waiting for goes on to count (on the platform such an entry waits for good).
    """
    if "source" in split(params.tags):
        return  # a source is brought, never made
    row = profiles.row_of(account, entry.conversionProfileId, params.id)
    wishes = row.wishes() if row else plain(params)
    decision = decide.decide_one(media, wishes, plain(row.settings) if row else None)
    known = flavors.of_params(account, entry.id, params.id) if entry.status == entries.PRECONVERT else None
    ready = outputs.ready_behavior(account, entry, known) if known else profiles.IGNORE
    queue(account, entry, params, wishes, decision, ready)


def queue(
    account: Account,
    entry: Object,
    params: Object,
    wishes: dict[str, Any],
    decision: decide.Decision,
    ready: int,
) -> Object:
    """Stores a decision as a flavor asset, new or anew, and queues its transcoding where there is one."""
    status = {
        decide.Action.MAKE: flavors.QUEUED, decide.Action.NOT_APPLICABLE: flavors.NOT_APPLICABLE,
        decide.Action.ERROR: flavors.ERROR,
    }[decision.action]  # fmt: skip
    asset = flavors.of_params(account, entry.id, params.id)
    if asset is None:
        asset = flavors.new(account, entry.id, params.id, status, description=decision.description)
    else:
        asset.description = php_text.trim_end(f"{asset.description or ''}\n{decision.description}")
    asset.status, asset.tags = status, decision.tags
    asset._recipe = decision.recipe.as_json() if decision.recipe else None
    if decision.recipe:
        account.job("convert", lane="media", entry=entry.id, asset=asset.id)
    account.put(flavors.KIND, asset)
    outputs.record(account, asset, params, wishes, decision, ready)
    return asset
