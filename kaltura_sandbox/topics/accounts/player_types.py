"""The ways of delivery and of embedding that an account's tools offer for players: the installation's lists."""

from __future__ import annotations

from kaltura_sandbox.platform.objects import Object

_PRELOADS = {"akamaiHD.loadingPolicy": "preInitialize", "akamaiHD.asyncInit": "true"}
_DELIVERY: tuple[tuple[str, str, str | None, dict[str, str]], ...] = (
    ("auto", "Kaltura Auto", "v3.6.14", {}),
    ("http", "HTTP Progressive Download", None, {}),
    ("akamai", "HTTP Streaming (Akamai)", None, _PRELOADS),
    ("hds", "HTTP Streaming (HDS)", None, _PRELOADS | {"twoPhaseManifest": "true"}),
    ("rtmp", "RTMP Streaming", None, {}),
    ("rtmpe", "Secure Transport (RTMPE)", None, {}),
)
_EMBEDDING = (
    ("auto", "Auto Embed", "v1.7.0", None),
    ("dynamic", "Dynamic Embed", "v1.7.0", None),
    ("thumb", "Thumbnail Embed", "v1.7.0", "1"),
    ("iframe", "Iframe Embed", "v1.7.2.1", None),
    ("legacy", "Legacy Flash Embed", None, None),
)


def delivery_types() -> list[Object]:
    """Ways of delivery, with what a player is told for each."""
    return [_delivery(*one) for one in _DELIVERY]


def embed_code_types() -> list[Object]:
    """Kinds of embed codes."""
    return [_embedding(*one) for one in _EMBEDDING]


def _delivery(id_: str, label: str, version: str | None, told: dict[str, str]) -> Object:
    type_ = Object("KalturaPlayerDeliveryType", id=id_, label=label, enabledByDefault=True)
    type_.minVersion = version
    if told:
        type_.flashvars = [Object("KalturaKeyValue", key=key, value=value) for key, value in told.items()]
    return type_


def _embedding(id_: str, label: str, version: str | None, entry_only: str | None) -> Object:
    type_ = Object("KalturaPlayerEmbedCodeType", id=id_, label=label)
    type_.minVersion, type_.entryOnly = version, entry_only
    return type_
