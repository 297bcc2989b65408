"""Pictures by address: an entry's picture, or moments of its film, in the size, fit and format that the address says.

Left out: crop providers (none is installed on the measured server either: an empty page), old versions of a picture
(``version`` only passes caches by), the Flash films that the platform shows for entries in work at 640 by 480, animated
GIFs. Pictures made of more than 32 million pixels are an empty page; error 17 tells of a source that is none or has
more than 50 million.
"""

from __future__ import annotations

from dataclasses import replace
from email.utils import formatdate, parsedate_to_datetime
from pathlib import Path

from starlette.responses import Response

from kaltura_sandbox.media.errors import MediaError, NotMedia
from kaltura_sandbox.media.pictures import header, images, thumbs
from kaltura_sandbox.platform.accounts import Account, Platform
from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.platform.wire import replies
from kaltura_sandbox.topics.access import access
from kaltura_sandbox.topics.delivery import address as addresses
from kaltura_sandbox.topics.delivery import guard
from kaltura_sandbox.topics.delivery.address import Address, Refusal, refusal
from kaltura_sandbox.topics.delivery.routes import delivers
from kaltura_sandbox.topics.entries import entries
from kaltura_sandbox.topics.ingest import tokens
from kaltura_sandbox.topics.profiles import profiles
from kaltura_sandbox.topics.thumbnails import picture_address, thumb_assets, thumbnails
from kaltura_sandbox.topics.thumbnails.picture_address import Wanted

READY_LASTS, OTHERS_LAST = 3600, 60  # s that caches may keep a picture


@delivers("thumbnail")
def thumbnail(platform: Platform, address: Address) -> Response:
    """The picture that an address names."""
    account = _owner(platform, address)
    wanted = picture_address.read(address, _params_size(account, address))
    token = account.get(tokens.KIND, address.get("upload_token_id"))
    if token is not None:
        return _of_upload(account, token, wanted)
    entry = _entry(platform, account, address)
    admitted = _admit(platform, account, entry, address, wanted)
    if address.get("crop_provider"):
        return Response(b"", 200, media_type="text/html")
    headers = _headers(entry) | admitted
    if _unchanged(address, headers["Last-Modified"]):
        return Response(b"", 304, headers)
    try:
        made = _rendered(account, entry, wanted)
    except NotMedia:
        raise Refusal(17, "image resize failed") from None
    except MediaError:
        return Response(b"", 200, media_type="text/html")
    return Response(made, 200, headers, "image/jpeg" if wanted.is_strip else wanted.shape.media_type)


def _owner(platform: Platform, address: Address) -> Account:
    """The account of the entry named, whoever the path names; without an entry the path's."""
    entry = platform.store.get(entries.KIND, address.get("entry_id")) if address.get("entry_id") else None
    return platform.account(entry.partnerId if entry is not None else address.partner)


def _entry(platform: Platform, account: Account, address: Address) -> Object:
    """The entry named, or the one of the widget named. Of a deleted one its film or picture is missed (measured)."""
    entry_id = address.get("entry_id")
    if not entry_id:
        widget = platform.store.get("widget", address.get("widget_id"), (account.id,))
        if widget is None:
            raise Refusal(8, "no entry and no widget could be loaded")
        entry_id = widget.entryId or ""
    entry = account.get(entries.KIND, entry_id)
    if entry is None:
        raise Refusal(1, "requested entry not found")
    if entry.status == entries.DELETED:
        missed = {entries.VIDEO: (6, "requested flavor was not found"),
                  entries.IMAGE: (10, "missing thumbnail fileSync for entry")}  # fmt: skip
        raise Refusal(*missed.get(entry.mediaType, (9, "requested entry is deleted or rejected")))
    return entry


def _admit(
    platform: Platform, account: Account, entry: Object, address: Address, wanted: Wanted
) -> dict[str, str]:
    """Headers for a viewer who may see the picture. Where no rule is about pictures nobody looks at the session."""
    if not access.concerns(account, entry, access.THUMBNAIL, (access.BLOCK, access.LIMIT_CAPTURES)):
        return {}
    who = guard.session(platform, address, unreadable=addresses.NO_KS)
    verdict = guard.admit(account, entry, address, who, access.THUMBNAIL)
    if wanted.captures and verdict.first(access.LIMIT_CAPTURES):
        raise refusal(addresses.NOT_ALLOWED)
    anybodys = who is None or who.is_widget
    return verdict.header | ({} if anybodys else {"Cache-Control": replies.NOT_KEPT})


