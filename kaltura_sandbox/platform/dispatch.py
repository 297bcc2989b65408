"""One call from its parameters to its result, judged in the platform's order.

Service and action exist, then the arguments, then the session and its permission, then the room. A result is an
object, a list, a plain value, a served file, or an :class:`ApiError`.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator
from typing import Any

from kaltura_sandbox import php_text
from kaltura_sandbox.platform import (
    admission,
    errors,
    guarded,
    judges,
    ks,
    permissions,
    present,
    response_profiles,
)
from kaltura_sandbox.platform.accounts import OPERATOR, Account, Caller, Platform
from kaltura_sandbox.platform.errors import ApiError
from kaltura_sandbox.platform.identity import same_user
from kaltura_sandbox.platform.machine import limits
from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.platform.pace import Awaited, Pace, Steps, WaitingRoom, pace_of
from kaltura_sandbox.platform.rooms import Room
from kaltura_sandbox.platform.schema import Action, ServiceType
from kaltura_sandbox.platform.services import Served, Traits
from kaltura_sandbox.platform.wire import arguments, references
from kaltura_sandbox.platform.wire.multipart import Upload
from kaltura_sandbox.platform.wire.request import Call, text_of
from kaltura_sandbox.platform.wire.weight import too_large, weight

log = logging.getLogger(__name__)
PASSED_ON = ("ks", "partnerId", "clientTag")
"""What a multirequest's parts take from it unless they have their own."""


