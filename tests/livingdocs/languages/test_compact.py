"""A call in one line: what is sent and answered, without what goes without saying."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from livingdocs.common.guides import load_guides
from livingdocs.languages.compact import answered, compact, exchange
from livingdocs.languages.values import folded
from livingdocs.recorded.recording import Line, load

API = "$KALTURA_SERVICE_URL/api_v3/service"
KS = '"ks=$KALTURA_KS"'


class Known:
    """Names as a schema would know them: of an entry's status and type."""

    NAMES = {"status": {"2": "READY", "4": "PENDING"}, "mediaType": {"1": "VIDEO"}}

    def sent(self, action: str, path: str, classes: Mapping[str, str], value: str) -> str:
        return self.NAMES.get(path.rpartition("[")[2].rstrip("]"), {}).get(value, "")

    def answered(self, name: str, field: str, value: str) -> str:
        return self.NAMES.get(field, {}).get(value, "") if name == "KalturaMediaEntry" else ""


class Unknown(Known):
    """No names at all."""

    NAMES = {}


def call(action: str, *fields: str, **more: Any) -> Line:
    """A recorded line as the run writes it."""
    path = action if action == "multirequest" else action.replace(".", "/action/")
    address = f"{API.removesuffix('/service')}/service/{path}"
    words = [f'curl -s "{address}"', *(f"--data-urlencode {field}" for field in fields)]
    return Line("When I call", action, " \\\n  ".join([*words, "--data-urlencode format=1"]), **more)


def test_bracket_names_become_objects_and_arrays() -> None:
    line = call(
        "media.addContent",
        KS,
        '"entryId=$HIGHLIGHT_ID"',
        "'resource[objectType]=KalturaOperationResource'",
        "'resource[resource][objectType]=KalturaEntryResource'",
        '"resource[resource][entryId]=$KEYNOTE_ID"',
        "'resource[operationAttributes][0][objectType]=KalturaClipAttributes'",
        "'resource[operationAttributes][0][offset]=10000'",
        "'resource[operationAttributes][0][duration]=10000'",
    )
    assert compact(line) == (
        "media.addContent(entryId: $HIGHLIGHT_ID, resource: KalturaOperationResource {resource: KalturaEntryResource "
        "{entryId: $KEYNOTE_ID}, operationAttributes: [KalturaClipAttributes {offset: 10000, duration: 10000}]})"
    )


def test_texts_are_quoted_and_numbers_have_their_names() -> None:
    line = call("media.add", KS, "'entry[name]=Talk \"one\"'", "'entry[mediaType]=1'", "'entry[x]=007'")
    assert (
        compact(line, Known()) == 'media.add(entry: {name: "Talk \\"one\\"", mediaType: 1 VIDEO, x: "007"})'
    )
    assert compact(line, Unknown()) == 'media.add(entry: {name: "Talk \\"one\\"", mediaType: 1, x: "007"})'


def test_a_field_that_is_emptied_is_null_and_an_array_without_elements_empty() -> None:
    line = call("media.update", KS, "'mediaEntry[tags__null]='", "'mediaEntry[parts][-]='")
    assert compact(line) == "media.update(mediaEntry: {tags: null, parts: []})"


def test_a_list_is_one_only_if_it_is_counted_from_zero() -> None:
    assert folded([("a[0]", ("x",)), ("a[1]", ("y",))]) == {"a": [("x",), ("y",)]}
    assert folded([("a[1]", ("x",)), ("a[3]", ("y",))]) == {"a": {"1": ("x",), "3": ("y",)}}


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ((KS,), ""),
        (('"ks=$KALTURA_USER_KS"',), " as $KALTURA_USER_KS"),
        (("ks=nonsense",), ' as "nonsense"'),
        ((), " without a session"),
    ],
)
def test_whose_session_it_is_is_said_unless_it_is_the_administrators(
    fields: tuple[str, ...], said: str
) -> None:
    assert compact(call("media.get", *fields, "entryId=0_x")) == f'media.get(entryId: "0_x"){said}'


def test_a_start_of_a_session_has_none_and_says_nothing_of_it() -> None:
    line = call("session.startWidgetSession", '"widgetId=_$KALTURA_PARTNER_ID"')
    assert compact(line) == 'session.startWidgetSession(widgetId: "_$KALTURA_PARTNER_ID")'


def test_another_form_of_the_answer_is_said() -> None:
    line = Line(
        "", "media.get", f'curl -s "{API}/media/action/get" --data-urlencode {KS} --data-urlencode format=2'
    )
    assert compact(line) == "media.get(format: 2 RESPONSE_TYPE_XML)"


def test_an_upload_names_its_file_and_the_piece_of_it() -> None:
    form = f'curl -s "{API}/uploadToken/action/upload" --form-string {KS}'
    whole = Line("", "", f"{form} -F fileData=@features/data/keynote.mp4")
    assert compact(whole) == "uploadToken.upload(fileData: @features/data/keynote.mp4)"
    piece = Line(
        "", "", f"tail -c +11 a/poster.jpg | head -c 20 | {form} -F 'fileData=@-;filename=poster.jpg'"
    )
    assert compact(piece) == "uploadToken.upload(fileData: @a/poster.jpg (20 bytes from 10))"
    bytes_ = Line("", "", f"printf 'no\\040film' | {form} -F 'fileData=@-;filename=a.mp4'")
    assert compact(bytes_) == 'uploadToken.upload(fileData: "no film" as a.mp4)'


