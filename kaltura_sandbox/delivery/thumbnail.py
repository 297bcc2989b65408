"""Pictures by address: an entry's thumbnail."""

from __future__ import annotations

from starlette.responses import Response

from kaltura_sandbox.delivery.address import Address, Refusal, find
from kaltura_sandbox.delivery.flavors import file_response
from kaltura_sandbox.platform import Platform


def thumbnail(platform: Platform, address: Address) -> Response:
    account, entry = find(platform, address, address.get("entry_id"))
    if not entry._thumb:
        raise Refusal(1, "requested entry not found")
    return file_response(account, entry._thumb, "jpg")
