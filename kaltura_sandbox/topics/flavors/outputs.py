"""flavorParamsOutput: what was decided for one version of one flavor, for the operator and for the pipeline."""

from __future__ import annotations

from typing import Any

from kaltura_sandbox.media.deciding.decide import Decision
from kaltura_sandbox.platform.accounts import Account, now
from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.topics.profiles import profiles

KIND = "params_output"


def record(
    account: Account, asset: Object, params: Object, wishes: dict[str, Any], decision: Decision, ready: int
) -> Object:
    """Notes a decision: the params with the figures that it ended with (pixels, kbps, frames)."""
    values = {
        name: value for name, value in wishes.items() if not name.startswith("_") and name != "objectType"
    }
    values |= {
        "id": account.store.number(), "partnerId": account.id, "flavorParamsId": params.id, "tags": decision.tags,
        "flavorParamsVersion": str(params.version or 0), "flavorAssetId": asset.id, "createdAt": now(),
        "flavorAssetVersion": asset.version or "0", "readyBehavior": ready,
    }  # fmt: skip
    output = Object("KalturaFlavorParamsOutput", **{n: v for n, v in values.items() if v is not None})
    if decision.recipe:
        made = decision.recipe
        output.width, output.height, output.videoBitrate = made.width, made.height, made.video_kbps
        output.gopSize, output.twoPass, output.audioBitrate = made.gop, made.two_pass, made.audio_kbps
        output.videoCodec, output.audioCodec, output.format = made.video_codec, made.audio_codec, made.format
        output.frameRate, output.audioChannels = made.frame_rate, made.audio_channels
        output.audioSampleRate = made.sample_rate
    return account.put(KIND, output)


def of_asset(account: Account, asset_id: str) -> Object | None:
    """The latest decision about a flavor; None for one that was brought, not made."""
    found = account.find(KIND, flavorAssetId=asset_id, order="-id")
    return found[0] if found else None


def ready_behavior(account: Account, entry: Object, asset: Object) -> int:
    """How a flavor counts for its entry being READY: as decided when it was queued, else as its profile says."""
    output = of_asset(account, asset.id)
    if output is not None:
        return int(output.readyBehavior)
    row = profiles.row_of(account, entry.conversionProfileId, asset.flavorParamsId)
    return row.ready_behavior if row else profiles.NO_IMPACT
