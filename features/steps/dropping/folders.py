"""Drop folders, each with a place of its own that this process provides: the watcher's visits, and what lies there."""

from features.support.dropping import folders
from features.support.scenario.vocabulary import given, then, when


@given('the operator set the handler of "{name:Name}" to')
def reconfigured(context, name):
    """dropFolder.update of the handler's contentMatchPolicy and slugRegex; what isn't named stays."""
    with context.world.as_admin():
        folders.reconfigure(context.world, name, context.table)


@given('the place of "{name:Name}" goes missing')
@when('the place of "{name:Name}" goes missing')
def goes_missing(context, name):
    """The folder at the end is deleted, with all that lay in it."""
    folders.spot(context.world, name).vanish()


@when('the operator puts the access to "{name:Name}" right')
def put_right(context, name):
    """dropFolder.update of the password to the one that the place wants."""
    with context.world.as_admin():
        folders.put_right(context.world, name)


@when('the place of "{name:Name}" comes back')
def comes_back(context, name):
    """It is there again, empty."""
    folders.spot(context.world, name).come_back()


@given('the watcher reports {code:Constant} of "{name:Name}"')
@then('the watcher reports {code:Constant} of "{name:Name}"')
def reports(context, code, name):
    """The folder's errorCode, once the watcher has been there."""
    folders.must_report(context.world, name, code)


@then('the watcher reports no error of "{name:Name}"')
def reports_nothing(context, name):
    """It has been there, and what was wrong is right again."""
    folders.must_report(context.world, name, None)


@then('{files:Names} still lies in "{name:Name}"')
def still_lies(context, files, name):
    """The place has the file."""
    folders.must_hold(context.world, name, files)


@then('{files:Names} is gone from "{name:Name}"')
def is_gone(context, files, name):
    """The place has it no more, or soon won't."""
    folders.must_lose(context.world, name, files)
