"""Watching what plays as live: viewers open the manifest, and see what its list has come to."""

from features.support.live import watching
from features.support.scenario.vocabulary import act, given, then


@given('a live stream "{name:Name}" that has played "{film:Name}" for {seconds:Count} seconds')
def has_played(context, name, film, seconds):
    """A live stream with a rendition, the shared film of 30 s, and the event "Opening" that began so long ago."""
    with context.world.as_admin():
        watching.let_play(context.world, name, film, seconds)


@act('let two viewers watch "{name:Name}"')
def two_watch(context, name):
    """Both open the manifest and its list, and look at the newest segment of it."""
    watching.let_two_watch(context.world, name)


@act('watch "{name:Name}" as it goes on')
def watch_on(context, name):
    """Open the manifest and its list, and again until there is a newer segment in it."""
    watching.watch_on(context.world, name)


@then("both see the same second")
def same_second(context):
    """The newest segment begins with the same moment of the film for both of them."""
    watching.must_agree(context.world)


@then('they are at most {seconds:Count} seconds behind the start of "{event:Name}"')
def not_far_behind(context, seconds, event):
    """What they see is the moment to which the film has come since its event began, less what packing takes."""
    watching.must_be_close(context.world, seconds, event)


@then("the picture has moved on")
def moved_on(context):
    """The second look shows a later moment of the film."""
    watching.must_have_moved(context.world)


@then('the stream of "{name:Name}" has come to its end')
def has_ended(context, name):
    """The list says that nothing comes any more (EXT-X-ENDLIST); players stop there."""
    watching.must_end(context.world, name, True)


@then('the stream of "{name:Name}" goes on')
def goes_on(context, name):
    """The list says of no end."""
    watching.must_end(context.world, name, False)