class Dispatcher:
    """Runs calls against the rooms of a platform."""

    def __init__(self, platform: Platform) -> None:
        self.platform = platform
        self.schema = platform.schema
        self.rooms: dict[str, Room] = platform.rooms
        self._waiting = WaitingRoom()

    def run(self, call: Call) -> Steps:
        """The way to the result of a call; refusals are results, not raised."""
        if call.refused is not None:
            return call.refused
        if call.service == "multirequest":
            return (yield from self._multirequest(call))
        return (yield from self._one(call))

    def pace(self, call: Call) -> Pace:
        """Whose turn a call waits for."""
        return pace_of(self.schema, self.rooms, call)

    def serves_file(self, call: Call) -> bool:
        found = self.schema.action(call.service, call.action)
        return bool(found and found.returns and found.returns.type == "file")

    def _one(self, call: Call) -> Steps:
        try:
            return (yield from self._judge(call))
        except ApiError as refusal:
            return self._told(call, refusal)
        except RecursionError:
            return errors.INTERNAL_SERVERL_ERROR()
        except Exception as problem:
            if self.platform.disk.noticed(problem):
                return errors.DISK_FULL()
            log.exception("%s.%s", call.service, call.action)
            return errors.INTERNAL_SERVERL_ERROR()

    def _told(self, call: Call, refusal: ApiError) -> ApiError | None:
        """A refusal as the action lets it be told."""
        service, found = self.schema.service(call.service), self.schema.action(call.service, call.action)
        room = self.rooms.get(service.id) if service else None
        traits = room.traits(found.name) if room and found else None
        hiding = traits.hiding if traits else None
        if hiding is None or refusal.code in hiding.told:
            return refusal
        return hiding.instead() if hiding.instead else None

    def _judge(self, call: Call) -> Steps:
        service, action = self._locate(call)
        room = self.rooms.get(service.id)
        traits = room.traits(action.name) if room else None
        session = self._session(call, traits is not None and not traits.needs_session)
        lenient = traits is not None and traits.says_what_lacks
        values = arguments.bind(self.schema, action, call.params, lenient)
        caller = self._caller(call, session)
        profile = response_profiles.asked_for(self.schema, caller, call.params)
        self._permit(caller, service, action, values)
        sent = self._sent(service, action, values) if profile else {}
        result = self._act(service, action, values, caller)
        if isinstance(result, Awaited):
            result = yield from self._waiting.settled(result)
        if isinstance(result, Served):
            return result
        if profile is None:
            return present.show(result, caller)
        shaper = response_profiles.Shaper(
            self.schema, caller, lambda filter_, pager: self._listed(caller, filter_, pager)
        )
        return shaper.answer(result, profile, sent)

    def _listed(self, caller: Caller, filter_: Object, pager: Object | None) -> Object:
        """What the service that owns a filter's class lists for it, as far as the caller may call it."""
        service = self.schema.listing_service(filter_.objectType)
        if service is None:
            raise errors.SERVICE_FORBIDDEN(filter_.objectType)
        action = service.actions["list"]
        given = {"filter": filter_, "pager": pager}
        values = [given.get(parameter.name, parameter.default) for parameter in action.parameters]
        self._permit(caller, service, action, values)
        listed: Object = self._act(service, action, values, caller)
        return listed

    def _sent(self, service: ServiceType, action: Action, values: list[Any]) -> dict[str, Any]:
        """What the caller sent of the object that is answered, where the action fills in that very object."""
        room = self.rooms.get(service.id)
        filled = room is not None and action.name in room.main.fills_in
        return response_profiles.sent(self.schema, action.name, values) if filled else {}

    def _locate(self, call: Call) -> tuple[ServiceType, Action]:
        if not call.service:
            raise errors.SERVICE_NOT_SPECIFIED()
        service = self.schema.service(call.service)
        if service is None:
            raise errors.SERVICE_DOES_NOT_EXISTS(php_text.lower(call.service))
        action = service.actions.get(php_text.lower(call.action))
        if action is None:
            raise errors.ACTION_DOES_NOT_EXISTS(php_text.lower(call.action), php_text.lower(call.service))
        return service, action

    def _session(self, call: Call, ignored: bool) -> ks.Session | None:
        """What the KS says. One that can't be read is refused before the arguments are judged."""
        return None if ignored or call.ks in ("", "0") else ks.read(call.ks, self.platform.secret_of)

    def _caller(self, call: Call, session: ks.Session | None) -> Caller:
        """Who calls, with the session checked; ``INVALID_KS`` and foreign accounts are refused here."""
        wanted = call.params.get("p") or call.params.get("partnerId")
        wanted_id = int(arguments.number(wanted)) if wanted not in (None, "") else 0
        if session is None:
            return Caller(self._account(wanted_id), None, call.host, notes=_seen(call))
        self._admit(call, session, wanted_id)
        nobody = wanted not in (None, "") and not php_text.is_number(
            text_of(wanted)
        )  # equal to no account's id
        if (nobody or (wanted_id and wanted_id != session.partner_id)) and session.partner_id != OPERATOR:
            raise errors.SERVICE_FORBIDDEN(f"{call.service}->{call.action}")
        owner = wanted_id if session.partner_id == OPERATOR and wanted_id else session.partner_id
        return Caller(self._account(owner), session, call.host, notes=_seen(call))

    def _admit(self, call: Call, session: ks.Session, wanted_id: int) -> None:
        """Whether the session may be used. The parts of a multirequest with one KS in a row are one use of it."""
        if call.admitted[-1:] == [(session.text, wanted_id)]:
            return
        admission.admit(self.platform, session, call.address, call.uri)
        call.admitted.append((session.text, wanted_id))

    def _account(self, partner_id: int) -> Account:
        account = self.platform.account(partner_id)
        if partner_id and account.partner is None:
            raise errors.SERVICE_FORBIDDEN_CONTENT_BLOCKED()
        return account

    def _permit(self, caller: Caller, service: ServiceType, action: Action, values: list[Any]) -> None:
        if caller.session is not None and caller.session.partner_id == OPERATOR:
            return
        self._check_owner(caller, service, action, values)
        may = caller.kind == "none" or caller.rights.may_call(*action.place(service.id))
        refusal = permissions.judged(service.id, action.name, caller.kind, may, not caller.account.has("*"))
        if refusal == "INVALID_KS":
            raise ks.not_yours()
        if refusal == "FEATURE_FORBIDDEN":
            raise errors.FEATURE_FORBIDDEN(self.schema.feature_name(service, action))
        if refusal:
            raise errors.SERVICE_FORBIDDEN(self.schema.refused_name(service, action))

    def _check_owner(self, caller: Caller, service: ServiceType, action: Action, values: list[Any]) -> None:
        """Refuses strangers where an action belongs to those who may edit the object it names."""
        rule = permissions.owner_rule(service.id, action.name)
        if rule is None or caller.is_admin:
            return
        if caller.session is None:
            raise ks.not_yours()
        names = [parameter.name for parameter in action.parameters]
        value = values[names.index(rule.parameter)] if rule.parameter in names else None
        found = judges.owned(rule.object_class, caller, value) if value else None
        if found is None:
            return
        owner = same_user(caller.user_id, found.owner)
        editor = not rule.owner_only and found.editable
        if not (owner or editor or caller.grants(rule.privilege, str(value))):
            raise ks.not_yours()

    def _act(self, service: ServiceType, action: Action, values: list[Any], caller: Caller) -> Any:
        room = self.rooms.get(service.id)
        traits = room.traits(action.name) if room else None
        if room is None or traits is None:
            raise errors.SANDBOX_NOT_IMPLEMENTED(f"{service.name}.{action.name}")
        if caller.kind != "none":
            guarded.strip(self.schema, caller.rights, values)
        method = room.method(action.name, caller)
        taken = method.__func__.__code__.co_argcount - 1
        for parameter, value in zip(action.parameters[taken:], values[taken:], strict=True):
            if value is not None and value != parameter.default and value != []:
                raise errors.SANDBOX_NOT_IMPLEMENTED(f"{service.name}.{action.name}({parameter.name})")
        del values[taken:]
        try:
            return self._run(traits, method, values)
        except ApiError as refusal:
            refusal.by_room = refusal.code != "INTERNAL_SERVERL_ERROR"  # that is what breaks, not who refuses
            raise

    def _run(self, traits: Traits, method: Any, values: list[Any]) -> Any:
        if not traits.in_transaction:
            return method(*values)
        store = self.platform.store
        for upload in _uploads(values):
            self.platform.files.foresee(upload.path)
        with store.snapshot() if traits.reads else store.transaction():
            return method(*values)

    def _multirequest(self, call: Call) -> Steps:
        """The results of the parts. What goes beyond a limit is refused, and so is each part that follows it."""
        parts, results, filler = list(_parts(call)), [], references.Filler()  # type: ignore[var-annotated]
        if len(parts) > limits.MOST_PARTS:
            return errors.SANDBOX_LIMIT_EXCEEDED(limits.MOST_PARTS, "parts of a multirequest")
        common = {k: v for k, v in call.params.items() if k in PASSED_ON}
        end, weighs = time.monotonic() + limits.LONGEST_RUN, 0
        for part in parts:
            result = yield from self._part(call, common, part, results, filler)
            if isinstance(result, Served):
                return result
            weighs += weight(result)
            if weighs > limits.LARGEST_ANSWER:
                return results + [too_large()] * (len(parts) - len(results))
            results.append(result)
            if time.monotonic() > end:
                late = errors.SANDBOX_LIMIT_EXCEEDED(limits.LONGEST_RUN, "seconds for a multirequest")
                return results + [late] * (len(parts) - len(results))
        return results

    def _part(
        self, call: Call, common: dict[str, Any], part: Any, results: list[Any], filler: references.Filler
    ) -> Steps:
        try:
            return (yield from self._one(call.part(common | filler.fill(part, results))))
        except ApiError as refusal:  # its references
            return refusal


def _parts(call: Call) -> Iterator[dict[str, Any]]:
    """The parts from 1 on (from the lowest number, where that is less), up to the first that is no call."""
    listed = {php_text.whole(key): part for key, part in call.params.items() if php_text.is_number(key)}
    number = min([1, *listed])
    while (
        isinstance(part := listed.get(number), dict)
        and part.get("service") is not None
        and part.get("action") is not None
    ):
        yield part
        number += 1


def _uploads(values: list[Any]) -> Iterator[Upload]:
    """The files that came with a call, as arguments or in a resource."""
    for value in values:
        inner = value.values.values() if isinstance(value, Object) else (value,)
        yield from (one for one in inner if isinstance(one, Upload))


def _seen(call: Call) -> dict[str, Any]:
    """What a request tells of the viewer behind it, for rules of access."""
    return {
        "address": call.address, "agent": call.agent, "referrer": call.referrer,
        "action": f"{call.service}.{call.action}", "parameters": call.named,
    }  # fmt: skip
