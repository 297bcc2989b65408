"""Entries: the videos, songs and pictures of an account."""

from behave import register_type
from hamcrest import assert_that, close_to, greater_than

from features.support.content import entries
from features.support.playing import playback
from features.support.scenario.vocabulary import act, given, then

register_type(Parts=entries.parts_named)


@given('an uploaded {kind:Sample} "{name:Name}"{length:Length}')
def uploaded(context, kind, name, length):
    """A READY entry with a sample of ours. All scenarios share it: it must not be changed."""
    entries.share(context.world, kind + length, name)


@given('my own uploaded {kind:Sample} "{name:Name}"{length:Length}')
def own(context, kind, name, length):
    """A READY entry with a sample of ours (a copy of the shared one), for scenarios that change it."""
    entries.copy(context.world, kind + length, name)


@given('the entry "{name:Name}" was cloned as "{copy:Name}"')
def was_cloned(context, name, copy):
    """A copy made by the administrator; READY if the entry is."""
    with context.world.as_admin():
        entries.clone(context.world, name, copy)


@given('the entry "{name:Name}" was cloned without its {parts:Parts} as "{copy:Name}"')
def was_cloned_without(context, name, parts, copy):
    """A copy made by the administrator with options that leave things behind."""
    with context.world.as_admin():
        entries.clone(context.world, name, copy, exclude=parts)


@act('clone the entry "{name:Name}" as "{copy:Name}"')
def clone(context, name, copy):
    """baseEntry.clone: a new entry with the data and the files of another."""
    entries.clone(context.world, name, copy)


@act('clone the entry "{name:Name}" without its {parts:Parts} as "{copy:Name}"')
def clone_without(context, name, parts, copy):
    """baseEntry.clone with options that leave things behind: owner, access control, metadata, flavors, captions …"""
    entries.clone(context.world, name, copy, exclude=parts)


@given('the entry "{name:Name}" was recycled')
def was_recycled(context, name):
    """The administrator has put an entry into the bin."""
    with context.world.as_admin():
        entries.recycle(context.world, name)


@act('recycle the entry "{name:Name}"')
def recycle(context, name):
    """baseEntry.recycle: into the bin, from which it can be restored."""
    entries.recycle(context.world, name)


@act('restore the entry "{name:Name}"')
def restore(context, name):
    """baseEntry.restoreRecycled: out of the bin."""
    context.world.call("baseEntry.restoreRecycled", {"entryId": context.world.own("entry", name)})


@act('list the entries by the reference id "{reference:Name}"')
def list_by_reference(context, reference):
    """baseEntry.listByReferenceId: the entries that carry this key of another system, in any state."""
    entries.list_by_reference(context.world, reference)


@then('"{name:Name}" lasts more than {seconds:Seconds} seconds')
def lasts_more(context, name, seconds):
    """The entry's duration, where only the least of it is known."""
    entry = context.world.current(name)
    assert_that(entry["msDuration"] / 1000, greater_than(seconds), f'seconds of "{name}"')


@then('"{name:Name}"{still:Still} lasts {seconds:Seconds} seconds')
def lasts(context, name, still, seconds):
    """The entry's duration; a few frames more or less don't count."""
    entry = context.world.current(name)
    assert_that(entry["msDuration"] / 1000, close_to(seconds, playback.FRAMES), f'seconds of "{name}"')
