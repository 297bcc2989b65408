"""Kaltura's player in a page and a browser: what an integrator sets up and what a visitor sees."""

from features.support.playing import configured, players
from features.support.scenario.vocabulary import act, given, then


@given("I am watching {names:Names} in the player{table:With}")
def watching(context, names, table):
    """A page with the player is open and plays, see "watch"."""
    players.watch(context.world, names, context.table)


@act('open the player with "{name:Name}"{table:With}')
def open_player(context, name, table):
    """A page with Kaltura's player loads the entry; nobody has pressed play yet.

    Rows are fields of the player's config (provider.ks, playback.textLanguage …), options of loadMedia under
    `sources.` (startTime, seekFrom, clipTo: s), and `page`, the host that the page is on. `uiConf` names a player
    configuration whose config the page gives to the player; with `embedPlaykitJs` the platform's script brings it.
    """
    players.open_things(context.world, [name], context.table)


@act("watch {names:Names} in the player{table:With}")
def watch(context, names, table):
    """As "open the player", then a visitor presses play and the film begins.

    Several entries are a list that the page names (loadPlaylistByEntryList); a playlist is loaded by its id.
    """
    players.watch(context.world, names, context.table)


@act("jump to second {second:Seconds} in the player")
def jump(context, second):
    """The player is moved to a moment of the film and plays on from there."""
    players.jump(context.world, second)


@act('press "{label:Name}" in the player')
def press(context, label):
    """A button of the player's bar, by the label that it has in English: Next, Previous …"""
    players.press(context.world, label)


@act('choose the captions "{label:Name}" in the player')
def choose_captions(context, label):
    """Captions are chosen by the label that the player's menu shows."""
    players.choose_captions(context.world, label)


@given('a copy "{copy:Name}" of the player configuration "{name:Name}"')
def clone(context, copy, name):
    """The administrator has called uiConf.clone, which takes no name: the copy is called as the original."""
    configured.clone(context.world, name, copy)


@then("the player plays")
def plays(context):
    """The page's video element advances by a second."""
    players.must_play(context.world)


@then("the counter in its picture goes on")
def goes_on(context):
    """The page shows two seconds of our film one after the other, as it comes."""
    players.must_go_on(context.world)


@then("the player comes to the end")
def comes_to_end(context):
    """The page's video element has ended: nothing comes any more."""
    players.must_end(context.world)


@then('the player shows second {second:Count} of "{name:Name}"')
def shows(context, second, name):
    """The picture of the page comes to show this second of the film: each frame of our samples tells its time."""
    players.must_show(context.world, second, name)


@then('the player shows the thumbnail of "{name:Name}"')
def shows_thumbnail(context, name):
    """Before it plays, the page shows the picture behind the entry's thumbnailUrl."""
    players.must_show_thumbnail(context.world, name)


@then("the film in the player lasts {seconds:Seconds} seconds")
def lasts(context, seconds):
    """The length that the video element knows; a few frames more or less don't count."""
    players.must_last(context.world, seconds)


@then('a visitor reads "{text:Text}"')
def reads(context, text):
    """The words are on the page: captions, a title, an error."""
    players.must_read(context.world, text)


@then("the player fails with {code:Constant}")
def fails(context, code):
    """The player told the page's script of this error: BLOCK_ACTION, MULTIREQUEST_API_ERROR …"""
    players.must_fail(context.world, code)


@then("the player asks in one request for")
def asks(context):
    """The actions of the player's first multirequest, these and no others, in this order."""
    players.must_ask(context.world, context.table)


@then("the player opens a manifest with")
def opens(context):
    """Key/value pairs in the address of the manifest, in its path or its query."""
    players.must_open(context.world, context.table)


@then("the player in the page has")
def has(context):
    """What the player says of itself (muted, volume, paused …) or, under `config.`, of its settings."""
    configured.must_have(context.world, context.table)
