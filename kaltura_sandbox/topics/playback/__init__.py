"""What plays: playback contexts, manifests, the packager, files by address.

It adds actions to baseEntry and flavorAsset, and answers addresses of delivery.

Offers:

- playing: how entries of other types play
- choice: which flavors an address gets
- render: the forms of manifests
"""

__all__ = ["choice", "playing", "render"]
