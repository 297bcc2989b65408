"""What the index has of what lies inside of entries: lines of captions, cue points, values of metadata."""

from __future__ import annotations

from typing import Any

from kaltura_sandbox import captioning, php_text, xml_text
from kaltura_sandbox.platform.accounts import Account
from kaltura_sandbox.platform.objects import Object, split
from kaltura_sandbox.platform.store.index import Terms, indexed
from kaltura_sandbox.topics.captions import captions
from kaltura_sandbox.topics.categories import categories
from kaltura_sandbox.topics.cue_points import cue_points, kinds
from kaltura_sandbox.topics.entries import entries
from kaltura_sandbox.topics.esearch import fields
from kaltura_sandbox.topics.esearch.documents import add
from kaltura_sandbox.topics.metadata import metadata
from kaltura_sandbox.topics.people import users

LINE, TEXT, POINT, VALUE = "caption_line", "caption_text", "cue_point_part", "metadata_value"
OWNERS = {"1": entries.KIND, "2": categories.KIND, "3": users.KIND}  # MetadataObjectType
_XSD = "{http://www.w3.org/2001/XMLSchema}"
_NUMBERS = ("dateType", "intType")


@indexed(captions.KIND, parts={LINE: fields.names(fields.CAPTION), TEXT: fields.names(fields.ENTRY)})
def caption(platform: Any, one: Object, terms: Terms) -> None:
    """Each line of a READY caption, and all of them together."""
    if platform is None or one.status != captions.READY or not one._file:
        return
    content = captions.content_of(platform.account(one.partnerId), one)
    lines = captioning.read(one.format, content)
    owner = (entries.KIND, str(one.entryId))
    whole = terms.part(TEXT, owner, {"id": one.id})
    whole.text("captions_content", *dict.fromkeys(cue.text for cue in lines))
    whole.key(fields.THERE, "captions_content")
    for cue in lines:
        told = {
            "content": php_text.trim(cue.text), "start_time": cue.start, "end_time": cue.end, "language": one.language,
            "label": one.label or None, "caption_asset_id": one.id, "accuracy": one.accuracy, "usage": one.usage,
        }  # fmt: skip
        add(terms.part(LINE, owner, told), fields.CAPTION, told)


@indexed(cue_points.KIND, parts={POINT: fields.names(fields.CUE_POINT)})
def cue_point(platform: Any, one: Object, terms: Terms) -> None:
    """A READY cue point, by what its properties are to the platform."""
    if one.status != cue_points.READY or one.searchableOnEntry is False:
        return
    kind = next((kind for kind in kinds.all_kinds() if kind.class_name == one.objectType), None)
    core = {named: one.values.get(own) for own, named in kind.core.items()} if kind else {}
    told = {
        "id": one.id, "name": core.get("name"), "text": core.get("text"), "tags": split(one.tags),
        "start_time": one.startTime, "end_time": one.endTime, "sub_type": core.get("subType"),
        "question": one.question, "answers": _answers(one), "hint": one.hint, "explanation": one.explanation,
        "type": one.cuePointType, "asset_id": one.assetId,
    }  # fmt: skip
    add(terms.part(POINT, (entries.KIND, str(one.entryId)), told), fields.CUE_POINT, told)


def _answers(one: Object) -> list[str]:
    given = one.optionalAnswers or []
    return [str(answer.text) for answer in given if isinstance(answer, Object) and answer.text]


@indexed(metadata.VALUE_KIND, parts={VALUE: (*fields.names(fields.METADATA), "xpath", "profile", "field")})
def value(platform: Any, one: Object, terms: Terms) -> None:
    """Those values of an object that its schema marks as searchable."""
    kind = OWNERS.get(str(one.metadataObjectType))
    if platform is None or kind is None:
        return
    account = platform.account(one.partnerId)
    profile = account.get(metadata.PROFILE_KIND, one.metadataProfileId)
    root = xml_text.parsed(one.xml)[0] if profile else None
    if profile is None or root is None:
        return
    owner = (kind, _owner_key(account, kind, str(one.objectId)))
    for place, (xpath, type_) in enumerate(searchable(profile.xsd).items()):
        texts = [str(text) for text in root.getroottree().xpath(f"{xpath}/text()")]
        if not texts:
            continue
        told: dict[str, Any] = {
            "xpath": xpath, "metadata_profile_id": profile.id, "metadata_field_id": profile.id * 100 + place,
            "value_text": None if type_ in _NUMBERS else texts,
            "value_int": php_text.whole(texts[0]) if type_ in _NUMBERS else None,
        }  # fmt: skip
        part = terms.part(VALUE, owner, told)
        add(part, fields.METADATA, told)
        part.key("xpath", xpath)
        part.key("profile", profile.id)
        part.key("field", told["metadata_field_id"])


def _owner_key(account: Account, kind: str, id_: str) -> str:
    """The key under which the store has an object."""
    return users.key(account, id_) if kind == users.KIND else id_


def searchable(xsd: str) -> dict[str, str]:
    """The paths of a schema's searchable elements, with their types; in the order of the schema."""
    root = xml_text.parsed(xsd)[0]
    found: dict[str, str] = {}
    if root is not None:
        for element in root.findall(f"{_XSD}element"):
            _collect(element, "", found)
    return found


def _collect(element: Any, above: str, found: dict[str, str]) -> None:
    path = f"{above}/*[local-name()='{element.get('name')}']"
    if any(one.text == "true" for one in element.findall(f"{_XSD}annotation/{_XSD}appinfo/searchable")):
        found[path] = str(element.get("type") or "textType")
    for inner in element.findall(f"{_XSD}complexType/{_XSD}sequence/{_XSD}element"):
        _collect(inner, path, found)