def _params_size(account: Account, address: Address) -> tuple[int, int] | None:
    params = account.get(profiles.PARAMS_KIND, address.get("flavor_params_id"), shared=True)
    return (params.width or 0, params.height or 0) if params else None


def _headers(entry: Object) -> dict[str, str]:
    lasts = READY_LASTS if entry.status == entries.READY else OTHERS_LAST
    return {
        "Access-Control-Allow-Origin": "*",
        "Cache-Control": f"public, max-age={lasts}, max-stale=0",
        "Last-Modified": formatdate(entry._thumbAt or entry.createdAt or 0, usegmt=True),
    }


def _unchanged(address: Address, last_modified: str) -> bool:
    """Whether the caller has the picture as it is."""
    known = address.request.headers.get("if-modified-since") if address.request else None
    try:
        return bool(known) and parsedate_to_datetime(str(known)) >= parsedate_to_datetime(last_modified)
    except (TypeError, ValueError, OverflowError):
        return False


def _rendered(account: Account, entry: Object, wanted: Wanted) -> bytes:
    """The bytes of the picture. Raises NotMedia, MediaError and Refusal."""
    picture = thumbnails.picture_of(account, entry)
    if entry.mediaType == entries.VIDEO and (wanted.captures or not picture):
        source = thumbnails.capture_source(account, entry.id)
        if source is None:
            raise Refusal(6, "requested flavor was not found")
        return _captured(account, entry, source, wanted)
    if wanted.shape.nearest_ratio:
        picture = _nearest(account, entry, picture, wanted.shape)
    if picture:
        return thumbnails.shaped_picture(account, picture, wanted.shape)
    if entry.mediaType == entries.AUDIO:
        return thumbnails.shaped_generic(account, wanted.shape)
    raise Refusal(10, "missing thumbnail fileSync for entry")


def _captured(account: Account, entry: Object, source: Object, wanted: Wanted) -> bytes:
    if not wanted.captures:
        return thumbnails.shaped_frame(account, source, thumbnails.default_moment(source), wanted.shape)
    moments = wanted.moments_ms(entry.msDuration or 0)
    if wanted.is_strip:
        return thumbnails.shaped_strip(account, source, moments, _slice_shape(source, wanted))
    return thumbnails.shaped_frame(account, source, moments[0], wanted.shape)


def _slice_shape(source: Object, wanted: Wanted) -> images.Shape:
    """Slices in their own size are narrowed where the strip would become too wide; a strip is always a jpg."""
    shape, most = replace(wanted.shape, format="jpg"), thumbs.MAX_STRIP // wanted.slices
    too_wide = not shape.width and not shape.height and (source.width or 0) > most
    return replace(shape, width=most) if too_wide else shape


def _nearest(account: Account, entry: Object, own: str | None, shape: images.Shape) -> str | None:
    """Of the entry's pictures the one whose ratio is nearest to the box's; of equals the one in the box's width, else
    the larger; the default first."""
    if not (shape.width and shape.height):
        return own
    ratio, found = shape.width / shape.height, [own] if own else []
    found += [a._file for a in thumb_assets.of_entry(account, entry.id) if a.status == thumb_assets.READY]

    sizes = {one: look[1] for one in found if one and (look := header.look(account.files.path(one)))}

    def rank(digest: str) -> tuple[float, bool, int]:
        width, height = sizes[digest]
        return abs(width / height - ratio), width != shape.width, -width

    return min(sizes, key=rank, default=own)


def _of_upload(account: Account, token: Object, wanted: Wanted) -> Response:
    """A picture of a file that was uploaded and is not used yet: itself, or a frame at three seconds."""
    path: Path = tokens.content(account, token)
    if not path.is_file():
        raise Refusal(5, "required file was not found")
    try:
        made = images.render(path, wanted.shape)
    except NotMedia:
        try:
            made = thumbs.frame(path, thumb_assets.OFFSET_S * 1000, wanted.shape)
        except MediaError:
            raise Refusal(17, "image resize failed") from None
    return Response(made, 200, {"Cache-Control": "public, max-age=0"}, wanted.shape.media_type)
