"""Who sits at the desk of the ingest engine: live entries say who is let in, and are told what happens."""

from __future__ import annotations

import contextlib
import logging
import threading
from typing import Any

from kaltura_sandbox.live_ingest import gate
from kaltura_sandbox.live_ingest.desk import Incoming, Past, Plan, Stage, State
from kaltura_sandbox.live_ingest.engine import Doors, Engine
from kaltura_sandbox.live_ingest.gate import Refused, Wanted, Why
from kaltura_sandbox.platform.accounts import Account, Platform
from kaltura_sandbox.platform.errors import ApiError
from kaltura_sandbox.platform.events import CHANGED, DELETED, Event, on
from kaltura_sandbox.platform.machine.beside import accompanies
from kaltura_sandbox.topics.encoders import renditions
from kaltura_sandbox.topics.encoders.viewers import Viewers
from kaltura_sandbox.topics.entries import entries
from kaltura_sandbox.topics.live import broadcasts, live_entries, live_errors, recordings
from kaltura_sandbox.topics.live.broadcasts import Address, Broadcast, Rendition

log = logging.getLogger(__name__)
FOLDER = "live"
GRACE_S = 10.0  # how long an encoder that was lost is waited for
RECORDING = "record_broadcast"  # the job
RECORDED_ID = "recording.txt"  # in a broadcast's folder: the entry that takes the recording
Told = tuple[float, Stage, bool, tuple[int, ...]]
"""Of a stream: since when it comes in, how far it was when that was told, whether it was recorded, its renditions."""

PLACES = {gate.PRIMARY: broadcasts.PRIMARY, gate.BACKUP: broadcasts.BACKUP}


