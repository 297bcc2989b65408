"""Live features of a live stream event (captions, restreaming): kept with the event, known by their system names."""

from __future__ import annotations

from collections.abc import Iterable

from kaltura_sandbox.platform.objects import NULL, Object
from kaltura_sandbox.topics.scheduling import schedule_errors


def check(features: Iterable[Object] | None) -> None:
    """Refuses two of one name; one without a name goes by its class (source)."""
    seen: set[str] = set()
    for one in features or ():
        name = one.systemName or one.objectType.removeprefix("Kaltura")
        if name in seen:
            raise schedule_errors.DUPLICATE_LIVE_FEATURE(name)
        seen.add(name)


def change(event: Object, name: str, changes: Object) -> None:
    """A partial update of the feature with this system name; FEATURE_NAME_NOT_FOUND without one."""
    found = next((one for one in event.liveFeatures or [] if one.systemName == name), None)
    if found is None:
        raise schedule_errors.FEATURE_NAME_NOT_FOUND(name)
    for key, value in changes.values.items():
        setattr(found, key, None if value is NULL else value)
    check(event.liveFeatures)
