"""Pictures by address: an entry's thumbnail in the size, fit, quality and format that the address asks for.

Left out so far: moments of the film (vid_sec, vid_slices), cutting (src_*), bgcolor, nearest_aspect_ratio.
"""

from __future__ import annotations

import mimetypes
import re

from starlette.responses import Response

from kaltura_sandbox.delivery.address import Address, Refusal, find
from kaltura_sandbox.media import images
from kaltura_sandbox.platform import Platform


def thumbnail(platform: Platform, address: Address) -> Response:
    account, entry = find(platform, address, address.get("entry_id"))
    if not entry._thumb:
        raise Refusal(1, "requested entry not found")
    shape = wanted(address)
    kind = mimetypes.guess_type(f"a.{shape.format}")[0] or "image/jpeg"
    headers = {
        "Access-Control-Allow-Origin": "*",
        "X-Kaltura-ACP": "0",
        "Cache-Control": "public, max-age=3600",
    }
    return Response(images.render(account.files.path(entry._thumb), shape), 200, headers, kind)


def wanted(address: Address) -> images.Shape:
    """What the address asks for; without a size the picture fits into def_width by def_height (120 by 90)."""
    width, height = (_number(address, side) for side in ("width", "height"))
    default = tuple(_number(address, f"def_{side}") for side in ("width", "height"))
    return images.Shape(
        width=width,
        height=height,
        type=min(max(_number(address, "type") or 1, 1), 5),
        quality=_number(address, "quality") or 75,
        format=address.get("format", default="jpg"),
        default=(default[0] or images.DEFAULT_BOX[0], default[1] or images.DEFAULT_BOX[1]),
    )


def _number(address: Address, name: str) -> int | None:
    """A number of the address, read as the platform reads it: what is none counts as 0; None where it is absent."""
    text = address.params.get(name)
    digits = re.match(r"\d+", text or "")
    return None if text is None else min(int(digits[0]) if digits else 0, 10000)