def test_a_multirequest_has_its_calls_by_number() -> None:
    line = call(
        "multirequest", KS, "1:service=media", "1:action=add", "'1:entry[name]=A'", "2:service=media", "2:action=get",
        "'2:entryId={1:result:id}'", '"2:ks=$KALTURA_USER_KS"',
        answer=[
            {"objectType": "KalturaMediaEntry", "status": 4},
            {"objectType": "KalturaAPIException", "code": "NO", "message": "No"},
        ],
    )  # fmt: skip
    assert exchange(line, Known()) == (
        'multirequest() {1: media.add(entry: {name: "A"}); 2: media.get(entryId: "{1:result:id}") as $KALTURA_USER_KS} '
        "→ [KalturaMediaEntry {status: 4 PENDING}, refused: NO]"
    )


def test_json_is_read_as_fields_are() -> None:
    body = '{\\"ks\\": \\"$KALTURA_KS\\", \\"partnerId\\": $KALTURA_PARTNER_ID, \\"format\\": 1, \\"tags\\": [\\"a\\"]}'
    line = Line(
        "", "", f'curl -s "{API}/media/action/get" -H \'Content-Type: application/json\' --data-raw "{body}"'
    )
    assert compact(line) == 'media.get(partnerId: $KALTURA_PARTNER_ID, tags: ["a"])'


def test_an_address_and_what_came_of_it() -> None:
    path = "/p/$KALTURA_PARTNER_ID/sp/${KALTURA_PARTNER_ID}00/thumbnail/entry_id/$KEYNOTE_ID/width/320"
    line = Line(
        "",
        "GET thumbnail",
        f'curl -sL "$KALTURA_SERVICE_URL{path}"',
        answer={"status": 200, "contentType": "image/jpeg", "bytes": 9},
    )
    assert exchange(line) == f"GET {path} → 200 image/jpeg"
    moved = Line(
        "", "", "", answer={"status": 302, "contentType": "", "Location": "/a.mp4", "X-Kaltura": "cache-key"}
    )
    assert answered(moved) == "302, /a.mp4"


def test_names_are_those_of_the_platforms_schema() -> None:
    line = call(
        "media.add",
        KS,
        "'entry[objectType]=KalturaMediaEntry'",
        "'entry[mediaType]=1'",
        "'entry[moderationStatus]=2'",
    )
    assert (
        compact(line)
        == "media.add(entry: KalturaMediaEntry {mediaType: 1 VIDEO, moderationStatus: 2 APPROVED})"
    )
    assert answered(Line("", "", "", answer={"objectType": "KalturaCaptionAsset", "status": 0})) == (
        "KalturaCaptionAsset {status: 0 QUEUED}"
    )


def test_what_is_waited_for_is_said() -> None:
    answer = {"objectType": "KalturaMediaEntry", "id": "$X", "status": 2}
    line = call("media.get", KS, "entryId=$X", until=["status", "2"], answer=answer)
    assert compact(line, Known()) == "media.get(entryId: $X) until status is 2 READY"


def test_what_is_no_call_is_told_as_a_recipe_and_a_mention_not_at_all() -> None:
    recipe = 'printf %s "$KALTURA_WIDGET_KS$TOKEN" | sha1sum | cut -d" " -f1'
    assert (
        compact(Line("", "", recipe, {"HASH": ""}, part="made")) == '$HASH = sha1("$KALTURA_WIDGET_KS$TOKEN")'
    )
    assert compact(Line("", "media.get", "", part="again")) == ""


def test_an_answer_has_the_fields_that_the_scenario_speaks_of() -> None:
    entry = {
        "id": "$X",
        "name": "Talk",
        "status": 4,
        "duration": 0,
        "objectType": "KalturaMediaEntry",
        "…": "more fields",
    }
    line = Line("", "media.add", "", answer=entry)
    assert answered(line, Known()) == "KalturaMediaEntry {status: 4 PENDING, duration: 0}"
    assert (
        answered(line, Known(), "Then the answer has | name | Talk |") == 'KalturaMediaEntry {name: "Talk"}'
    )
    assert (
        answered(Line("", "", "", answer={"id": "$X", "objectType": "KalturaMediaEntry"}))
        == "KalturaMediaEntry {id: $X}"
    )


def test_of_a_list_there_are_two_objects_and_the_number_of_the_others() -> None:
    objects = [{"objectType": "KalturaTag", "tag": name} for name in "abc"]
    line = Line(
        "",
        "",
        "",
        answer={"objectType": "KalturaTagListResponse", "totalCount": 5, "objects": [*objects, "… 2 more"]},
    )
    assert answered(line) == (
        'KalturaTagListResponse {totalCount: 5, objects: [KalturaTag {tag: "a"}, KalturaTag {tag: "b"}, … 3 more]}'
    )


def test_long_texts_end_early_and_bare_answers_stand_alone() -> None:
    assert answered(Line("", "", "", answer="x" * 500)) == f'"{"x" * 120}…"'
    assert [answered(Line("", "", "", answer=one)) for one in (True, 7, None)] == ["true", "7", ""]


def test_every_recorded_call_is_one_line_without_what_each_call_has() -> None:
    lines = [line for guide in load_guides() for _, line in load(guide).lines() if line.part != "again"]
    assert len(lines) > 1000
    for line in lines:
        written = compact(line)
        assert written and "\n" not in written
        assert "objectType:" not in written
        assert "ks: $KALTURA_KS" not in written
