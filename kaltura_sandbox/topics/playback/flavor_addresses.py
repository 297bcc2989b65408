"""What playback adds to flavorAsset: where a flavor's file is served."""

from __future__ import annotations

from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.platform.services import Part, Served, action
from kaltura_sandbox.topics.entries import entries
from kaltura_sandbox.topics.flavors import addresses, flavor_errors, flavors
from kaltura_sandbox.topics.playback import playback


class FlavorAddresses(Part):
    """getUrl and getDownloadUrl."""

    extends = ("flavorasset",)

    @action
    def get_url(
        self,
        id: str,
        storageId: int | None = None,
        forceProxy: bool = False,
        options: Object | None = None,  # noqa: A002
    ) -> str | Served | None:
        """Where a flavor's file is served; None for a storage that it was not exported to. forceProxy says nothing."""
        asset = self.room.get(id)
        if asset.status != flavors.READY:
            raise flavor_errors.FLAVOR_ASSET_IS_NOT_READY()
        entry = entries.visible(self.caller, asset.entryId)
        verdict = playback.check_url(self.caller, asset, entry, options.referrer if options else None)
        if storageId:
            return None
        if verdict.blocks:
            return Served(content_type="text/html", headers=verdict.header | playback.BLOCKED)
        name = (options.fileName if options else None) or flavors.download_name(self.account, entry, asset)
        path = addresses.progressive(self.account, entry, asset, preview=verdict.preview_ms, name=name)
        return self.caller.host + path

    @action
    def get_download_url(self, id: str, useCdn: bool = False) -> str:  # noqa: A002
        """The older address; it carries the caller's session, so it is for the caller alone.

        ``useCdn`` changes nothing: there is one host.
        """
        asset = self.room.get(id)
        if asset.status != flavors.READY:
            raise flavor_errors.FLAVOR_ASSET_IS_NOT_READY()
        entries.visible(self.caller, asset.entryId)
        ks = self.caller.session.text if self.caller.session else ""
        path = f"{addresses.root(self.account)}/download/entry_id/{asset.entryId}/flavor/{asset.id}"
        return f"{self.caller.host}{path}/ks/{ks}"
