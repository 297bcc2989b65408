"""accessControl: the older service. It sees the same profiles as accessControlProfile, by their restrictions.

Rules that no restriction stands for are beyond it: such a profile is shown without any, and changed by the other
service alone.
"""

from __future__ import annotations

from typing import Any

from kaltura_sandbox import php_text
from kaltura_sandbox.platform import errors
from kaltura_sandbox.platform.accounts import now
from kaltura_sandbox.platform.objects import NULL, Object
from kaltura_sandbox.platform.services import Service, action
from kaltura_sandbox.topics.access import access_errors, restrictions
from kaltura_sandbox.topics.access.access_control_profile_service import (
    AccessControlProfileService,
    completed,
)
from kaltura_sandbox.topics.entries import entries

OLD, NEW = "KalturaAccessControl", "KalturaAccessControlProfile"
WRITTEN = ("name", "systemName", "description")
SHARED = ("id", "partnerId", *WRITTEN, "createdAt")


class AccessControlService(Service):
    """accessControl: profiles by their restrictions. A system name that is taken is refused by update alone (read)."""

    id = "accesscontrol"

    @property
    def _profiles(self) -> AccessControlProfileService:
        return AccessControlProfileService(self.caller)

    @action
    def add(self, access_control: Object) -> Object:
        _check_name(access_control, must=True)
        profile = Object(NEW, **self._told(access_control))
        self._profiles.stamp(profile)
        profile.defaults({"systemName": "", "description": "", "isDefault": False, "rules": []})
        profile._restrictions = profile._restrictions or []
        self.account.put(AccessControlProfileService.kind, profile)
        self._profiles.after_add(profile)
        return self._seen(profile)

    @action
    def get(self, id: Any) -> Object:  # noqa: A002
        return self._seen(self._profiles.get(id))

    @action
    def update(self, id: Any, access_control: Object) -> Object:  # noqa: A002
        profile = self._profiles.get(id)
        if not restrictions.are_all(profile):
            raise access_errors.ACCESS_CONTROL_NEW_VERSION_UPDATE(id)
        _check_name(access_control, must=False)
        self._check_read_only(access_control, profile)
        for name, value in self._told(access_control).items():
            setattr(profile, name, value)
        if access_control.systemName:
            self._check_system_name(profile)
        profile.updatedAt = now()
        self.account.put(AccessControlProfileService.kind, profile)
        self._profiles.after_add(profile)
        return self._seen(profile)

    @action
    def delete(self, id: Any) -> None:  # noqa: A002
        self._profiles.delete(id)

    @action
    def list_(self, filter: Object | None = None, pager: Object | None = None) -> Object:  # noqa: A002
        page = self.page(self._profiles.listing(filter), pager, f"{OLD}ListResponse")
        page.objects = [self._seen(one) for one in page.objects]
        return page

    def _told(self, sent: Object) -> dict[str, Any]:
        """What was sent as properties of a profile; what was sent as null is empty."""
        told = {name: sent.values[name] for name in WRITTEN if sent.values.get(name) is not None}
        told = {name: "" if value is NULL else value for name, value in told.items()}
        if sent.isDefault in (True, 1):
            told["isDefault"] = True
        if isinstance(sent.restrictions, list):
            told["_restrictions"] = restrictions.kept(sent.restrictions)
            told["rules"] = [self._rule(one) for one in told["_restrictions"]]
        return told

    def _rule(self, restriction: Object) -> Object:
        """The rule of a restriction; its contexts are told as numbers, those of other rules as texts (measured)."""
        made = completed(self.platform.schema, restrictions.rule(restriction))
        for context in made.contexts:
            context.values["type"] = php_text.whole(context.values["type"])
        return made

    def _check_read_only(self, sent: Object, profile: Object) -> None:
        for name, wanted in self.platform.schema.properties(OLD).items():
            given = sent.values.get(name)
            if wanted.read_only and given is not None and given != profile.values.get(name):
                raise errors.PROPERTY_VALIDATION_NOT_UPDATABLE(f"{OLD}::{name}")

    def _check_system_name(self, profile: Object) -> None:
        same = self.account.find(AccessControlProfileService.kind, systemName=profile.systemName)
        if any(one.id != profile.id for one in same):
            raise errors.SYSTEM_NAME_ALREADY_EXISTS(profile.systemName)

    def _seen(self, profile: Object) -> Object:
        seen = Object(OLD, **{name: profile.values.get(name) for name in SHARED})
        seen.isDefault = profile.id == entries.default_access(self.account)
        if restrictions.are_all(profile):
            seen.restrictions = profile._restrictions or []
        else:
            seen.containsUnsuportedRestrictions = True
        return seen


def _check_name(sent: Object, must: bool) -> None:
    name = sent.values.get("name")
    if must and name in (None, NULL):
        raise errors.PROPERTY_VALIDATION_CANNOT_BE_NULL(f"{OLD}::name")
    if name == "":
        raise errors.PROPERTY_VALIDATION_MIN_LENGTH(f"{OLD}::name", 1)
