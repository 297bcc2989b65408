"""From a source and the flavor params of a profile to what is made: the platform's decision layer.

In short: a rendition whose bitrate the source cannot fill is not made; of a set of renditions that all fall out, the
one that fits the source's height best is made anyway, and of each tag at least the poorest; what a profile forces is
made in any case. What cannot be made at all (no engine, no content) is an error.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from kaltura_sandbox import php_text
from kaltura_sandbox.media.deciding import findings
from kaltura_sandbox.media.deciding.target import Target, flag, number, target
from kaltura_sandbox.media.probe import MediaFile
from kaltura_sandbox.media.recipe import Recipe

REDUNDANT = 0.75  # two renditions nearer to each other than this are one too many
TOO_CLOSE = 0.15
REQUIRED = 1
COLLECTION_TAGS = ("mbr", "ism")


class Action(StrEnum):
    MAKE = "MAKE"
    NOT_APPLICABLE = "NOT_APPLICABLE"
    ERROR = "ERROR"


@dataclass(frozen=True)
class Decision:
    """``description`` is the text of the flavor asset, ``tags`` those of the params and of the profile's row."""

    paramsId: int
    action: Action
    recipe: Recipe | None
    description: str
    tags: str
    readyBehavior: int = 0


def decide_profile(
    source: MediaFile,
    flavors: Iterable[Mapping[str, Any]],
    rows: Mapping[int, Mapping[str, Any]] | None = None,
    collection_tags: Sequence[str] = COLLECTION_TAGS,
) -> list[Decision]:
    """What a profile makes of a source, in the order in which to make it.

    ``flavors``: KalturaFlavorParams as dicts; those tagged ``source`` are left out, the source needs no making.
    ``rows``: the profile's settings by params id (KalturaConversionProfileAssetParams as dicts: readyBehavior,
    forceNoneComplied, tags, twoPass). One required rendition that cannot be made, or does not comply without being
    forced, ends the whole: only errors come back.
    """
    rows = rows or {}
    targets = [_adjusted(source, params, rows) for params in flavors if "source" not in _tags(params)]
    _mark_redundant(targets)
    broken = [one for one in targets if _required(one, rows) and (not one.valid or _dropped(one))]
    if broken:
        return [_broken(one, rows) for one in broken]
    for tag in collection_tags:
        _keep_source_height(source, [one for one in targets if tag in _tags(one.params)])
    for tag in dict.fromkeys(tag for one in targets for tag in _tags(one.params) or [""]):
        _keep_poorest([one for one in targets if tag in (_tags(one.params) or [""])])  # no tag is one too
    decisions = [_decision(one, rows) for one in targets]
    return sorted(decisions, key=_order)


def decide_one(
    source: MediaFile, params: Mapping[str, Any], row: Mapping[str, Any] | None = None
) -> Decision:
    """What flavorAsset.convert makes: it forces, so only errors keep a rendition from being made."""
    rows = {number(params, "id"): dict(row or {})}
    one = _adjusted(source, params, rows)
    one.forced = True
    return _decision(one, rows)


def _tags(params: Mapping[str, Any]) -> list[str]:
    return [php_text.trim(tag) for tag in str(params.get("tags") or "").split(",") if php_text.trim(tag)]


def _row(one: Target, rows: Mapping[int, Mapping[str, Any]]) -> Mapping[str, Any]:
    return rows.get(number(one.params, "id"), {})


def _adjusted(source: MediaFile, params: Mapping[str, Any], rows: Mapping[int, Mapping[str, Any]]) -> Target:
    row = rows.get(number(params, "id"), {})
    settings = {name: row[name] for name in ("twoPass",) if row.get(name) is not None}
    one = target(source, {**params, **settings})
    one.forced = flag(row, "forceNoneComplied")
    return one


def _required(one: Target, rows: Mapping[int, Mapping[str, Any]]) -> bool:
    return number(_row(one, rows), "readyBehavior") == REQUIRED


def _dropped(one: Target) -> bool:
    return not one.complies and not one.forced


