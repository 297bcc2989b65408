"""What flavors add to media."""

from __future__ import annotations

from kaltura_sandbox.platform.services import Part, Served, action_with
from kaltura_sandbox.topics.flavors import loudness


class MediaVolume(Part):
    """getVolumeMap."""

    extends = ("media",)

    @action_with(in_transaction=False)
    def get_volume_map(self, entryId: str) -> Served:
        """How loud the entry sounds, as flavorAsset.getVolumeMap tells it of one flavor."""
        entry = self.room.visible(entryId)
        return loudness.as_file(self.account, loudness.of_entry(self.account, entry.id))
