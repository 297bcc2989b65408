"""Accounts beside the one at hand: sessions for them, their registration, and what the operator sets of them."""

from features.support.access import accounts
from features.support.scenario.vocabulary import act, given
from features.support.scenario.world import rows


@given('the account "{account:Name}" has {noun:A} "{name:Name}"{table:With}')
def account_has(context, account, noun, name, table):
    """A new thing made by the owner of another account, in that account. A table gives its fields."""
    accounts.has(context.world, account, noun, name, context.table)


@act('impersonate the account "{account:Name}" from "{parent:Name}" as "{name:Name}"{table:With}')
def impersonate(context, account, parent, name, table):
    """session.impersonate by the second account's secret; it is the session at hand then. A table gives userId …"""
    accounts.impersonate(context.world, account, parent, name, context.table)


@given('the account "{account:Name}" is impersonated from "{parent:Name}" as "{name:Name}"{table:With}')
def is_impersonated(context, account, parent, name, table):
    """The same, prepared: the scenario acts with that session."""
    accounts.impersonate(context.world, account, parent, name, context.table)


@act('check the registration of "{name:Name}"{table:With}')
def validate(context, name, table):
    """partner.registrationValidation with the fields of a registration; a table changes them, (absent) omits one."""
    accounts.validate(context.world, name, context.table)


@act('fetch the secrets of the account "{name:Name}"{table:With}')
def secrets(context, name, table):
    """partner.getSecrets by the owner's e-mail and password; a table gives others."""
    accounts.secrets(context.world, name, context.table)


@act('log in to the account "{name:Name}" as its owner, keeping the session "{session:Name}"{table:With}')
def log_in(context, name, session, table):
    """user.loginByLoginId by the owner's e-mail and password, without a session; a table gives others."""
    accounts.log_in(context.world, name, session, context.table)


@given('the account "{name:Name}" was configured with')
def was_configured(context, name):
    """The operator has set fields of the account's configuration; lists are JSON."""
    with context.world.as_admin():
        accounts.configure(context.world, name, rows(context.table))


@act('configure the account "{name:Name}" with')
def configure(context, name):
    """systemPartner.updateConfiguration with the session at hand: the operator's, as others may not."""
    accounts.configure(context.world, name, rows(context.table))