def _mark_redundant(targets: Sequence[Target]) -> None:
    """Remark renditions that hardly differ from the one before; the next is compared with what remains."""
    before: Target | None = None
    for one in targets:
        if before is None or not _repeats(one, before):
            before = one


def _repeats(one: Target, before: Target) -> bool:
    same = True
    if one.recipe.video_codec and before.recipe.video_codec:
        low, high = sorted((one.recipe.video_kbps, before.recipe.video_kbps))
        if high and low / high > REDUNDANT:
            one.findings.append(findings.redundant("video"))
            one.redundant = True
        else:
            same = False
    if one.recipe.audio_codec and before.recipe.audio_codec:
        if one.recipe.audio_kbps == before.recipe.audio_kbps:
            one.findings.append(findings.redundant("audio"))
            one.redundant = True
        else:
            same = False
    return same


def _keep_source_height(source: MediaFile, targets: Sequence[Target]) -> None:
    """Of a set for adaptive playback one rendition must match the source's height: the poorest that does."""
    if not source.video or not targets:
        return
    height = source.video.height - source.video.height % 16
    tall = [one for one in targets if one.recipe.height >= height]
    if any(one.complies or one.forced or one.anyway for one in tall):
        return
    if tall:
        best = min(tall, key=lambda one: number(one.params, "videoBitrate"))
    else:
        best = max(targets, key=lambda one: one.recipe.height)
    if not best.complies:
        best.anyway = True
        _drop_closest(best, targets)


def _drop_closest(best: Target, targets: Sequence[Target]) -> None:
    """The rendition just below the one that is made anyway says nothing new: drop it."""

    def distance(one: Target) -> int:
        return best.recipe.video_kbps - one.recipe.video_kbps

    near = [
        one
        for one in targets
        if one is not best
        and _tags(one.params) == _tags(best.params)
        and best.recipe.video_kbps
        and 0 <= distance(one) <= best.recipe.video_kbps * TOO_CLOSE
    ]
    if near:
        min(near, key=distance).complies = False


def _keep_poorest(targets: Sequence[Target]) -> None:
    """Each tag gets at least one rendition."""
    if any(one.complies or one.forced or one.anyway for one in targets):
        return
    valid = [one for one in targets if one.valid]
    if valid:
        min(valid, key=lambda one: number(one.params, "videoBitrate")).anyway = True


def _decision(one: Target, rows: Mapping[int, Mapping[str, Any]]) -> Decision:
    action = _action(one)
    row = _row(one, rows)
    tags = ",".join(dict.fromkeys([*_tags(one.params), *_tags(row)]))
    recipe = one.recipe if action is Action.MAKE else None
    ready = number(row, "readyBehavior")
    return Decision(number(one.params, "id"), action, recipe, one.description, tags, ready)


def _action(one: Target) -> Action:
    if not one.valid:
        return Action.ERROR
    if one.anyway or one.forced:
        return Action.MAKE
    sound_only = bool(one.recipe.audio_codec) and not one.recipe.video_codec
    if not one.complies or (one.redundant and sound_only):
        return Action.NOT_APPLICABLE
    return Action.MAKE


def _broken(one: Target, rows: Mapping[int, Mapping[str, Any]]) -> Decision:
    params_id = number(one.params, "id")
    if one.valid:
        why = f"Business decision layer, required flavor none complied: id[] flavor params id [{params_id}]"
    else:
        why = "Business decision layer, required flavor not valid: "
    tags = ",".join(dict.fromkeys([*_tags(one.params), *_tags(_row(one, rows))]))
    return Decision(params_id, Action.ERROR, None, why + one.description, tags, REQUIRED)


def _order(decision: Decision) -> tuple[int, int]:
    """What the entry waits for first (required, then optional), the rest after; poor before rich."""
    rank = {REQUIRED: 0, 2: 1}.get(decision.readyBehavior, 2)
    return rank, decision.recipe.video_kbps if decision.recipe else 0
