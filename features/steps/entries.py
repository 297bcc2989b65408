"""Entries: the videos, songs and pictures of an account."""

from hamcrest import assert_that, close_to

from features.support import entries
from features.support.vocabulary import given, then


@given('an uploaded {kind:Sample} "{name:Name}"{length:Length}')
def uploaded(context, kind, name, length):
    """A READY entry with a sample of ours. All scenarios share it: it must not be changed."""
    entries.share(context.world, kind + length, name)


@given('my own uploaded {kind:Sample} "{name:Name}"{length:Length}')
def own(context, kind, name, length):
    """A READY entry with a sample of ours (a copy of the shared one), for scenarios that change it."""
    entries.copy(context.world, kind + length, name)


@then('"{name:Name}"{still:Still} lasts {seconds:Seconds} seconds')
def lasts(context, name, still, seconds):
    """The entry's duration; a few frames more or less don't count."""
    entry = context.world.current(name)
    assert_that(entry["msDuration"] / 1000, close_to(seconds, entries.FRAMES), f'seconds of "{name}"')
