"""Registration: whether an account may come into being as it was asked for, whose child it is to be, and its making.

The checks come in the platform's order. Its administrator's login is made on the way: an e-mail that is a login already
gets one more account, if the password is that login's, or if a parent's administrator registers a child for somebody of
the parent's own.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from kaltura_sandbox.captioning.markup import without_tags
from kaltura_sandbox.platform import errors, starting
from kaltura_sandbox.platform.accounts import OPERATOR, Account, Caller, new_secret, now
from kaltura_sandbox.platform.errors import ApiError
from kaltura_sandbox.platform.features import declared
from kaltura_sandbox.platform.objects import NULL, Object
from kaltura_sandbox.topics.accounts import account_errors, partners
from kaltura_sandbox.topics.logins import login_data, passwords
from kaltura_sandbox.topics.people import users

CLASS = "KalturaPartner"
NEEDED = ("name", "adminName", "adminEmail", "description")
EMPTY = {
    "name": "Please fill in the Partner's name",
    "adminName": "Please fill in Administrator's details",
    "adminEmail": "Please fill in Administrator's Email Address",
    "description": "Please fill in description",
}
TWO_LETTERS = ("country", "state")
ADMINISTRATOR = "2"  # the id of the platform's role of administrators


class NotRegistered(Exception):
    """Why a registration is refused, in the platform's words."""


@dataclass(frozen=True)
class Asked:
    """A registration that may be: the account's fields, its parent's id and its template, and how its owner logs in."""

    partner: Object
    parent: Object | None
    template: Object | None
    login: Object | None
    password: str | None


def checked(caller: Caller, partner: Object, password: str, template_id: int | None) -> Asked:
    """What is to be registered. Raises NotRegistered, and ApiError for fields that can't be."""
    partner = _fields(caller, partner)
    parent = _parent(caller, template_id)
    for name, told in EMPTY.items():
        if partner.values.get(name) == "":
            raise NotRegistered(told)
        if name == "adminEmail" and not login_data.is_email(partner.adminEmail):
            raise NotRegistered("Invalid email address")
    login = login_data.find(caller.account.platform, partner.adminEmail)
    if login is not None and not _vouched(caller, login, parent):
        _check_login(login, partner.adminEmail, password)
    return Asked(partner, parent, _template(caller, template_id), login, password or None)


def _fields(caller: Caller, partner: Object) -> Object:
    """The fields without markup, the administrator's names made of each other."""
    partner = Object(CLASS, **{name: _plain(value) for name, value in partner.values.items()})
    named = partner.firstName or partner.lastName
    if named and partner.adminName:
        raise account_errors.PROPERTY_DEPRECATED("adminName")
    if named:
        partner.adminName = f"{partner.firstName or ''} {partner.lastName or ''}"
    elif partner.adminName and partner.firstName is None and partner.lastName is None:
        partner.firstName = partner.adminName
    for name in NEEDED:
        if partner.values.get(name) is None:
            raise errors.PROPERTY_VALIDATION_CANNOT_BE_NULL(f"{CLASS}::{name}")
    for name in TWO_LETTERS:
        if len(partner.values.get(name) or "") > len("GB"):
            raise errors.PROPERTY_VALIDATION_MAX_LENGTH(f"{CLASS}::{name}", len("GB"))
    if partner.partnerPackage and not _is_operator(caller):
        raise account_errors.PROPERTY_VALIDATION_NO_INSERT_PERMISSION("partnerPackage")
    for name, wanted in caller.account.platform.schema.properties(CLASS).items():
        if wanted.read_only and partner.values.get(name) is not None:
            raise errors.PROPERTY_VALIDATION_NOT_UPDATABLE(f"{CLASS}::{name}")
    return partner


def _plain(value: Any) -> Any:
    if value is NULL:
        return None
    return without_tags(value) if isinstance(value, str) and "<" in value else value


def _is_operator(caller: Caller) -> bool:
    return caller.session is not None and caller.session.partner_id == OPERATOR


