"""The sample media of the guides: each uploaded once a run, by whichever process needs it first, and shared.

A scenario that changes an entry works on a copy (baseEntry.clone: a copy of a READY entry is READY at once).
"""

from __future__ import annotations

import fcntl
import json
import logging
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from features.support.api import making, nouns
from features.support.api.enums import MEDIA_TYPE, name_of
from features.support.reporting.evidence import curl
from features.support.reporting.transcript import story
from features.support.reporting.variables import Variables
from features.support.wire.client import Exchange, FilePart, KalturaClient, KalturaError, WireError
from features.support.wire.settings import REPORTS, ROOT, Settings
from features.support.wire.stopping import STOPPING
from features.support.wire.waiting import poll

DATA = ROOT / "features" / "data"
LOG = logging.getLogger(__name__)
SETTLING = 180.0  # s, at most, for what comes after READY
ON_THE_WAY = [
    nouns.FLAVOR.enums["status"][state]
    for state in ("QUEUED", "CONVERTING", "WAIT_FOR_CONVERT", "VALIDATING")
]
PENDING = nouns.ENTRY.enums["moderationStatus"]["PENDING_MODERATION"]


@dataclass(frozen=True)
class Sample:
    """A file of features/data and the kind of entry it makes."""

    file: str
    media_type: str = "VIDEO"

    @property
    def path(self) -> Path:
        """Where it is."""
        return DATA / self.file


SAMPLES = {
    "video": Sample("keynote_short.mp4"),
    "video of 12 seconds": Sample("keynote_short.mp4"),
    "video of 30 seconds": Sample("keynote.mp4"),
    "vertical video": Sample("vertical.mp4"),
    "green screen video": Sample("green_screen.mp4"),
    "song": Sample("song.mp3", "AUDIO"),
    "picture": Sample("poster.jpg", "IMAGE"),
}