class Intake:
    """The desk of one platform's engine, and what live entries ask of their ingest."""

    def __init__(self, platform: Platform, doors: Doors) -> None:
        self.platform = platform
        self.engine = Engine(platform.directory / FOLDER, doors, self, GRACE_S)
        self.seen = Viewers()
        self.recording = threading.Lock()
        """Recordings are made one after the other: what is appended must be behind what was there before."""
        self._told: dict[str, dict[int, Told]] = {}

    def start(self) -> None:
        for left in broadcasts.left_over(self.platform):
            broadcasts.ended(left)
        self.engine.start()

    def stop(self) -> None:
        self.engine.stop()

    # the desk

    def admit(self, wanted: Wanted) -> Plan:
        """Refused as the platform refuses: unknown entries, other tokens."""
        try:
            entry = broadcasts.authenticated(self.platform, wanted.entry_id, wanted.token)
        except ApiError as refusal:
            token = refusal.code == live_errors.LIVE_STREAM_INVALID_TOKEN.code
            raise Refused(Why.TOKEN if token else Why.UNKNOWN) from None
        found = Broadcast(self.platform.account(entry.partnerId), str(entry.id), PLACES[wanted.index])
        note = {"partner": found.account.id}
        recorded = bool(entry.recordStatus)
        return Plan(
            renditions.planned(found), found.segment_ms / 1000, found.dvr_s, recorded, found.records,
            str(entry.srtPass or ""), note,
        )  # fmt: skip

    def _is_there(self, wanted: Wanted) -> bool:
        return wanted.index in self._told.get(wanted.entry_id, {})

    def expected(self, wanted: Wanted) -> None:
        """Its connection is there. Who comes back in time never left."""
        if not self._is_there(wanted):
            with contextlib.suppress(ApiError):  # the token is another one meanwhile: who was let in goes on
                broadcasts.admit(self.platform, wanted.entry_id, wanted.token, PLACES[wanted.index])

    def dropped(self, wanted: Wanted) -> None:
        """Who was admitted sent nothing."""
        entry = self.platform.store.get(entries.KIND, wanted.entry_id)
        if entry is not None and not self._is_there(wanted):
            account = self.platform.account(entry.partnerId)
            broadcasts.ended(Broadcast(account, str(entry.id), PLACES[wanted.index]))

    def changed(self, state: State) -> None:
        """Tells the entry what is different at its places."""
        account = self._account(state)
        entry = account.get(entries.KIND, state.entry_id)
        if entry is None or entry.status == entries.DELETED:
            self.engine.hang_up(state.entry_id)
            return
        told = self._told.setdefault(state.entry_id, {})
        for index, place in PLACES.items():
            broadcast = Broadcast(account, state.entry_id, place)
            coming = state.incoming.get(index)
            if coming is not None:
                told[index] = self._coming(broadcast, state, coming, told.get(index))
            elif told.pop(index, None):
                broadcasts.ended(broadcast)

    def _coming(self, broadcast: Broadcast, state: State, coming: Incoming, before: Told | None) -> Told:
        """What is told of a stream that comes in. One that came back is playable as it was."""
        if before is None:
            broadcasts.began(broadcast)
        now = (coming.since, coming.stage, state.kept, state.renditions)
        if coming.stage is Stage.PLAYABLE and state.playable:
            if before != now:
                self._playable(broadcast, state)
            return now
        return before or (coming.since, Stage.CONNECTED, False, ())

    def _playable(self, broadcast: Broadcast, state: State) -> None:
        broadcasts.playable(broadcast, self.renditions(broadcast.account, state.entry_id))
        if state.kept and not (state.folder / RECORDED_ID).exists():
            part = state.folder / f"{RECORDED_ID}.part"
            part.write_text(recordings.recording(broadcast), encoding="ascii")
            part.replace(state.folder / RECORDED_ID)

    def ended(self, past: Past) -> None:
        """What was recorded becomes a film, by a job that outlives a kill."""
        account = self._account(past)
        told = self._told.pop(past.entry_id, {}) if not self.engine.going_on(past.entry_id) else {}
        for index in told:
            broadcasts.ended(Broadcast(account, past.entry_id, PLACES[index]))
        recorded_id = self._recorded_id(account, past) if past.recorded else ""
        if not recorded_id:
            self.engine.release(past.entry_id, past.broadcast)
            return
        wanted = {"broadcast": past.broadcast, "recorded": recorded_id, "rendition": past.rendition}
        with account.store.transaction():
            self.platform.jobs.cancel(RECORDING, broadcast=past.broadcast)
            self.platform.jobs.add(RECORDING, account.id, {"entry": past.entry_id} | wanted, "media")

    def _recorded_id(self, account: Account, past: Past) -> str:
        """The entry that takes a recording; a kill may have come before it was known. Empty where there is nothing."""
        try:
            return (past.folder / RECORDED_ID).read_text(encoding="ascii")
        except FileNotFoundError:
            live = account.get(entries.KIND, past.entry_id)
            if live is None or live.status == entries.DELETED or not any(past.folder.glob("*/*.ts")):
                return ""
            return recordings.recording(Broadcast(account, past.entry_id, broadcasts.PRIMARY))

    def _account(self, told: State | Past) -> Account:
        partner: Any = told.note["partner"]
        return self.platform.account(partner)

    # what live entries ask

    def address(self) -> Address:
        doors = self.engine.doors
        return Address(doors.rtmp_port, doors.srt_port)

    def renditions(self, account: Account, entry_id: str) -> list[Rendition]:
        """What viewers can follow now."""
        state = self.engine.state(entry_id)
        return renditions.told(self.engine.renditions(entry_id), state) if state else []

    def viewers(self, account: Account, entry_id: str) -> dict[str, int]:
        """Who fetched segments lately."""
        return self.seen.counted(entry_id)


@accompanies
def intake(platform: Platform) -> Intake | None:
    """The ingest of a platform that has doors for it."""
    if not {"rtmp", "srt"} <= set(platform.doors):
        return None
    return Intake(platform, Doors(platform.doors["rtmp"], platform.doors["srt"]))


def of(platform: Platform) -> Intake | None:
    """The ingest that runs."""
    found: Intake | None = platform.companions.of(Intake)
    return found


broadcasts.takes_broadcasts(of)


@on(CHANGED, entries.KIND)
def recording_switched(account: Account, event: Event) -> None:
    """On an entry with explicitLive recording begins and ends by hand, while it is on air."""
    entry, found = event.object, of(account.platform)
    if found is not None and entry.explicitLive and entry.recordStatus:
        found.engine.keep(str(entry.id), live_entries.recording_status(entry) == live_entries.RECORDING)


@on(DELETED, entries.KIND)
def entry_deleted(account: Account, event: Event) -> None:
    """Who broadcasts to an entry that is deleted is sent away."""
    found = of(account.platform)
    if found is not None:
        found.engine.hang_up(str(event.object.id))
