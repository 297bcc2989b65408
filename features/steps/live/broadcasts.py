"""Broadcasting: encoders that send, go or are lost, what they are recorded as, and how far back viewers can go."""

from behave import register_type

from features.support.live import broadcasting, going_back, recordings, streams, watching
from features.support.live.broadcasting import PRIMARY, RTMP
from features.support.playing import playback
from features.support.scenario.vocabulary import act, given, then, when

register_type(Place=broadcasting.place_named, Way=broadcasting.way_named)


@given('"{name:Name}" is on air')
def is_on_air(context, name):
    """An encoder sends our film by RTMP to the primary place, and liveStream.isLive has turned true."""
    broadcasting.bring_on_air(context.world, name)


@given('"{name:Name}" is on air for {seconds:Count} seconds')
def is_on_air_for(context, name, seconds):
    """The same by an encoder that ends by itself, so many seconds after its first frame."""
    broadcasting.begin(context.world, name, seconds=seconds)
    streams.must_become(context.world, name, True)


@given('"{name:Name}" is on air with {seconds:Count} seconds that the encoder had stored')
def is_on_air_late(context, name, seconds):
    """An encoder sends so much of our film at once, as after a break of its line, and goes on; it is on air."""
    broadcasting.bring_on_air_late(context.world, name, seconds)


@given('a {place:Place} encoder sends to "{name:Name}"')
def encoder_sends(context, place, name):
    """An encoder sends our film by RTMP to this place, and its connection is PLAYABLE."""
    broadcasting.begin(context.world, name, RTMP, place)
    broadcasting.must_be_connected(context.world, name, place)


@act('begin to broadcast to "{name:Name}" by {way:Way}')
def begin(context, name, way):
    """An encoder sends our film, over and over, to the primary address that the entry gives for this protocol."""
    broadcasting.begin(context.world, name, way)


@act('begin to broadcast to "{name:Name}" by {way:Way} with the token "{token:Name}"')
def begin_with(context, name, way, token):
    """The same with another token in the place of the entry's."""
    broadcasting.begin(context.world, name, way, token=token)


@act('begin to broadcast to "{name:Name}" with the address from before')
def begin_as_before(context, name):
    """By RTMP to the address that the entry had when it was made."""
    broadcasting.begin_as_before(context.world, name)


@act('begin to broadcast to the backup of "{name:Name}"')
def begin_backup(context, name):
    """An encoder sends our film by RTMP to the secondary address."""
    broadcasting.begin(context.world, name, RTMP, broadcasting.BACKUP)


@act('broadcast to "{name:Name}" for {seconds:Count} seconds')
def broadcast(context, name, seconds):
    """An encoder sends our film by RTMP from its first frame on, so many seconds of it; then it is off air again."""
    broadcasting.broadcast(context.world, name, seconds)


@given('I have broadcast to "{name:Name}" for {seconds:Count} seconds')
def has_broadcast(context, name, seconds):
    """The same, before."""
    broadcasting.broadcast(context.world, name, seconds)


@act('stop broadcasting to "{name:Name}"')
def stop(context, name):
    """The primary encoder says goodbye and ends."""
    broadcasting.encoder_of(context.world, name, PRIMARY).stop()


@when('the {place:Place} encoder of "{name:Name}" is lost')
def is_lost(context, place, name):
    """Its process is killed: the connection breaks without a word."""
    broadcasting.encoder_of(context.world, name, place).lose()


@given('the {place:Place} encoder of "{name:Name}" was lost')
def was_lost(context, place, name):
    """The same, before."""
    broadcasting.encoder_of(context.world, name, place).lose()


@act('look for the recording "{recording:Name}" of "{name:Name}"')
def find_recording(context, recording, name):
    """The entry that recordedEntryId of the live stream names, from now on called so."""
    recordings.find_recording(context.world, name, recording)


@given('the {place:Place} encoder of "{name:Name}" has stopped')
def has_stopped(context, place, name):
    """It said goodbye, and the stream is off air."""
    broadcasting.encoder_of(context.world, name, place).stop()
    streams.must_become(context.world, name, False)


@given('the stream of "{name:Name}" has moved on')
@then('the stream of "{name:Name}" moves on')
def moves_on(context, name):
    """A newer segment than the newest one now comes into the list, and shows our film."""
    watching.watch_on(context.world, name)


@then("it shows second {second:Seconds} of what was sent after {after:Seconds} seconds")
def shows(context, second, after):
    """The picture of the film received, by the time that each frame of our film tells."""
    playback.must_show(context.world, round(second * 1000), round(after * 1000))


@then('"{recording:Name}" comes to last {seconds:Seconds} seconds')
def comes_to_last(context, recording, seconds):
    """It is READY and so long, within half a second; asked again until it is."""
    recordings.must_come_to_last(context.world, recording, seconds)


@then('"{name:Name}" has one recording')
def one_recording(context, name):
    """One entry alone names the live stream as its rootEntryId."""
    recordings.must_have_recordings(context.world, name, 1)


@given('its recording is "{recording:Name}"')
def has_recording(context, recording):
    """The entry that recordedEntryId of the last live stream names, READY, from now on called so."""
    recordings.settle_recording(context.world, recording)


@then("the encoder is turned away")
def turned_away(context):
    """It ends soon with an error, before it could send anything; what it says is in the report."""
    broadcasting.must_be_turned_away(context.world)


@then('"{one:Name}" and "{other:Name}" are two entries')
def are_two(context, one, other):
    """Two names of this scenario stand for different ids."""
    recordings.must_differ(context.world, one, other)


@then('no recording of "{name:Name}" is made')
def no_recording(context, name):
    """recordedEntryId is absent, and no entry names the live stream as its rootEntryId."""
    recordings.must_have_recordings(context.world, name, 0)


@then('the {place:Place} of "{name:Name}" is connected')
def is_connected(context, place, name):
    """entryServerNode.list shows a PLAYABLE connection at this place."""
    broadcasting.must_be_connected(context.world, name, place)


@then('{count:Count} streams of "{name:Name}" play')
def streams_play(context, count, name):
    """So many are in the manifest, and the newest segment of each shows a moment of our film."""
    broadcasting.must_play_everywhere(context.world, name, count)


@then('viewers of "{name:Name}" can go back to its beginning')
def whole(context, name):
    """The list leaves nothing out since the encoder began."""
    going_back.must_be_whole(context.world, name)


@act('wait until the list of "{name:Name}" holds nearly {seconds:Count} seconds')
def wait_longer(context, name, seconds):
    """Its list has come to this length, less than a segment short of it; more of the stream is still to come."""
    going_back.wait_until_long(context.world, name, seconds)


@then('viewers of "{name:Name}" can go back {seconds:Count} seconds, and no further')
def limited(context, name, seconds):
    """For a while the list is never longer than this, and the first segments go out of it."""
    going_back.must_be_limited(context.world, name, seconds)


@given('{count:Count} viewers follow "{name:Name}"')
def follow(context, count, name):
    """Each opens the manifest with a playSessionId of its own, a list and the newest segment."""
    broadcasting.follow(context.world, name, count)
