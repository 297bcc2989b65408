"""The sample media of the guides: each uploaded once a run, by whichever process needs it first, and shared.

A scenario that changes an entry works on a copy (baseEntry.clone: a copy of a READY entry is READY at once).
"""

from __future__ import annotations

import fcntl
import json
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from features.support import nouns
from features.support.client import FilePart, KalturaClient
from features.support.enums import MEDIA_TYPE, name_of
from features.support.ledger import Ledger
from features.support.settings import REPORTS, ROOT, Settings
from features.support.waiting import poll

DATA = ROOT / "features" / "data"


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
        ledger: Ledger,
    ):
        self.run, self.client, self.ks, self.settings, self.ledger = run, client, ks, settings, ledger
        self.directory = REPORTS / "run" / run

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
                note.write_text(json.dumps(make()))
        return dict(json.loads(note.read_text()))

    def discard(self) -> None:
        """Delete the shared entries; for the process that began the run, at its end."""
        for note in sorted(self.directory.glob("*.json")):
            sample = json.loads(note.read_text())
            self._call("media.delete", {"entryId": sample["id"]})
            for action, id, key in sample.get("also", []):
                self._call(action, {"id": id})
                self.ledger.deleted(key)
            self.ledger.deleted(sample["key"])
        shutil.rmtree(self.directory, ignore_errors=True)

    def _convert(self, sample: Sample, template: Mapping[str, Any], row: Mapping[str, Any]) -> dict[str, Any]:
        params, params_key = self._add(nouns.FLAVOR_PARAMS, {"name": "Tiny", **template})
        fields = {"name": "Source and Tiny", "flavorParamsIds": f"0,{params}"}
        profile, profile_key = self._add(nouns.CONVERSION_PROFILE, fields)
        update = {"objectType": nouns.PROFILE_ROW.object_type, **row}
        ids = {"conversionProfileId": profile, "assetParamsId": params}
        self._call(f"{nouns.PROFILE_ROW.service}.update", {**ids, "conversionProfileAssetParams": update})
        also = [
            ("conversionProfile.delete", profile, profile_key),
            ("flavorParams.delete", params, params_key),
        ]
        entry = self._upload(sample, conversionProfileId=profile)
        return {**entry, "params": params, "profile": profile, "also": also}

    def _add(self, noun: nouns.Noun, fields: Mapping[str, Any]) -> tuple[str, str]:
        """A new object of the run: its id, and its key in the ledger."""
        named = {**fields, "objectType": noun.object_type, "name": f"{fields['name']} {self.run}"}
        key = self.ledger.making(noun, named["name"])
        id = str(self._call(f"{noun.service}.add", {noun.parameter: named})["id"])
        self.ledger.made(key, id)
        return id, key

    def _upload(self, sample: Sample, **fields: Any) -> dict[str, str]:
        token = self._call("uploadToken.add", {"uploadToken": {"fileName": sample.file}})
        self._call("uploadToken.upload", {"uploadTokenId": token["id"]}, {"fileData": FilePart(sample.path)})
        resource = {"objectType": "KalturaUploadedFileTokenResource", "token": token["id"]}
        return self._make(sample.path.stem, MEDIA_TYPE[sample.media_type], resource, **fields)

    def _cut(self, source: Mapping[str, Any], offset: int, duration: int) -> dict[str, str]:
        clip = {"objectType": "KalturaClipAttributes", "offset": offset, "duration": duration}
        resource = {
            "objectType": "KalturaOperationResource",
            "resource": {"objectType": "KalturaEntryResource", "entryId": source["id"]},
            "operationAttributes": [clip],
        }
        return self._make("Shared clip", source["mediaType"], resource)

    def _make(
        self, stem: str, media_type: int | str, resource: dict[str, Any], **more: Any
    ) -> dict[str, str]:
        """A READY entry with this content: its id, and its key in the ledger."""
        name = f"{stem} {self.run}"
        key = self.ledger.making(nouns.ENTRY, name)
        fields = {"objectType": "KalturaMediaEntry", "name": name, "mediaType": media_type, **more}
        entry = self._call("media.add", {"entry": fields})
        self.ledger.made(key, entry["id"])
        self._call("media.addContent", {"entryId": entry["id"], "resource": resource})
        self._wait(entry["id"], stem)
        return {"id": entry["id"], "key": key}

    def _wait(self, id: str, sample: str) -> None:
        poll(
            lambda: self._call("media.get", {"entryId": id}),
            lambda entry: entry["status"] == nouns.ENTRY.enums["status"]["READY"],
            self.settings.timeout,
            f"that the sample {sample} becomes READY",
            lambda entry: (
                f"the entry {entry['id']} is {name_of(nouns.ENTRY.enums, 'status', entry['status'])}"
            ),
            lambda entry: name_of(nouns.ENTRY.enums, "status", entry["status"]) in nouns.ENTRY.failed,
        )

    def _call(self, action: str, params: dict[str, Any], files: dict[str, FilePart] | None = None) -> Any:
        return self.client.call(action, params, files, self.ks())
