"""Playback: what the addresses of an entry give to a player or a page, looked into and not only counted."""

from hamcrest import assert_that, equal_to

from features.support.playing import playback
from features.support.scenario.vocabulary import act, then


@act('open the playback URL of "{name:Name}"')
def open_playback(context, name):
    """GET the entry's dataUrl, following redirects, without a session."""
    playback.fetch(context.world, context.world.current(name)["dataUrl"])


@act('open the thumbnail of "{name:Name}" {width:Count} pixels wide')
def open_thumbnail(context, name, width):
    """GET the entry's thumbnailUrl with a width."""
    playback.fetch(context.world, f"{context.world.current(name)['thumbnailUrl']}/width/{width}")


@then("I receive a video of {seconds:Seconds} seconds")
def receive_video(context, seconds):
    """The bytes are a film that can be decoded, of this length."""
    playback.must_last(context.world, seconds)


@then("I receive a picture of {width:Count} pixels width")
def receive_picture(context, width):
    """The bytes are a picture that can be decoded, of this width."""
    playback.must_be_wide(context.world, width)


@then("I receive no video")
def receive_nothing(context):
    """The address answers 404: there is nothing to play."""
    assert_that(context.world.delivery.status, equal_to(404), str(context.world.delivery.headers))


@then('it shows second {moment:Seconds} of "{name:Name}" after {seconds:Seconds} seconds')
def shows(context, moment, name, seconds):
    """The picture at that time is the sample's at that moment: each frame of our samples tells its time."""
    context.world.record(name)
    playback.must_show(context.world, round(moment * 1000), round(seconds * 1000))
