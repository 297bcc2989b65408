"""What was recorded of a broadcast becomes the film of its entry: a job, which a kill may come between at any point."""

from __future__ import annotations

import contextlib
import logging
from pathlib import Path
from typing import Any

from kaltura_sandbox.live_ingest import left_behind, recording
from kaltura_sandbox.media.errors import MediaError
from kaltura_sandbox.platform.accounts import Account
from kaltura_sandbox.platform.jobs import handles
from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.topics.encoders import intake
from kaltura_sandbox.topics.entries import entries
from kaltura_sandbox.topics.live import broadcasts, recordings
from kaltura_sandbox.topics.live.broadcasts import Broadcast

log = logging.getLogger(__name__)


def _gone(account: Account, payload: dict[str, Any], problem: Exception) -> None:
    """What couldn't be recorded is not tried at the next start again."""
    _release(account, payload)


@handles(intake.RECORDING, failed=_gone)
def record(account: Account, payload: dict[str, Any]) -> None:
    """Makes the film, behind what earlier sessions left where the entry has them, and gives it to the entry.

    That a broadcast is in it is written with the film, so that no session comes into it twice.
    """
    found = intake.of(account.platform)
    with found.recording if found is not None else contextlib.nullcontext():
        _record(account, payload)
    _release(account, payload)


def _record(account: Account, payload: dict[str, Any]) -> None:
    folder = account.platform.directory / intake.FOLDER / payload["entry"] / payload["broadcast"]
    made = account.get(entries.KIND, payload["recorded"])
    wanted = made is not None and made.status != entries.DELETED and folder.is_dir()
    if made is not None and wanted and payload["broadcast"] not in (made._broadcasts or []):
        film = account.files.incoming / f"recording-{payload['broadcast']}.mp4"
        try:
            left_behind.settle(folder)
            seen = recording.record(folder, payload["rendition"], film, _before(account, made))
            _give(account, payload, film, seen.duration_ms)
        except MediaError as problem:
            log.warning("nothing of a broadcast to %s can be recorded: %s", payload["entry"], problem)
        finally:
            film.unlink(missing_ok=True)


def _before(account: Account, made: Object) -> Path | None:
    """The film of the sessions before."""
    path = account.files.path(made._fileRecorded) if made._fileRecorded else None
    return path if path and path.is_file() else None


def _give(account: Account, payload: dict[str, Any], film: Path, duration_ms: int) -> None:
    account.files.foresee(film)
    with account.store.transaction():
        digest = account.files.link(film)
        made = account.get(entries.KIND, payload["recorded"])
        if made is None:
            return
        made._fileRecorded, made._broadcasts = digest, [*(made._broadcasts or []), payload["broadcast"]]
        entries.save(account, made, touch=False)
        broadcast = Broadcast(account, payload["entry"], broadcasts.PRIMARY)
        recordings.recorded(broadcast, payload["recorded"], film, duration_ms)


def _release(account: Account, payload: dict[str, Any]) -> None:
    found = intake.of(account.platform)
    if found is not None:
        found.engine.release(payload["entry"], payload["broadcast"])