def _parent(caller: Caller, template_id: int | None) -> Object | None:
    """The account of an administrator who registers, which must be a group; others make accounts of their own."""
    if not caller.is_admin or _is_operator(caller):
        return None
    own = caller.account.partner
    assert own is not None
    refused = account_errors.NOT_A_GROUP(own.id)
    if own.partnerGroupType not in (partners.VAR_GROUP, partners.GROUP):
        raise refused
    template = caller.account.store.get(partners.KIND, template_id) if template_id else None
    if template_id and (template is None or template.partnerParentId != own.id):
        raise refused
    return own


def _template(caller: Caller, template_id: int | None) -> Object | None:
    """The account that is copied; the platform breaks on one that isn't there (measured)."""
    found = caller.account.store.get(partners.KIND, template_id) if template_id else None
    if template_id and found is None:
        raise errors.INTERNAL_SERVERL_ERROR()
    return found


def _vouched(caller: Caller, login: Object, parent: Object | None) -> bool:
    """Whether no password is asked for: the operator registers, or a parent for somebody of its own."""
    return _is_operator(caller) or (parent is not None and str(login.account) == str(parent.id))


def _check_login(login: Object, email: str, password: str) -> None:
    if not password:
        raise NotRegistered(f"User with email [{email}] already exists in system.")
    if not login_data.fits(login, password):
        raise NotRegistered(f"Invalid password for user with email [{email}].")


def told(refusal: ApiError) -> str:
    """A refusal of a field in the words that a registration has for it: without the name of the class."""
    return refusal.message.replace(f"{CLASS}::", "")


def make(caller: Caller, asked: Asked) -> Object:
    """The new account with what accounts have from the start, and its owner. Hashing takes a while: it comes first."""
    password = asked.password or passwords.made_up()
    kept = passwords.hashed(password) if asked.login is None else ""
    platform = caller.account.platform
    with platform.store.transaction():
        partner = _partner(caller, asked)
        account = platform.account(partner.id)
        starting.furnish_new(account)
        _people(account, partner, asked.login, kept)
        if asked.template is not None:
            account.copied(partners.KIND, partner, asked.template)
    return platform.store.get(partners.KIND, partner.id).copy(cmsPassword=password, _whole=True)  # type: ignore[union-attr]


def _partner(caller: Caller, asked: Asked) -> Object:
    store, parent = caller.account.store, asked.parent
    partner = asked.partner
    partner.id, partner.createdAt, partner.status = store.number(), now(), partners.ACTIVE
    partner.adminSecret, partner.secret = new_secret(), new_secret()
    partner.adminUserId = partner.adminEmail
    partner.partnerParentId = parent.id if parent else None
    partner.partnerPackage = (parent.partnerPackage if parent else partner.partnerPackage) or partners.FREE
    partner.partnerGroupType = partners.PUBLISHER
    partner.adminLoginUsersQuota = partners.DEFAULTS["adminLoginUsersQuota"]
    partner._features = [one.name for one in declared() if one.registered]
    if asked.template is not None:
        partners.take_after(partner, asked.template)
    return store.put(partners.KIND, partner, partner.id)


def _people(account: Account, partner: Object, login: Object | None, kept: str) -> None:
    """The owner, who is an administrator with a login, and the user of sessions of widgets."""
    first, _, last = partner.adminName.partition(" ")
    unknown = Object("KalturaUser", id=users.WIDGET_USER, screenName="Unknown", firstName="0", fullName="0")
    users.save(account, users.new(account, unknown))
    owner = Object(
        "KalturaUser", id=partner.adminEmail, email=partner.adminEmail, firstName=first, lastName=last,
        fullName=partner.adminName, isAdmin=True, loginEnabled=True, roleIds=ADMINISTRATOR,
    )  # fmt: skip
    if login is None:
        login = login_data.new(account, partner.adminEmail, first, last)
        login = login_data.make(account, login, kept)
    owner._login = login.id
    users.save(account, users.new(account, owner))
    login_data.join(account.platform, login, account.id, owner.id)
