"""What plays: playback contexts, manifests, the packager, files by address.

It adds actions to baseEntry and flavorAsset, and answers addresses of delivery.
"""
