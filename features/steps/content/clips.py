"""Clips: pieces of entries as new entries, one or several joined, and copies of whole entries."""

from behave import register_type
from hamcrest import assert_that

from features.support.content import clips
from features.support.scenario.matchers import has_fields
from features.support.scenario.vocabulary import act, given, then
from features.support.scenario.world import rows

register_type(Whole=clips.whole_of, Spans=clips.spans_of)


@given('a clip "{name:Name}" of seconds {start:Seconds} to {end:Seconds} of "{source:Name}"')
def shared_clip(context, name, start, end, source):
    """A READY clip of a shared sample. All scenarios share it: it must not be changed."""
    clips.share(context.world, name, start, end, source)


@act('clip seconds {spans:Spans} of "{source:Name}" as "{name:Name}"{table:With}')
def clip(context, spans, source, name, table):
    """media.add, and media.addContent with parts of another entry ("10 to 20", "2 to 4 and 8 to 10").

    A table adds fields of KalturaClipAttributes.
    """
    clips.cut(context.world, name, spans, source, context.table)


@act('fill the entry "{name:Name}" with seconds {span:Spans} of "{source:Name}"')
def fill(context, name, span, source):
    """media.addContent alone: a part of another entry becomes the content of this one."""
    world = context.world
    parts = [clips.attributes(part) for part in span]
    clips.put(world, world.own("entry", name), clips.operation(world, source, *parts))


@act('join these pieces as "{name:Name}"')
def join(context, name):
    """media.add, and media.addContent with KalturaOperationResources: each row is a piece (seconds | of).

    Further columns: fade in and fade out (s), and fields of KalturaClipAttributes.
    """
    clips.join(context.world, name, context.table)


@act('copy {whole:Whole} "{source:Name}" as "{name:Name}"{table:With}')
def copy(context, whole, source, name, table):
    """media.addFromEntry, or media.addFromFlavorAsset with the source flavor; a table gives fields of the copy."""
    clips.copy(context.world, whole, source, name, context.table)


@then('"{name:Name}" remembers the clip')
def remembers(context, name):
    """The fields of the one clip in the entry's operationAttributes."""
    assert_that(clips.remembered(context.world, name), has_fields(rows(context.table)))
