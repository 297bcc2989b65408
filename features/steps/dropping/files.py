"""Files that are dropped into a folder, and the entries that they become."""

from features.support.dropping import files
from features.support.scenario.vocabulary import given, then, when


@given('"{file:Name}" was dropped into "{folder:Name}"')
def was_dropped(context, file, folder):
    """A file lies at the folder's place: a film, or what its ending says."""
    files.drop(context.world, file, folder)


@given('"{file:Name}" was handled in "{folder:Name}"')
def was_handled(context, file, folder):
    """The same, and it has become an entry."""
    files.drop(context.world, file, folder)
    files.must_be_listed(context.world, folder, file, "HANDLED")


@given('"{file:Name}" has failed in "{folder:Name}"')
def has_failed(context, file, folder):
    """It was dropped, and its state is ERROR_HANDLING."""
    files.drop(context.world, file, folder)
    files.must_be_listed(context.world, folder, file, "ERROR_HANDLING")


@when('I drop "{file:Name}" into "{folder:Name}"')
def drop(context, file, folder):
    """Bring a film (or what the ending says) to the folder's place, by the protocol of its end."""
    files.drop(context.world, file, folder)


@when('I drop the file "{source:Name}" into "{folder:Name}" as "{file:Name}"')
def drop_as(context, source, folder, file):
    """The same with a certain file of features/data. What had the name is replaced."""
    files.drop(context.world, file, folder, source)


@when('I drop "{file:Name}" into "{folder:Name}" that says')
def drop_text(context, file, folder):
    """A file of the text in the doc string. Names, reference ids and files in a descriptor are made unique."""
    files.drop_text(context.world, file, folder, context.text)


@given('"{file:Name}" waits in "{folder:Name}" and says')
def text_waits(context, file, folder):
    """The same, and its state is WAITING."""
    files.drop_text(context.world, file, folder, context.text)
    files.must_be_listed(context.world, folder, file, "WAITING")


@given('half of "{file:Name}" was dropped into "{folder:Name}"')
def half_was_dropped(context, file, folder):
    """A film that is still being copied."""
    files.drop_half(context.world, file, folder)


@when('the rest of "{file:Name}" comes into "{folder:Name}"')
def rest_comes(context, file, folder):
    """The second half of it."""
    files.drop_rest(context.world, file, folder)


@when('I drop an empty "{file:Name}" into "{folder:Name}"')
def drop_nothing(context, file, folder):
    """A file without a byte."""
    files.drop_nothing(context.world, file, folder)


@when('somebody takes "{file:Name}" out of "{folder:Name}"')
def take_out(context, file, folder):
    """The file is deleted at its place, and not by the platform."""
    files.take_out(context.world, file, folder)


@then('"{folder:Name}" lists "{file:Name}" as {state:Constant}')
def lists(context, folder, file, state):
    """dropFolderFile.list, until the file is there and in this state; its name stands for it from then on."""
    files.must_be_listed(context.world, folder, file, state)


@then('"{file:Name}" is now the entry "{entry:Name}"')
def is_entry(context, file, entry):
    """The file's entryId names the entry, which has this name from now on, or had it before."""
    files.name_entry(context.world, file, entry)