class Samples:
    """The shared entries of a run. Processes agree through one small file per sample, written under a lock."""

    def __init__(
        self,
        run: str,
        client: KalturaClient,
        ks: Callable[[], str | None],
        settings: Settings,
    ) -> None:
        self.run, self.client, self.ks, self.settings = run, client, ks, settings
        self.directory = REPORTS / "run" / run
        self.used: Callable[[str, Mapping[str, Any]], None] = lambda name, note: None
        self._heard: list[Exchange] | None = None  # while something is being made
        self._made: list[tuple[str, str]] = []  # how to delete what the making has made

    def ready(self, kind: str) -> str:
        """The id of the READY entry of a sample ("video of 30 seconds"); uploaded if this run hasn't done it yet."""
        return self._once(SAMPLES[kind].file, lambda: self._upload(SAMPLES[kind]))

    def clip(self, source: Mapping[str, Any], offset: int, duration: int) -> str:
        """The id of a READY clip of a shared entry (its answer), ms; made once a run, as the samples are."""
        name = f"{source['id']}-{offset}-{duration}"
        return self._once(name, lambda: self._cut(source, offset, duration))

    def converted(self, kind: str, template: Mapping[str, Any], row: Mapping[str, Any]) -> dict[str, Any]:
        """A READY entry with its source and one rendition, made once a run with a profile of its own.

        ``template`` are the flavor params, ``row`` what the profile says of them. Answers id, params and profile.
        """
        return self.once("converted", lambda: self._convert(SAMPLES[kind], template, row))

    def _once(self, name: str, make: Callable[[], dict[str, Any]]) -> str:
        return str(self.once(name, make)["id"])

    def once(self, name: str, make: Callable[[], dict[str, Any]]) -> dict[str, Any]:
        """The note of the run's shared entry of this name; made by whichever process asks first."""
        self.directory.mkdir(parents=True, exist_ok=True)
        note = self.directory / f"{name}.json"
        with note.with_suffix(".lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not note.exists():
                write(note, self._told(name, make))
        told = dict(json.loads(note.read_text()))
        if "failed" in told:
            raise AssertionError(told["failed"])
        self.used(name, told)
        return told

    def hears(self, exchange: Exchange) -> bool:
        """Whether this exchange is part of a sample's making."""
        if self._heard is not None:
            self._heard.append(exchange)
        return self._heard is not None

    def _told(self, name: str, make: Callable[[], dict[str, Any]]) -> dict[str, Any]:
        """What `make` gives, with the story of its making: masked, for the written guides.

        Where it fails, what it made goes at once, and why it failed is what every scenario hears that asks for it.
        """
        self._made = []
        try:
            return self._story(make)
        except (AssertionError, KalturaError, WireError) as failure:
            hide = Variables(self.settings, self.run).hide
            self._undo()
            return {"failed": f"The shared sample {name} could not be made: {hide(str(failure))}"}
        except BaseException:  # the run is to end: nobody will ask for it again
            self._undo()
            raise

    def _undo(self) -> None:
        """Delete what the making has made so far, the last first."""
        with STOPPING.tidy():
            for action, id in reversed(self._made):
                self._delete(action, id)

    def _story(self, make: Callable[[], dict[str, Any]]) -> dict[str, Any]:
        ks, variables = self.ks(), Variables(self.settings, self.run)
        variables.session(str(ks), "KALTURA_KS")
        self._heard = []
        try:
            made = make()
            for entry in made.pop("sources", []):
                variables.name("entry", entry)
            return {**made, "story": story(self._heard, variables, curl)}
        finally:
            self._heard = None

    def discard(self) -> None:
        """Delete the shared entries; for the process that began the run, at its end. What fails stays in the ledger."""
        for note in sorted(self.directory.glob("*.json")):
            sample = json.loads(note.read_text())
            if "failed" in sample:
                continue
            for action, id in [("baseEntry.delete", sample["id"]), *sample.get("also", [])]:
                self._delete(action, id)
        shutil.rmtree(self.directory, ignore_errors=True)

    def _delete(self, action: str, id: str) -> None:
        parameter = {"baseEntry.delete": "entryId", "uploadToken.delete": "uploadTokenId"}.get(action, "id")
        try:
            self.call(action, {parameter: id})
        except KalturaError as refusal:
            if not making.GONE.search(refusal.code):
                LOG.warning("%s of a shared sample: %s", action, refusal)
        except WireError as failure:
            LOG.warning("%s of a shared sample: %s", action, failure)

    def _convert(self, sample: Sample, template: Mapping[str, Any], row: Mapping[str, Any]) -> dict[str, Any]:
        params = self._add(nouns.FLAVOR_PARAMS, {"name": "Tiny", **template})
        fields = {"name": "Source and Tiny", "flavorParamsIds": f"0,{params}"}
        profile = self._add(nouns.CONVERSION_PROFILE, fields)
        update = {"objectType": nouns.PROFILE_ROW.object_type, **row}
        ids = {"conversionProfileId": profile, "assetParamsId": params}
        self.call(f"{nouns.PROFILE_ROW.service}.update", {**ids, "conversionProfileAssetParams": update})
        also = [("conversionProfile.delete", profile), ("flavorParams.delete", params)]
        entry = self._upload(sample, conversionProfileId=profile)
        return {**entry, "params": params, "profile": profile, "also": also}

    def _add(self, noun: nouns.Noun, fields: Mapping[str, Any]) -> str:
        """The id of a new object of the run."""
        named = {**fields, "objectType": noun.object_type, "name": f"{fields['name']} {self.run}"}
        return str(self.call(f"{noun.service}.add", {noun.parameter: named})["id"])

    def _upload(self, sample: Sample, **fields: Any) -> dict[str, str]:
        path = sample.path
        token = self.call(
            "uploadToken.add", {"uploadToken": {"fileName": f"{path.stem} {self.run}{path.suffix}"}}
        )
        self.call("uploadToken.upload", {"uploadTokenId": token["id"]}, {"fileData": FilePart(path)})
        resource = {"objectType": "KalturaUploadedFileTokenResource", "token": token["id"]}
        made = self._make(path.stem, MEDIA_TYPE[sample.media_type], resource, **fields)
        self._delete("uploadToken.delete", token["id"])
        return made

    def _cut(self, source: Mapping[str, Any], offset: int, duration: int) -> dict[str, Any]:
        clip = {"objectType": "KalturaClipAttributes", "offset": offset, "duration": duration}
        resource = {
            "objectType": "KalturaOperationResource",
            "resource": {"objectType": "KalturaEntryResource", "entryId": source["id"]},
            "operationAttributes": [clip],
        }
        made = self._make("Shared clip", source["mediaType"], resource)
        return {**made, "sources": [source["id"]]}

    def _make(
        self, stem: str, media_type: int | str, resource: dict[str, Any], **more: Any
    ) -> dict[str, str]:
        """A READY entry with this content: its id."""
        fields = {
            "objectType": "KalturaMediaEntry",
            "name": f"{stem} {self.run}",
            "mediaType": media_type,
            **more,
        }
        entry = self.call("media.add", {"entry": fields})
        self.call("media.addContent", {"entryId": entry["id"], "resource": resource})
        self._wait(entry["id"], stem)
        self._settle(entry["id"], stem)
        return {"id": entry["id"]}

    def _wait(self, id: str, sample: str) -> None:
        poll(
            lambda: self.call("media.get", {"entryId": id}),
            lambda entry: entry["status"] == nouns.ENTRY.enums["status"]["READY"],
            self.settings.timeout,
            f"that the sample {sample} becomes READY",
            lambda entry: (
                f"the entry {entry['id']} is {name_of(nouns.ENTRY.enums, 'status', entry['status'])}"
            ),
            lambda entry: name_of(nouns.ENTRY.enums, "status", entry["status"]) in nouns.ENTRY.failed,
        )

    def _settle(self, id: str, sample: str) -> None:
        """What may come after READY: more renditions, the thumbnail, a moderator's yes where the account wants it.

        A clone has what its original has at that moment, renditions that are never finished included, and lists leave
        out what waits for a moderator. A sample that takes too long is used as it is.
        """
        heard, self._heard = self._heard, []  # this is no part of how it is made
        limit = min(SETTLING, self.settings.timeout)
        try:
            if self.call("media.get", {"entryId": id}).get("moderationStatus") == PENDING:
                self.call("baseEntry.approve", {"entryId": id})
            poll(lambda: self._missing(id), lambda missing: not missing, limit, f"That {sample} is complete")
        except AssertionError as slow:
            LOG.warning("%s", slow)
        finally:
            self._heard = heard

    def _missing(self, id: str) -> str:
        """What a READY entry still waits for: "" when it has everything."""
        entry = self.call("media.get", {"entryId": id})
        if entry["mediaType"] != MEDIA_TYPE["VIDEO"]:
            return ""
        flavors = self.call("flavorAsset.getByEntryId", {"entryId": id})
        waiting = [flavor["id"] for flavor in flavors if flavor["status"] in ON_THE_WAY]
        bare = str(entry.get("thumbnailUrl", "")).endswith("/version/0")
        return f"renditions {waiting}" if waiting else "its thumbnail" if bare else ""

    def call(self, action: str, params: dict[str, Any], files: dict[str, FilePart] | None = None) -> Any:
        """A call of the administrator's. What it makes is known, and deleted where the sample fails."""
        answer = self.client.call(action, params, files, self.ks())
        if id := making.made(action, params, answer) if making.makes(action) else "":
            service = "baseEntry" if making.family(action) == "entry" else action.partition(".")[0]
            self._made.append((f"{service}.delete", id))
        return answer


def write(note: Path, told: Mapping[str, Any]) -> None:
    """Under another name first: a process that is killed leaves no half of a note."""
    draft = note.with_suffix(".draft")
    draft.write_text(json.dumps(told))
    draft.replace(note)
