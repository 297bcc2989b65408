"""Entries and categories by their values: KalturaMetadataSearchItem in advancedSearch of a list's filter.

A condition names a searchable field by its path. Text fields are compared by words: a phrase anywhere in one value, in
any case, a star behind three letters. Fields of lists, objects and users are compared as a whole. Numbers and dates are
compared by KalturaSearchComparableCondition alone, and those comparisons always hold together, also in an item or an
operator of OR; a field without a value counts as 0. What isn't searchable, or isn't there, makes the list empty. All
measured.

Left out: matchType EXACT of a field, with its trimChars and explodeChars.
"""

from __future__ import annotations

from dataclasses import dataclass

from kaltura_sandbox import php_text
from kaltura_sandbox.platform import errors
from kaltura_sandbox.platform.accounts import Caller, now
from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.platform.store.filters import Condition, in_, many, searched
from kaltura_sandbox.platform.store.text import Words
from kaltura_sandbox.topics.entries import advanced
from kaltura_sandbox.topics.metadata import fields, metadata, value_index

ITEM, DYNAMIC = "KalturaMetadataSearchItem", "KalturaDynamicObjectSearchItem"
COMPARABLE, MATCH = "KalturaSearchComparableCondition", "KalturaSearchMatchCondition"
PLAIN = ("KalturaSearchCondition", MATCH)
SIGNS = {"1": "=", "2": ">", "3": ">=", "4": "<", "5": "<=", "6": "<>"}
AND = "1"
ANY = ("", "*")
LONGEST_AGO = 315_360_000  # s: a date of less is so long from now (max_relative_time)
NOTHING: Condition = ("0", [])
NAMED = "json_extract(data, '$.objectId')"
"""What values are for, where the values themselves are looked for."""


@advanced.searches(ITEM)
def by_values(caller: Caller, item: Object) -> Condition | None:
    """What has values of the item's profile that fit, but for what is compared."""
    return _Search.of(caller, item.metadataProfileId).parts(item)[1]


@advanced.always(ITEM)
def by_comparisons(caller: Caller, item: Object) -> Condition | None:
    """What has numbers and dates of the item's profile that compare as it says."""
    return many("AND", _Search.of(caller, item.metadataProfileId).parts(item)[0])


@advanced.orders(ITEM)
def by_number(caller: Caller, item: Object) -> advanced.Order | None:
    """The order by a number or date of theirs; what has none comes as 0."""
    search, told = _Search.of(caller, item.metadataProfileId), str(item.orderBy or "")
    field = search.field(told[1:])
    if field is None or field._type not in fields.NUMBERS:
        return None
    values = caller.account.find(metadata.VALUE_KIND, metadataProfileId=item.metadataProfileId)
    key = value_index.key(field)
    return {str(one.objectId): (one._numbers or {}).get(key, 0) for one in values}, told[0] != "+"


@advanced.texts(ITEM)
def by_free_text(caller: Caller, item: Object, words: Words) -> Condition | None:
    """Free text finds values too where such an item stands beside it: of all text fields, and all of its profile's."""
    search = _Search.of(caller, item.metadataProfileId)
    anywhere = searched(["json_extract(m.data, '$._words')"], words)
    told = [_Search(caller, None).objects("", anywhere)]
    for field in fields.searchable(search.profile) if search.profile else []:
        told.append(search.objects(_texts(field), searched(["v.value"], words)))
    return many("OR", told)


def _texts(field: Object) -> str:
    return f"json_each(m.data, '$._texts.{value_index.key(field)}') AS v"


