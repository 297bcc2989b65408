"""License addresses: what a player sends along to be recognised by a license server, signed by the platform.

``custom_data`` is base64 of JSON that names the account, the entry, the flavors and the viewer's session; ``signature``
is base64 of the SHA-1 of the signing key and that JSON.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import json
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from kaltura_sandbox.platform.accounts import Caller
from kaltura_sandbox.platform.objects import Object, join

SYSTEM = "OVP"


def license_address(server: str, scheme: str, data: str, key: str) -> str:
    """The address by which a player asks for the license of a scheme (``cenc/widevine``)."""
    query = "&".join(f"{name}={value}" for name, value in signed(data, key).items())
    return f"{server}/{scheme}/license?{query}"


def signed(data: str, key: str) -> dict[str, str]:
    """Data and signature as they stand in an address."""
    return {"custom_data": _quoted(base64.b64encode(data.encode())), "signature": _quoted(sign(data, key))}


def custom_data(caller: Caller, entry: Object, assets: Sequence[Object]) -> str:
    """Who wants which flavors of which entry, as JSON of PHP's making."""
    told = {
        "ca_system": SYSTEM,
        "user_token": caller.session.text if caller.session else None,
        "account_id": str(caller.account.id),
        "content_id": entry.id,
        "files": join(one.id for one in assets),
    }
    return json.dumps(told, separators=(",", ":")).replace("/", "\\/")


def sign(data: str, key: str) -> bytes:
    """The signature, in base64."""
    return base64.b64encode(hashlib.sha1((key + data).encode()).digest())


def told(text: str) -> tuple[str, dict[str, Any]]:
    """The data of an address, as it was signed and as an object. Raises ValueError."""
    try:
        data = base64.b64decode(text, validate=True).decode()
        found = json.loads(data)
    except (binascii.Error, UnicodeDecodeError, RecursionError) as problem:
        raise ValueError("custom_data can't be read") from problem
    if not isinstance(found, dict):
        raise ValueError("custom_data names nothing")
    return data, found


def is_signed(data: str, signature: str, key: str) -> bool:
    """Whether a signature is the one of this key."""
    return hmac.compare_digest(sign(data, key), signature.encode())


def _quoted(text: bytes) -> str:
    return quote(text.decode(), safe="-_.~")
