"""Playback: what the addresses of an entry give to a player or a page, looked into and not only counted."""

from hamcrest import assert_that, close_to, equal_to

from features.support import media, playback
from features.support.vocabulary import act, then


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
    film = media.probe(playback.received(context.world))
    assert_that(film.duration_ms / 1000, close_to(seconds, playback.FRAMES), str(film))
    assert_that(bool(film.video_codec), equal_to(True), str(film))


@then("I receive a picture of {width:Count} pixels width")
def receive_picture(context, width):
    """The bytes are a picture that can be decoded, of this width."""
    picture = media.image_of(playback.received(context.world))
    playback.show(context.world, picture, f"{width} pixels wide")
    assert_that(picture.width, equal_to(width))


@then("I receive no video")
def receive_nothing(context):
    """The address answers 404: there is nothing to play."""
    assert_that(context.world.delivery.status, equal_to(404), str(context.world.delivery.headers))


@then('it shows second {moment:Seconds} of "{name:Name}" after {seconds:Seconds} seconds')
def shows(context, moment, name, seconds):
    """The picture at that time is the sample's at that moment: each frame of our samples tells its time."""
    context.world.record(name)
    playback.must_show(context.world, round(moment * 1000), round(seconds * 1000))
