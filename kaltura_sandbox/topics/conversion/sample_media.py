"""Sample media: a picture and three short videos, drawn on this machine, READY and playing from the start.

They have the renditions that uploads get by the account's profile. All is made once and kept in the media cache, so
only the very first start takes a few seconds longer.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from kaltura_sandbox.media import runner
from kaltura_sandbox.media.probe import MediaFile, probe
from kaltura_sandbox.media.recipe import COPY
from kaltura_sandbox.platform.accounts import Account, Caller, now
from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.platform.starting import samples
from kaltura_sandbox.topics.conversion import entry_target, pipeline, planning
from kaltura_sandbox.topics.entries import entries
from kaltura_sandbox.topics.flavors import flavors
from kaltura_sandbox.topics.profiles import profiles
from kaltura_sandbox.topics.thumbnails import thumbnails

VIDEOS = {
    "Sample video, 12 seconds": (12, "sample,short", "testsrc2=size=640x360:rate=25"),
    "Sample video, 30 seconds": (30, "sample,medium", "rgbtestsrc=size=480x270:rate=15"),
    "Sample video, 320 seconds": (320, "sample,long", "testsrc=size=320x180:rate=10"),
}
PICTURE = "Sample picture"


@samples
def sample_media(account: Account, owner: str) -> None:
    """Gives an account its sample entries."""
    caller = Caller(account)
    picture = _entry(caller, owner, PICTURE, "sample,picture", entries.IMAGE)
    made = _drawn(
        account, PICTURE, ["-f", "lavfi", "-i", "smptehdbars=size=640x360", "-frames:v", "1", "-f", "mjpeg"]
    )
    entry_target.store_picture(account, picture, account.files.link(made), "jpg")
    for name, (seconds, tags, pattern) in VIDEOS.items():
        _video(caller, owner, name, tags, _drawn(account, name, _recipe(seconds, pattern)))


def _recipe(seconds: int, pattern: str) -> list[str]:
    video = ["-f", "lavfi", "-i", pattern, "-f", "lavfi", "-i", "sine=frequency=440:sample_rate=44100"]
    codecs = [
        *("-c:v", "libx264", "-preset", "veryfast", "-profile:v", "baseline", "-crf", "32"),
        *("-pix_fmt", "yuv420p", "-force_key_frames", "expr:gte(t,n_forced*2)"),
        *("-c:a", "aac", "-aac_coder", "fast", "-b:a", "48k"),
    ]
    return [*video, "-t", str(seconds), *codecs, "-movflags", "+faststart", "-f", "mp4"]


def _drawn(account: Account, name: str, recipe: list[str]) -> Path:
    return account.platform.media.get_or_make(
        "drawn here", [name, *recipe], lambda target: runner.run([*recipe, str(target)])
    )


def _entry(caller: Caller, owner: str, name: str, tags: str, media_type: int) -> Object:
    entry = Object(
        "KalturaMediaEntry", name=name, tags=tags, userId=owner, creatorId=owner, mediaType=media_type
    )
    entries.prepare(caller, entry)
    entry.userId = entry.creatorId = owner
    defaults: dict[str, Any] = entries.PLAYABLE_DEFAULTS | {"sourceType": entries.SOURCE_FILE}
    return entries.save(caller.account, entry.defaults(defaults))


def _video(caller: Caller, owner: str, name: str, tags: str, made: Path) -> None:
    account = caller.account
    entry = _entry(caller, owner, name, tags, entries.VIDEO)
    profiles.assign(account, entry)
    media, digest = probe(made), account.files.link(made)
    source = flavors.new(account, entry.id, flavors.SOURCE, flavors.QUEUED)
    flavors.set_file(account, source, digest, media, "mp4")
    profiles.record_media_info(account, source, media)
    entry.status, entry.createdAt = entries.READY, now()
    flavors.refresh_entry(account, entry)
    thumbnails.capture_default(account, entry)
    _renditions(account, entry, media)


def _renditions(account: Account, entry: Object, media: MediaFile) -> None:
    """Makes at once what jobs make of uploads, so that samples play from the first call on.

    They are drawn as the web's params want them: nothing is encoded anew, which would take longer than all the rest.
    """
    planning.decide_all(account, entry, planning.plan(account, entry), media)
    for asset in flavors.of_entry(account, entry.id):
        if asset._recipe:
            asset._recipe |= {"video_codec": COPY, "audio_codec": COPY}
            account.put(flavors.KIND, asset)
            pipeline.convert(account, {"entry": entry.id, "asset": asset.id})
    account.platform.jobs.cancel("convert", entry=entry.id)
