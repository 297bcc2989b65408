"""The refusal of the last attempt, or an explanation that there was none."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from features.support.wire.client import KalturaError

if TYPE_CHECKING:
    from features.support.scenario.world import World


def refused(world: World) -> KalturaError:
    """What Kaltura refused the last attempt with. AssertionError showing the answer where it didn't refuse."""
    if world.refusal is None:
        answer = world.variables.hide(json.dumps(world.answer)[:500])
        raise AssertionError(f"Kaltura did not refuse; it answered {answer}")
    return world.refusal
