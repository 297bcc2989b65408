"""Caption assets: their content, their default, and what delivery tells players of them.

An asset's file stays as it was sent. It is READY when cues can be read from it, else ERROR; SCC, which the platform
can't read itself, is in ERROR until a job has put an SRT asset in its place. Left out: the splitting of multilingual
DFXP into one asset a language, remote storage, and the caches in front of the platform (an address that was empty once
stays empty for a while there).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from kaltura_sandbox import captioning, php_text
from kaltura_sandbox.captioning import EXTENSIONS, Form
from kaltura_sandbox.platform import ks
from kaltura_sandbox.platform.accounts import Account, Caller, now
from kaltura_sandbox.platform.events import DATA, Event, on
from kaltura_sandbox.platform.events import DELETED as EVENT_DELETED
from kaltura_sandbox.platform.features import ENTITLEMENT
from kaltura_sandbox.platform.jobs import handles
from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.platform.present import presents
from kaltura_sandbox.topics.captions import caption_errors
from kaltura_sandbox.topics.entries import copies, entries, entry_errors

KIND, CLASS = "caption_asset", "KalturaCaptionAsset"
ERROR, QUEUED, READY, DELETED, IMPORTING = -1, 0, 2, 3, 7
VERSIONS = 10  # from one version of an asset to the next; the first is 2
SURE = 99  # accuracy (%) that wins over any other caption of the language
URL_LIFE = 86_400  # s
SERVICE = "api_v3/index.php/service/caption_captionAsset/action"
COPIED = ("tags", "partnerData", "partnerDescription", "actualSourceAssetParamsIds", "language", "isDefault", "label",
          "parentId", "accuracy", "displayOnPlayer")  # fmt: skip
DEFAULTS: dict[str, Any] = {"size": 0, "sizeInBytes": 0, "tags": "", "displayOnPlayer": True, "usage": 0}
READ_LATER: dict[str, Any] = {"description": "", "captionParamsId": 0}  # absent in the answer of add


@on(EVENT_DELETED, entries.KIND)
def entry_deleted(account: Account, event: Event) -> None:
    """An entry's captions go with it."""
    entries.delete_assets(account, KIND, event.object)


@on(DATA, entries.KIND)
def entry_copied(account: Account, event: Event) -> None:
    """A copy has its source's captions. Whoever has captions wants no others made; who left them behind may."""
    source = event.details.get("copiedFrom")
    if source is None or not of_entry(copies.owner(account, source), source.id):
        return
    event.object.blockAutoTranscript = copies.is_wanted(event, copies.CAPTIONS)
    if event.object.blockAutoTranscript:
        copies.copy_assets(account, KIND, event)


@presents(CLASS)
def _show(caption: Object, caller: Caller) -> Object:
    caption.languageCode = language_code(caller.account, caption.language)
    return caption


def language_code(account: Account, language: str | None) -> str:
    """The code of a language that the platform calls by its English name; "" without one."""
    names = account.platform.schema.enums["KalturaLanguage"].values
    found = (name for name, value in names.items() if value == language)
    return php_text.lower(next(found, "")).rstrip("_") if language else ""


def get(account: Account, caption_id: Any) -> Object:
    return account.require(KIND, caption_id, caption_errors.CAPTION_ASSET_ID_NOT_FOUND)


def of_entry(account: Account, entry_id: str, **where: Any) -> list[Object]:
    """The entry's captions, oldest first."""
    return account.find(KIND, entryId=entry_id, **where)


def add(account: Account, entry_id: str, caption: Object) -> Object:
    """Stores a new caption without content; the answer lacks what READ_LATER adds."""
    stamp = now()
    caption.id, caption.entryId, caption.partnerId = account.store.text_id(), entry_id, account.id
    caption.createdAt = caption.updatedAt = stamp
    caption.status = QUEUED
    caption.defaults({**DEFAULTS, "format": Form.SRT.value})
    account.put(KIND, caption.copy().defaults(READ_LATER))
    return caption


def content_of(account: Account, caption: Object) -> bytes:
    """The file; b"" while there is none."""
    return account.files.read(caption._file) if caption._file else b""


def put_file(account: Account, caption: Object, digest: str, extension: str = "") -> Object:
    """Content has arrived: one version on, described, READY if cues can be read from it."""
    caption._file, caption.updatedAt = digest, now()
    caption.version = str(php_text.whole(str(caption.version)) + VERSIONS) if caption.version else "2"
    caption.fileExt = extension or EXTENSIONS.get(caption.format, "")
    size = account.files.path(digest).stat().st_size
    caption.size, caption.sizeInBytes = size, str(size)
    readable = caption.format in captioning.SERVED and captioning.read(
        caption.format, content_of(account, caption)
    )
    caption.status = READY if readable else ERROR
    caption.defaults(READ_LATER)
    account.put(KIND, caption)
    if caption.format == Form.SCC:
        account.job("convert_caption", caption=caption.id)
    judged = caption.accuracy and caption.language and caption.status == READY
    return settle_display(account, caption) if judged else caption


