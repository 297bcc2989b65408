"""What of values can be searched for: filled when they are stored, from the searchable fields of their schema.

Kept beside the values: ``_texts`` the words of each value of a text field by the field's id, ``_numbers`` the first
value of a number or date field, ``_words`` all words of fields of texts, for free text.
"""

from __future__ import annotations

from kaltura_sandbox import php_text, xml_text
from kaltura_sandbox.platform.accounts import Account
from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.platform.store.text import words_of
from kaltura_sandbox.topics.metadata import fields

LONGEST = 127  # characters of a text that can be found by its field (source); longer ones by free text alone


def fill(account: Account, value: Object, profile: Object) -> None:
    """Puts what can be searched for beside the values."""
    texts: dict[str, list[str]] = {}
    numbers: dict[str, int] = {}
    words: list[str] = []
    for field in fields.searchable(profile):
        found = xml_text.all_at(value.xml, field.xPath)
        if not found:
            continue
        if field._type in fields.NUMBERS:
            numbers[key(field)] = php_text.whole(found[0])
            continue
        in_text = field._type in fields.BY_WORDS
        texts[key(field)] = [words_in(one) for one in found if not in_text or len(one) <= LONGEST]
        words += [words_in(one) for one in found] if in_text else []
        texts[key(field)] += _told_by_references(account, field, found)
    value._texts, value._numbers, value._words = texts or None, numbers or None, " ".join(words) or None


def key(field: Object) -> str:
    return f"f{field.id}"


def words_in(text: str) -> str:
    """The words of a text, with one blank between them."""
    return " ".join(words_of(text))


def _told_by_references(account: Account, field: Object, ids: list[str]) -> list[str]:
    """What the dynamic objects say that a field names, so that who names them is found by it."""
    if field._type != fields.REFERENCE or not field._refers:
        return []
    named = account.find("metadata", metadataProfileId=int(field._refers), objectId=ids) if ids else []
    return [text for one in named for texts in (one._texts or {}).values() for text in texts]
