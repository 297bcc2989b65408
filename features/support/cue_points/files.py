"""Cue points as XML files: scenes, added in one call and told in one answer."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from hamcrest import assert_that, contains_string

from features.support.api.nouns.cue_points import SERVICE
from features.support.playing import playback
from features.support.scenario.world import World
from features.support.wire.client import FilePart
from features.support.wire.waiting import eventually

NAMED = re.compile(r'\b(entryId|sceneId|parentId)="([^"]+)"')
SYSTEM_NAME = re.compile(r'\bsystemName="([^"]+)"')


def add(world: World, text: str) -> Any:
    """cuePoint.addFromBulk. Attributes name things of the scenario (entryId="Keynote"), systemName is made unique."""
    document = NAMED.sub(lambda found: f'{found[1]}="{_id(world, found[2])}"', text.strip())
    document = SYSTEM_NAME.sub(lambda found: f'systemName="{world.unique(found[1])}"', document)
    part = FilePart(Path("scenes.xml"), content=document.encode())
    return world.call(f"{SERVICE}.addFromBulk", {}, {"fileData": part})


def _id(world: World, name: str) -> str:
    return world.record(name).id if name in world.records else name


def fetch(world: World, entry: str) -> None:
    """GET of cuePoint.serveBulk: the cue points of an entry, as soon as the index knows them."""
    query = f"filter:entryIdEqual/{world.id('entry', entry)}/ks/{world.acting() or ''}"

    def scenes() -> None:
        playback.fetch(world, f"/api_v3/service/{SERVICE}/action/serveBulk/{query}")
        assert_that(world.delivery.body.decode(), contains_string("<scene-"))

    with world.evidence.polling():
        eventually(scenes, world.run.settings.lag)