def settle_display(account: Account, caption: Object) -> Object:
    """Of several captions of a language players show one: the more accurate, and of equals the newer."""
    accuracy = caption.accuracy or 0
    for other in of_entry(account, caption.entryId):
        same = (other.language or "") == (caption.language or "")
        if (
            other.id == caption.id
            or not same
            or other.displayOnPlayer is False
            or not caption.displayOnPlayer
        ):
            continue
        if accuracy >= SURE or (other.accuracy and accuracy >= other.accuracy):
            other.displayOnPlayer = False
            if other.isDefault:
                caption.isDefault, other.isDefault = True, False
            account.put(KIND, other)
        else:
            caption.displayOnPlayer = False
    return account.put(KIND, caption)


def set_default(account: Account, caption: Object) -> None:
    """This caption is its entry's default, and no other is."""
    for other in of_entry(account, caption.entryId):
        other.isDefault = other.id == caption.id
        account.put(KIND, other)


@handles("convert_caption")
def _convert_job(account: Account, payload: dict[str, Any]) -> None:
    """SCC becomes SRT: a new asset with the old one's properties takes its place. What is no SCC stays in ERROR."""
    caption = account.get(KIND, payload["caption"])
    cues = captioning.read(Form.SCC, content_of(account, caption)) if caption else []
    if caption is None or not cues:
        return
    with account.store.transaction():
        caption = account.get(KIND, caption.id)
        if caption is None:
            return  # deleted meanwhile
        account.remove(KIND, caption)
        kept = {name: caption.values[name] for name in COPIED if caption.values.get(name) is not None}
        add(account, caption.entryId, converted := Object(CLASS, format=Form.SRT.value, **kept))
        put_file(account, converted, account.files.write(captioning.srt.write(cues).encode()))


def url(caller: Caller, caption: Object) -> str:
    """Where the file is served. Where the account has entitlement the address carries a session of its own."""
    path = f"{caller.host}/{SERVICE}/serve/captionAssetId/{caption.id}/v/{caption.version}"
    account = caller.account
    if account.partner is None or not account.has(ENTITLEMENT):
        return path
    rights = f"download:{{0}},disableentitlementforentry:{{0}},sview:{{0}},downloadasset:{caption.id}"
    session = ks.Session(account.id, ks.USER, "", now() + URL_LIFE, rights.format(caption.entryId))
    return f"{path}/ks/{ks.make(session, account.partner.adminSecret)}"


@dataclass(frozen=True)
class Subtitles:
    """One track for a manifest: ``playlist`` is an HLS media playlist, ``webvtt`` the whole as one file."""

    label: str
    language: str
    default: bool
    playlist: str
    webvtt: str


def subtitles(account: Account, host: str, entry_id: str) -> list[Subtitles]:
    """The tracks that players are offered: READY captions with displayOnPlayer, oldest first."""
    tracks = []
    for number, one in enumerate(shown(account, entry_id), 1):
        base = f"{host}/{SERVICE}/serveWebVTT/captionAssetId/{one.id}"
        tracks.append(Subtitles(
            one.label or one.language or f"Track{number}", language_code(account, one.language),
            bool(one.isDefault), f"{base}/version/{one.version}/a.m3u8",
            f"{base}/segmentIndex/-1/version/{one.version}/captions.vtt",
        ))  # fmt: skip
    return tracks


def playback_captions(caller: Caller, entry_id: str) -> list[Object]:
    """What getPlaybackContext tells of captions (KalturaCaptionPlaybackPluginData)."""
    tracks = zip(
        shown(caller.account, entry_id), subtitles(caller.account, caller.host, entry_id), strict=True
    )
    return [
        Object("KalturaCaptionPlaybackPluginData", label=one.label, format=one.format, language=one.language,
               languageCode=track.language, webVttUrl=track.webvtt, url=url(caller, one), isDefault=bool(one.isDefault))
        for one, track in tracks
    ]  # fmt: skip


def shown(account: Account, entry_id: str) -> list[Object]:
    return [one for one in of_entry(account, entry_id, status=READY) if one.displayOnPlayer is not False]


def captionable(account: Account, entry_id: Any) -> Object:
    """The entry as captions need it, a film or a sound; ENTRY_ID_NOT_FOUND else."""
    entry = entries.find(account, entry_id)
    if entry.mediaType not in (entries.VIDEO, entries.AUDIO):
        raise entry_errors.ENTRY_ID_NOT_FOUND(entry_id)
    return entry
