"""The reference at the end of a guide's page: what its calls send, fetch and answer, and what is refused."""

import re

from livingdocs.recorded.recording import Line
from livingdocs.reference import looked_up
from tests.livingdocs.reference.small import CLIP, call, clip_call, clip_lines, parts, refusal, row


def test_each_object_that_a_call_sends_has_a_folded_table(tmp_path):
    assert re.findall(r"<summary>(.*?)</summary>", "\n".join(parts(tmp_path))) == [
        "Fields of KalturaClipAttributes",
        "Fields of KalturaOperationResource",
        "Keys of thumbnail addresses",
        "Numbers and their names",
    ]


def test_a_field_has_type_unit_default_limits_and_who_shows_it(tmp_path):
    cells = row(parts(tmp_path), "`offset`")
    assert cells[0].startswith("`offset` int<br>")
    assert cells[1:4] == ["ms", "0", ""]
    assert cells[4] == "[A clip becomes an entry](#a-clip-becomes-an-entry)"


def test_who_may_set_a_field_is_told_once_or_for_each(tmp_path):
    assert any("</summary>\n\nWho may set them: who makes the call.\n" in part for part in parts(tmp_path))


def test_who_may_set_what_in_an_entry(tmp_path):
    lines = clip_lines()
    lines["A clip becomes an entry"][0].command = call(
        "media.add",
        "entry[objectType]=KalturaMediaEntry",
        "entry[mediaType]=1",
        "entry[adminTags]=a",
        "entry[plays]=7",
    )
    found = parts(tmp_path, lines)
    assert row(found, "`mediaType`")[-2] == "only when it is made"
    assert row(found, "`adminTags`")[-2] == "admin, or a session with editadmintags"
    assert row(found, "`plays`")[-2] == "Kaltura"


def test_a_limit_leads_to_where_it_is_refused(tmp_path):
    lines = clip_lines()
    lines["A clip becomes an entry"][0].command = clip_call(f"{CLIP}[cropAlignment]=50")
    cells = row(parts(tmp_path, lines), "`cropAlignment`")
    assert cells[3] == "0–100 ([refused](#a-percentage-has-limits))"
    assert cells[4] == "[A clip becomes an entry](#a-clip-becomes-an-entry)"


def test_fields_that_no_call_sends_are_told_of_what_the_guide_is_about(tmp_path):
    text = "\n".join(parts(tmp_path))
    assert "`globalOffsetInDestination`" in text
    assert "`chapterNamePolicy`" not in text  # nobody speaks of KalturaOperationResources


def test_what_no_schema_knows_is_in_no_table(tmp_path):
    lines = clip_lines()
    lines["A clip becomes an entry"][0].command = clip_call(f"{CLIP}[ofset]=10")
    assert "ofset" not in "\n".join(parts(tmp_path, lines))


def test_what_the_page_does_not_show_brings_no_table(tmp_path):
    lines = clip_lines()
    for line in (line for some in lines.values() for line in some):
        line.part = "quiet"
    assert not any("Fields of" in part for part in parts(tmp_path, lines))


def test_keys_of_addresses_are_told_as_far_as_the_guide_uses_them(tmp_path):
    found = parts(tmp_path)
    assert row(found, "`width`")[1] == "px"
    assert not any("`vid_sec`" in part for part in found)


def test_numbers_of_calls_and_answers_have_names(tmp_path):
    found = parts(tmp_path)
    assert "**4\u00a0PENDING**" in row(found, "`KalturaEntryStatus`")[2]
    assert ", 2\u00a0READY" in row(found, "`KalturaEntryStatus`")[2]
    assert row(found, "`KalturaMediaType`")[1] == "`mediaType`"


def test_a_refusal_has_message_cause_remedy_and_scenario(tmp_path):
    cells = row(parts(tmp_path), "`PARAMETER_VALUE_OUT_OF_RANGE`")
    assert cells[0].endswith('<br>Parameter "cropAlignment" value is out of range (0 - 100)')
    assert re.fullmatch(r"The number is .+\.<br>\*\*Keep to .+\.\*\*", cells[1])
    assert cells[2] == "[A percentage has limits](#a-percentage-has-limits)"


def test_messages_hold_values_in_place_of_placeholders(tmp_path):
    answers = [
        refusal("ENTRY_ID_NOT_FOUND", 'Entry id "$GONE_ENTRY_ID" not found'),
        refusal(
            "CLIPS_DURATIONS_EXCEEDED_MAX_ALLOWED_DURATION",
            'clips durations exceeded max allowed duration "<id>" in seconds',
            MAX_DURATION="18000",
        ),
        {"status": 404, "X-Kaltura-App": "exiting on error 25 - wrong query attributes, no such thing"},
    ]
    lines = {
        "A clip becomes an entry": [Line("When", "media.get", clip_call(), answer=one) for one in answers]
    }
    text = parts(tmp_path, lines)[-1]
    assert "$" not in text
    assert "<id>" not in text
    assert "&lt;id" not in text
    assert 'Entry id "1_' in text
    assert '"18000" in seconds' in text
    assert row([text], "`error-25`")[0].endswith("wrong query attributes, no such thing")


def test_a_guide_that_shows_nothing_has_no_reference(tmp_path):
    assert parts(tmp_path, {}) == []


def test_the_contents_of_a_page_lead_to_its_reference(tmp_path):
    assert looked_up(parts(tmp_path)) == "To look up: [Reference](#reference) · [Errors](#errors)"
    assert looked_up([]) == ""
