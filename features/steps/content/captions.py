"""Captions of an entry: made, filled, served in every form, and found by their words."""

from behave import register_type

from features.support.content import captions
from features.support.playing.playback import fetch
from features.support.scenario.vocabulary import act, given, then

register_type(Form=captions.form_named, Language=captions.language_named)


@given('a caption "{name:Name}" of "{entry:Name}"{table:With}')
def has_caption(context, name, entry, table):
    """The administrator has added a caption without content; a table gives its fields."""
    with context.world.as_admin():
        captions.add(context.world, name, entry, context.table)


@given('a caption "{name:Name}" of "{entry:Name}" from the file "{file:Name}"{table:With}')
def has_caption_from(context, name, entry, file, table):
    """The administrator has added a caption with a file of features/data, whose ending tells the format."""
    with context.world.as_admin():
        captions.add_file(context.world, name, entry, file, context.table)


@given('a caption "{name:Name}" of "{entry:Name}" in {language:Language} that says')
def has_caption_saying(context, name, entry, language):
    """The administrator has added a caption with these lines: from | to | text, in seconds."""
    with context.world.as_admin():
        captions.add_lines(context.world, name, entry, context.table, language=language)


@act('add a caption "{name:Name}" to "{entry:Name}"{table:With}')
def add(context, name, entry, table):
    """captionAsset.add; a table gives the caption's fields."""
    captions.add(context.world, name, entry, context.table)


@act('put the file "{file:Name}" into the caption "{name:Name}"')
def put_file(context, file, name):
    """captionAsset.setContent with a file that the administrator has uploaded under a token."""
    captions.put_file(context.world, name, file)


@act('put this text into the caption "{name:Name}"')
def put_text(context, name):
    """captionAsset.setContent with the text of the doc string."""
    captions.put_text(context.world, name, context.text)


@act('make the caption "{name:Name}" the default')
def make_default(context, name):
    """captionAsset.setAsDefault."""
    captions.make_default(context.world, name)


@act('open the caption "{name:Name}"{form:Form}{table:With}')
def open_caption(context, name, form, table):
    """GET, without a session, of captionAsset.serve (the file), or of its serving action for a form.

    " as WebVTT" is serveWebVTT with segment -1, the whole; " as a playlist" is serveWebVTT without a segment; " as
    data" is serveAsJson. A table gives segmentIndex (from 1) and segmentDuration (s).
    """
    captions.serve(context.world, name, form, context.table)


@act('open the address of the caption "{name:Name}"')
def open_address(context, name):
    """captionAsset.getUrl, and a GET of what it answers."""
    world = context.world
    fetch(world, world.call("caption_captionAsset.getUrl", {"id": world.id("caption", name)}))


@act('open the caption of "{entry:Name}"{table:With}')
def open_of_entry(context, entry, table):
    """GET captionAsset.serveByEntryId with the session at hand: the default, or as the table says (captionParamId)."""
    captions.serve_of_entry(context.world, entry, context.table)


@act("search the captions{table:With}")
def search(context, table):
    """captionAssetItem.search; the table is a KalturaCaptionAssetItemFilter."""
    captions.search(context.world, context.table, "search")


@act("search the entries by their captions{table:With}")
def search_entries(context, table):
    """captionAssetItem.searchEntries; the table is a KalturaCaptionAssetItemFilter."""
    captions.search(context.world, context.table, "searchEntries")


@then('I receive the file "{file:Name}", byte for byte')
def receive_file(context, file):
    """The bytes are those of a file of features/data."""
    captions.must_be_file(context.world, file)


@then("I receive these captions")
def receive_captions(context):
    """The lines of what was opened (SRT, WebVTT or JSON), in order: from | to | text, in seconds."""
    captions.must_read(context.world, context.table)


@then("I receive a playlist of {number:Count} segments")
def receive_playlist(context, number):
    """A complete HLS playlist with so many segments."""
    captions.must_be_playlist(context.world, number)


@then("the search finds")
def search_finds(context):
    """These lines and no others: caption | from | to | text, in seconds. Indexing takes a moment."""
    captions.must_find(context.world, context.table)


@then('an SRT caption takes the place of "{name:Name}" of "{entry:Name}"')
def becomes_srt(context, name, entry):
    """The platform has converted the entry's SCC caption; from now on the name means the new one."""
    captions.must_become_srt(context.world, name, entry)
