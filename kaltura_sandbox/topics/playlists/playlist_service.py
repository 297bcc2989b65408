"""playlist: lists of entries, kept by hand, made by rules, or fetched.

Left out: rules that take values from the context of their execution (``dynamic="1"`` in their XML), and searches of a
rule beyond its fields (advancedSearch). External lists aren't fetched, as on the platform: their execution is empty.
"""

from __future__ import annotations

from typing import Any

from kaltura_sandbox.platform import errors
from kaltura_sandbox.platform.accounts import Account, Caller, administrator
from kaltura_sandbox.platform.ks import not_yours
from kaltura_sandbox.platform.objects import NULL, Object
from kaltura_sandbox.platform.present import presents
from kaltura_sandbox.platform.services import Served, action, action_with
from kaltura_sandbox.platform.starting import samples
from kaltura_sandbox.platform.wire.arguments import as_told
from kaltura_sandbox.topics.entries import contents, entries
from kaltura_sandbox.topics.entries.entry_service import EntryService
from kaltura_sandbox.topics.playlists import playlist_errors, playlists, rules

NO_LICENSE = -1
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
        if playlist.displayInSearch == playlists.IN_NETWORK:
            playlist.displayInSearch = (
                1  # nobody else finds it, though it may be said of a new one (measured)
            )
        self.check_new(playlist)
        if playlist.playlistType == rules.DYNAMIC and playlist.totalResults is None:
            raise errors.PROPERTY_VALIDATION_CANNOT_BE_NULL("KalturaPlaylist::totalResults")
        if playlist.playlistType != rules.STATIC and not self.caller.is_admin:
            raise not_yours()
        _dates_as_told(playlist)
        playlist.defaults({"name": "", "plays": 0, "views": 0, "duration": 0})
        playlist.type, playlist.status = entries.PLAYLIST, entries.READY
        made = self.store_new(playlist)
        return self._summed(made) if updateStats else made

    def take_content(self, changes: Object, entry: Object) -> None:
        """Members that were sent must be there. A new list is kept without blanks, one that changes as it was sent
        (measured); rules and addresses stay as they are."""
        super().take_content(changes, entry)
        if changes.playlistContent is NULL:
            changes.playlistContent = None  # null leaves it as it is (source)
        if entry.playlistType in (rules.STATIC, rules.PATH) and changes.playlistContent is not None:
            kept = playlists.check_members(self.caller, changes.playlistContent)
            if changes is entry:
                changes.playlistContent = kept

    def _summed(self, playlist: Object) -> Object:
        """The summed duration in seconds, in this answer only."""
        found = self._executed(playlist, None, None)
        total = sum(entry.msDuration or 0 for entry in found)
        return playlist.copy(duration=total / 1000 if total % 1000 else total // 1000)

    @action
    def get(self, id: str, version: int = -1) -> Object:  # noqa: A002
        """As it is, or with the members or rules of an older version."""
        return contents.as_of(self.account, self._find(id), version)

    def _find(self, id_: Any) -> Object:
        found = self.account.get(self.kind, entries.stored_id(id_))
        if found is None or found.status == entries.DELETED:
            raise playlist_errors.INVALID_PLAYLIST_ID("Playlist", id_)
        if found.values.get("type") != 5:
            raise playlist_errors.INVALID_PLAYLIST_TYPE()
        return found

    @action
    def update(self, id: str, changes: Object, updateStats: bool = False) -> Object:  # noqa: A002
        _dates_as_told(changes)
        playlist = self.change(self._find(id), changes)
        return self._summed(playlist) if updateStats else playlist

    @action
    def delete(self, id: str) -> None:  # noqa: A002
        found = self.account.get(self.kind, id)
        if found is None or found.status == entries.DELETED or found.values.get("type") != entries.PLAYLIST:
            raise self.not_found(id)
        if found.playlistType != rules.STATIC and not self.caller.is_admin:
            raise playlist_errors.INVALID_ENTRY_MEDIA_TYPE(id, found.playlistType, rules.STATIC)
        entries.delete(self.account, found)

    @action
    def clone(self, id: str, newPlaylist: Object | None = None) -> Object:  # noqa: A002
        source = self._find(id)
        if source.playlistType == rules.PATH:
            raise playlist_errors.CLONING_PATH_PLAYLIST_NOT_SUPPORTED()
        twin = newPlaylist or Object(self.object_type)
        if twin.playlistType is not None and twin.playlistType != source.playlistType:
            raise playlist_errors.CANT_UPDATE_PARAMETER("playlistType")
        return self.add(self._completed(twin, source), True)

    def _completed(self, twin: Object, source: Object) -> Object:
        """What a copy isn't told it takes from its source; of rules the filters and the total apart."""
        told = dict(source.values)
        if source.playlistType == rules.DYNAMIC:
            read = rules.of(source, self.platform.schema)
            known = [
                one.defaults({"typeIn": ""}) for one in read.filters
            ]  # what a text doesn't say stays unsaid
            told |= {"filters": known, "totalResults": read.total}
        for name, wanted in self.platform.schema.properties(self.object_type).items():
            if not wanted.read_only and not twin.values.get(name) and told.get(name) is not None:
                twin.defaults({name: told[name]})
        return twin

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
        if playlist.playlistType == rules.DYNAMIC:
            asked = playlists.narrowed(rules.of(playlist, self.platform.schema), filter_)
            return playlists.ruled(self.caller, asked, pager)
        if playlist.playlistType == rules.EXTERNAL:
            return []
        return playlists.members(self.caller, playlist.playlistContent or "", filter_, pager)

    @action
    def execute_from_content(
        self, playlistType: int, playlistContent: str, detailed: bool = False, pager: Object | None = None
    ) -> list[Object]:
        """What such a list would give; ``detailed`` shows nothing more. Members needn't exist (measured).

        Nothing without a session, whichever account is named (measured).
        """
        if self.caller.session is None:
            return []
        made = Object(self.object_type, playlistType=playlistType, playlistContent=playlistContent)
        return self._executed(made, None, pager)

    @action
    def execute_from_filters(
        self, filters: list[Object], totalResults: int, detailed: bool = True, pager: Object | None = None
    ) -> list[Object]:
        """What a list of such rules would give; ``detailed`` shows nothing more."""
        if self.caller.session is None:
            return []
        asked = rules.read(rules.written(filters, totalResults), self.platform.schema)
        return playlists.ruled(self.caller, asked, pager)

    @action_with(reads=True)
    def get_stats_from_content(self, playlistType: int, playlistContent: str) -> Served:
        """Nothing, whatever ``playlistType`` and ``playlistContent``: the platform has given it up (measured)."""
        return Served(content_type="text/html; charset=UTF-8")


def _dates_as_told(playlist: Object) -> None:
    """Times of a playlist never count from now: what was sent is what is kept (measured)."""
    for name in ("startDate", "endDate"):
        playlist.values.update({name: as_told(playlist.values[name])} if name in playlist.values else {})


@presents("KalturaPlaylist")
def _show(playlist: Object, caller: Caller) -> Object:
    """As an entry, but for its addresses; rules read back with what the platform adds."""
    version = playlist.version or 0
    root = f"{caller.host}/p/{playlist.partnerId}/sp/0"
    playlist.downloadUrl = f"{root}/raw/entry_id/{playlist.id}/version/{version}"
    playlist.thumbnailUrl = f"{root}/thumbnail/entry_id/{playlist.id}/version/{version}"
    playlist.searchText = entries.search_text(playlist)
    if playlist.groupId is not None:
        playlist.groupId = str(playlist.groupId)
    if playlist.licenseType == NO_LICENSE:
        playlist.licenseType = None  # other than of media (measured)
    if playlist.playlistContent in contents.NOTHING:
        playlist.playlistContent = None
    playlist.executeUrl = playlists.execute_url(caller, playlist)
    if playlist.playlistType == rules.DYNAMIC:
        read = rules.of(playlist, caller.account.platform.schema)
        playlist.totalResults = read.total
        playlist.filters = [one.defaults({"orderBy": ""}) for one in read.filters]
    return playlist.defaults({"rootEntryId": playlist.id})


@samples
def usual_playlists(account: Account, user: str) -> None:
    """The playlists that accounts have from registration."""
    for name, order, media_type in USUAL:
        rule = Object("KalturaMediaEntryFilterForPlaylist", orderBy=order, limit=30, mediaTypeIn=media_type)
        playlist = Object("KalturaPlaylist", name=name, filters=[rule], totalResults=30)
        playlist.playlistType = rules.DYNAMIC
        PlaylistService(administrator(account, user)).add(playlist)
