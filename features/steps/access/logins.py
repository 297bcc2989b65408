"""Users who log in by an e-mail and a password. Passwords are invented for the run."""

from features.support.access import logins
from features.support.scenario.vocabulary import act, given, then


@given('a user "{name:Name}" who may log in{table:With}')
def may_log_in(context, name, table):
    """A user made by the administrator with an e-mail and a password; a table gives more fields, or others.

    <email of Ann>, <password of Ann>, <new password of Ann> and <third password of Ann> can stand in tables.
    """
    with context.world.as_admin():
        logins.add(context.world, name, context.table)


@given('the account "{account:Name}" has a user "{name:Name}" who may log in')
def may_log_in_there(context, account, name):
    """The same in another account, made by its owner."""
    logins.add_in(context.world, account, name)


@given('the login data of "{name:Name}" were changed with')
def was_changed(context, name):
    """The user has changed them by user.updateLoginData, with the password."""
    logins.change(context.world, name, context.table)


@given('"{name:Name}" has logged in')
def has_logged_in(context, name):
    """By user.login, which gives "Ann's" session."""
    logins.must_get_in(context.world, name)


@given('{number:Count} wrong passwords were given for "{name:Name}"')
def wrong_passwords(context, number, name):
    """So many logins in a row with a wrong password, each refused; the last one may lock the login."""
    logins.guess(context.world, name, number)


@act('log in as "{name:Name}"{table:With}')
def log_in(context, name, table):
    """user.loginByLoginId at the account, without a session; a table sends other values. It gives "Ann's" session."""
    logins.with_no_session(context.world)
    logins.by_email(context.world, name, context.table)


@act('log in by the id of "{name:Name}"{table:With}')
def log_in_by_id(context, name, table):
    """The same by user.login, which tells why somebody isn't let in."""
    logins.with_no_session(context.world)
    logins.by_id(context.world, name, context.table)


@act('let "{name:Name}" log in{table:With}')
def let_in(context, name, table):
    """user.enableLogin with an e-mail and a password of the user's own; a table sends others."""
    logins.enable(context.world, name, context.table)


@act('change the login data of "{name:Name}" with')
def change(context, name):
    """user.updateLoginData without a session: newPassword, newLoginId, newFirstName, newLastName, another password."""
    logins.change(context.world, name, context.table)


@then('"{name:Name}" can log in{table:With}')
def can_log_in(context, name, table):
    """user.login gives a session, "Ann's", at once or when a lock is over; a table sends another password."""
    logins.must_get_in(context.world, name, context.table)


@then('a login of "{name:Name}" is refused with "{code:Code}"{table:With}')
def login_is_refused(context, name, code, table):
    """user.login with the user's password is refused; a table sends another one."""
    logins.must_be_kept_out(context.world, name, code, context.table)


@then('the answer is the session "{name:Name}"')
def is_session(context, name):
    """A bare KS was answered; from now on the scenario calls it so."""
    logins.take(context.world, name)
