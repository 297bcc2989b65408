"""Cue points as XML files: many in one call."""

from features.support.cue_points import files
from features.support.scenario.vocabulary import act


@act("add the cue points of this file")
def add(context):
    """cuePoint.addFromBulk of the XML in the doc string: entryId, sceneId and parentId name things of the scenario."""
    files.add(context.world, context.text)


@act('open the cue points of "{entry:Name}" as a file')
def fetch(context, entry):
    """GET cuePoint.serveBulk with the session at hand, and the entry as the filter."""
    files.fetch(context.world, entry)
