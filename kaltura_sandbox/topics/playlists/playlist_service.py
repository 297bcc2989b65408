"""playlist: lists of entries, kept by hand, made by rules, or fetched.

Left out: fetching of external lists (their execution is empty, as measured), and reading rules from XML
(executeFromContent knows static lists only).
"""

from __future__ import annotations

from typing import Any

from kaltura_sandbox.platform import errors
from kaltura_sandbox.platform.accounts import Account, Caller, administrator
from kaltura_sandbox.platform.ks import not_yours
from kaltura_sandbox.platform.objects import NULL, Object
from kaltura_sandbox.platform.present import presents
from kaltura_sandbox.platform.services import action
from kaltura_sandbox.platform.starting import samples
from kaltura_sandbox.topics.entries import contents, entries
from kaltura_sandbox.topics.entries.entry_service import EntryService
from kaltura_sandbox.topics.playlists import playlist_errors, playlists

USUAL = [
    ("Most popular", "-plays", "1,5"),
    ("Recent", "-createdAt", "1,5"),
    ("My images", "-createdAt", "2"),
]
"""Name, order and media types of the playlists that an account has from registration."""


class PlaylistService(EntryService):
    """playlist: entries of type 5. Static ones hold ids, dynamic ones rules that are run anew each time."""

    id = "playlist"
    object_type = "KalturaPlaylist"
    fills_in = ("update",)
    required = ("playlistType",)
    only = entries.PLAYLIST
    filter_type = "KalturaPlaylistFilter"

    @property
    def list_response(self) -> str:
        return "KalturaPlaylistListResponse"

    @action
    def add(self, playlist: Object, updateStats: bool = False) -> Object:
        self.check_new(playlist)
        if playlist.playlistType == playlists.DYNAMIC and not self.caller.is_admin:
            raise not_yours()
        if playlist.playlistType == playlists.DYNAMIC and playlist.totalResults is None:
            raise errors.PROPERTY_VALIDATION_CANNOT_BE_NULL("KalturaPlaylist::totalResults")
        playlist.defaults({"name": "", "plays": 0, "views": 0})
        playlist.type = entries.PLAYLIST
        entries.prepare(self.caller, playlist)
        self._take_content(playlist, playlist.playlistContent, None)
        playlist.values.pop("licenseType", None)
        playlist.status, playlist.duration = entries.READY, 0
        entries.save(self.account, playlist)
        return self._summed(playlist) if updateStats else playlist

    def _take_content(self, playlist: Object, content: str | None, before: str | None) -> None:
        """Checks members, keeps rules, and keeps what is new as a version."""
        if playlist.playlistType in (playlists.STATIC, playlists.PATH) and content is not None:
            content = playlists.check_members(self.caller, content)
        if playlist.playlistType == playlists.DYNAMIC:
            playlist.defaults({"filters": [], "totalResults": 0})
            if playlist.filters:
                content = playlists.as_xml(playlist.filters, playlist.totalResults)
            else:
                playlist.totalResults = 0
        playlist.playlistContent = before if content is None else content
        contents.keep(self.account, playlist, before)

    def _summed(self, playlist: Object) -> Object:
        """The summed duration in seconds, in this answer only."""
        found = playlists.members(self.caller, playlist.playlistContent or "", None, None)
        total = sum(entry.msDuration or 0 for entry in found) / 1000
        return playlist.copy(duration=total)

    @action
    def get(self, id: str, version: int = -1) -> Object:  # noqa: A002
        """As it is, or with the members or rules of an older version."""
        return contents.as_of(self.account, self._find(id), version)

    def _find(self, id_: Any) -> Object:
        found = self.account.get(self.kind, id_)
        if found is None or found.status == entries.DELETED:
            raise playlist_errors.INVALID_PLAYLIST_ID("Playlist", id_)
        if found.values.get("type") != 5:
            raise playlist_errors.INVALID_PLAYLIST_TYPE()
        return found

    @action
    def update(self, id: str, changes: Object, updateStats: bool = False) -> Object:  # noqa: A002
        playlist = self._find(id)
        content, before = changes.playlistContent, contents.text(playlist)
        if content is NULL:
            content = changes.playlistContent = None  # null leaves it as it is (source)
        self.apply(playlist, changes)
        if content is not None or changes.filters is not None:
            self._take_content(playlist, content, before)
        entries.clean(playlist)
        entries.save(self.account, playlist)
        return self._summed(playlist) if updateStats else playlist

    @action
    def delete(self, id: str) -> None:  # noqa: A002
        found = self.account.get(self.kind, id)
        if found is None or found.status == entries.DELETED or found.values.get("type") != 5:
            raise self.not_found(id)
        entries.delete(self.account, found)

    @action
    def clone(self, id: str, newPlaylist: Object | None = None) -> Object:  # noqa: A002
        source = self._find(id)
        if source.playlistType == playlists.PATH:
            raise playlist_errors.CLONING_PATH_PLAYLIST_NOT_SUPPORTED()
        twin = newPlaylist or Object(self.object_type)
        if twin.playlistType is not None and twin.playlistType != source.playlistType:
            raise playlist_errors.CANT_UPDATE_PARAMETER("playlistType")
        for name, wanted in self.platform.schema.properties(self.object_type).items():
            if not wanted.read_only and source.values.get(name) is not None:
                twin.defaults({name: source.values[name]})
        return self.add(twin, True)

    @action
    def execute(
        self, id: str, detailed: bool = False, playlistContext: Object | None = None,  # noqa: A002
        filter: Object | None = None, pager: Object | None = None,  # noqa: A002
    ) -> list[Object]:  # fmt: skip
        """The entries of the list, in its order; those not READY are left out.

        What a filter says narrows members and changes rules. ``playlistContext`` may ask for the entries that stand
        in for others, and is heard with a filter alone (source). ``detailed`` shows nothing more.
        """
        found = self._executed(self._find(id), filter, pager)
        follows = filter is not None and playlistContext is not None and playlistContext.followEntryRedirect
        return playlists.redirected(self.caller, found) if follows else found

    def _executed(self, playlist: Object, filter_: Object | None, pager: Object | None) -> list[Object]:
        if playlist.playlistType == playlists.DYNAMIC:
            rules = playlists.narrowed(playlist.filters or [], playlist.totalResults or 0, filter_)
            return playlists.ruled(self.caller, *rules, pager)
        if playlist.playlistType == playlists.EXTERNAL:
            return []
        return playlists.members(self.caller, playlist.playlistContent or "", filter_, pager)

    @action
    def execute_from_content(
        self, playlistType: int, playlistContent: str, detailed: bool = False, pager: Object | None = None
    ) -> list[Object]:
        """What such a list would give; ``detailed`` shows nothing more."""
        if playlistType == playlists.DYNAMIC:
            raise errors.SANDBOX_NOT_IMPLEMENTED("playlist.executeFromContent of a dynamic list")
        if playlistType == playlists.EXTERNAL:
            return []
        return playlists.members(
            self.caller, playlists.check_members(self.caller, playlistContent), None, pager
        )

    @action
    def execute_from_filters(
        self, filters: list[Object], totalResults: int, detailed: bool = True, pager: Object | None = None
    ) -> list[Object]:
        """What a list of such rules would give; ``detailed`` shows nothing more."""
        return playlists.ruled(self.caller, filters, totalResults, pager)