@dataclass
class _Search:
    """A search by values of a profile (None: of any); ``subject`` is the SQL of what the values are for."""

    caller: Caller
    profile: Object | None
    subject: str = "id"

    @staticmethod
    def of(caller: Caller, profile_id: object, subject: str = "id") -> _Search:
        profile = caller.account.get(metadata.PROFILE_KIND, profile_id)
        return _Search(caller, profile, subject)

    def field(self, path: object) -> Object | None:
        return fields.at(self.profile, path) if self.profile else None

    def condition(self, item: Object) -> Condition | None:
        """What an item means as a whole."""
        always, chosen = self.parts(item)
        return many("AND", [*always, *([chosen] if chosen else [])])

    def parts(self, item: Object) -> tuple[list[Condition], Condition | None]:
        """Comparisons, which hold in any case, and the rest, joined by the item's type."""
        always: list[Condition] = []
        chosen: list[Condition] = []
        for inner in item.items or []:
            field = self.field(inner.field)
            if inner.objectType == ITEM:
                compared, told = self.parts(inner)
                always += compared
                chosen += [told] if told else []
            elif inner.objectType not in (*PLAIN, COMPARABLE, DYNAMIC):
                continue  # operators among the items are passed over (measured)
            elif field is None:
                always.append(NOTHING)
            elif inner.objectType == COMPARABLE:
                always += self._compared(inner, field)
            else:
                chosen.append(
                    self._referred(inner, field) if inner.objectType == DYNAMIC else self._text(inner, field)
                )
        glue = "AND" if str(item.values.get("type")) == AND else "OR"
        return always, many(glue, chosen)

    def _text(self, asked: Object, field: Object) -> Condition:
        value = php_text.trim(str(asked.value or ""))
        exact: Condition = ("v.value = ?", [value_index.words_in(value)])
        if asked.objectType == MATCH and str(asked.values.get("not")) in ("1", "True"):
            sql, given = self.objects(_texts(field), exact)
            return f"NOT ({sql})", given
        if value in ANY:
            return self.objects(_texts(field), ("1", []))
        by_words = field._type in fields.BY_WORDS
        return self.objects(_texts(field), searched(["v.value"], Words([value])) if by_words else exact)

    def _compared(self, asked: Object, field: Object) -> list[Condition]:
        sign = SIGNS.get(str(asked.comparison))
        if field._type not in fields.NUMBERS or sign is None:
            return []
        if not php_text.is_number(str(asked.value)):
            raise errors.INTERNAL_SERVERL_ERROR()  # measured
        number = php_text.whole(str(asked.value))
        if field._type == fields.DATE and abs(number) <= LONGEST_AGO:
            number += now()
        stored = f"json_extract(m.data, '$._numbers.{value_index.key(field)}')"
        if {"=": number == 0, "<>": number != 0}.get(sign, False):  # what has no value is meant as well
            sql, given = self.objects("", (f"NOT (COALESCE({stored}, 0) {sign} ?)", [number]))
            return [(f"NOT ({sql})", given)]
        return [self.objects("", (f"{stored} {sign} ? AND {stored} <> 0", [number]))]

    def _referred(self, asked: Object, field: Object) -> Condition:
        """What names a dynamic object in a field whose own values fit."""
        profile_id = php_text.whole(str(field._refers or 0))
        told = _Search.of(self.caller, profile_id, NAMED).condition(asked)
        account = self.caller.account
        query = account.query(metadata.VALUE_KIND).where(metadataProfileId=profile_id).add(told)
        names = [value_index.words_in(str(one.objectId)) for one in account.store.find(query)]
        return self.objects(_texts(field), in_("v.value", names) if names else NOTHING)

    def objects(self, each: str, told: Condition) -> Condition:
        """The objects that have such values."""
        by = "AND json_extract(m.data, '$.metadataProfileId') = ?" if self.profile else ""
        tables = f"objects AS m, {each}" if each else "objects AS m"
        sql = (
            f"{self.subject} IN (SELECT json_extract(m.data, '$.objectId') FROM {tables}"
            f" WHERE m.kind = '{metadata.VALUE_KIND}' AND m.partner = ? AND m.status = {metadata.VALID} {by}"
            f" AND ({told[0]}))"
        )
        mine = [self.caller.account.id, *([self.profile.id] if self.profile else [])]
        return sql, [*mine, *told[1]]
