"""Access control as a page or a server sets it: the rules of an entry, and what its viewers send along."""

from __future__ import annotations

import hashlib

from features.support.api import nouns
from features.support.scenario import objects
from features.support.scenario.world import World


def put_under_rules(world: World, name: str, text: str) -> None:
    """The entry gets an access control profile with the rules of a JSON list."""
    noun, label = nouns.ACCESS_CONTROL, f"Rules of {name}"
    fields = {
        "objectType": noun.object_type,
        "name": world.unique(label),
        "rules": objects.json_of(world, text),
    }
    made = world.create(noun, label, "accessControlProfile.add", {noun.parameter: fields})
    entry = {"objectType": "KalturaBaseEntry", "accessControlId": made.id}
    world.call("baseEntry.update", {"entryId": world.own("entry", name), "baseEntry": entry})


def hash_of(world: World, label: str, secret: str, session: str) -> None:
    """Names the hash that a hash condition with this secret wants beside a session."""
    text = secret + world.session(session)
    world.sessions[label] = hashlib.md5(text.encode(), usedforsecurity=False).hexdigest()