@presents("KalturaPlaylist")
def _show(playlist: Object, caller: Caller) -> Object:
    """As an entry, but for its addresses; rules read back with what the platform adds."""
    version = playlist.version or 0
    root = f"{caller.host}/p/{playlist.partnerId}/sp/0"
    playlist.downloadUrl = f"{root}/raw/entry_id/{playlist.id}/version/{version}"
    playlist.thumbnailUrl = f"{root}/thumbnail/entry_id/{playlist.id}/version/{version}"
    words = " ".join(text for text in (playlist.name, playlist.tags, playlist.description) if text)
    playlist.searchText = (
        f"_PAR_ONLY_ _{playlist.partnerId}_ _MEDIA_TYPE_3|  {words} {playlist.adminTags or ''}"
    )
    playlist.executeUrl = playlists.execute_url(caller, playlist)
    if playlist.playlistType == playlists.DYNAMIC:
        playlist.filters = playlists.with_limits_as_text(playlist.filters)
    return playlist.defaults({"rootEntryId": playlist.id})


@samples
def usual_playlists(account: Account, user: str) -> None:
    """The playlists that accounts have from registration."""
    for name, order, media_type in USUAL:
        rule = Object("KalturaMediaEntryFilterForPlaylist", orderBy=order, limit=30, mediaTypeIn=media_type)
        playlist = Object("KalturaPlaylist", name=name, filters=[rule], totalResults=30)
        playlist.playlistType = playlists.DYNAMIC
        PlaylistService(administrator(account, user)).add(playlist)
