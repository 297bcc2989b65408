"""A recorded request becomes a call with typed values, or says why no client can send it."""

from __future__ import annotations

import pytest

from livingdocs.languages.typed import (
    Absent,
    Call,
    Listed,
    Made,
    Named,
    Plain,
    Unspoken,
    Upload,
    Value,
    calls_of,
    literal,
    names_of,
)
from livingdocs.recorded.requests import Variable, request_of

PROFILE = "responseProfile[objectType]=KalturaDetachedResponseProfile"
API = '"$KALTURA_SERVICE_URL/api_v3/service'


def call(action: str, *fields: str) -> Call:
    """The one call of a curl line with these fields."""
    (only,) = calls_of(request_of(curl(action, *fields)))
    return only


def curl(action: str, *fields: str) -> str:
    service, _, method = action.partition(".")
    path = f"{service}/action/{method}" if method else service
    data = "".join(f" --data-urlencode '{field}'" for field in fields)
    return f'curl -s {API}/{path}" --data-urlencode "ks=$KALTURA_KS"{data} --data-urlencode format=1'


def arguments(one: Call) -> dict[str, Value]:
    return {field.name: value for field, value in one.arguments}


def test_an_object_has_its_class_and_its_enums_have_names() -> None:
    one = call("media.add", "entry[objectType]=KalturaMediaEntry", "entry[mediaType]=1", "entry[name]=Talk")
    assert one.session == (Variable("KALTURA_KS"),)
    media_type = Named("KalturaMediaType", "VIDEO", 1)
    made = Made("KalturaMediaEntry", (("mediaType", media_type), ("name", Plain(("Talk",)))))
    assert arguments(one) == {"entry": made}
    assert names_of(made) == {"KalturaMediaEntry", "KalturaMediaType"}


def test_an_object_without_a_class_is_of_the_declared_one() -> None:
    assert arguments(call("media.list", "filter[idEqual]=0_a"))["filter"] == Made(
        "KalturaMediaEntryFilter", (("idEqual", Plain(("0_a",))),)
    )


def test_objects_stand_in_lists() -> None:
    one = call(
        "media.addContent",
        "entryId=0_a",
        "resource[objectType]=KalturaOperationResource",
        "resource[operationAttributes][0][objectType]=KalturaClipAttributes",
        "resource[operationAttributes][0][offset]=10000",
    )
    (_, listed), *_ = arguments(one)["resource"].fields  # type: ignore[union-attr]
    assert listed == Listed((Made("KalturaClipAttributes", (("offset", Plain(("10000",), "int")),)),))


def test_a_field_is_emptied() -> None:
    update = call("media.update", "entryId=0_a", "mediaEntry[description__null]=")
    assert arguments(update)["mediaEntry"] == Made("KalturaMediaEntry", (("description", Absent()),))


def test_a_file_is_an_argument() -> None:
    command = f'curl -s {API}/uploadToken/action/upload" --form-string uploadTokenId=1 -F fileData=@features/data/a.mp4'
    upload = arguments(calls_of(request_of(command))[0])["fileData"]
    assert isinstance(upload, Upload)
    assert upload.file.path == "features/data/a.mp4"


def test_the_calls_of_a_multirequest_share_its_session() -> None:
    fields = ("1:service=media", "1:action=get", "1:entryId=0_a", "2:service=system", "2:action=ping")
    first, second = calls_of(request_of(curl("multirequest", *fields)))
    assert (first.action, second.action) == ("media.get", "system.ping")
    assert first.session == second.session == (Variable("KALTURA_KS"),)


def test_a_profile_of_the_answer_is_no_argument() -> None:
    one = call("media.get", "entryId=0_a", PROFILE, "responseProfile[fields]=id")
    assert set(arguments(one)) == {"entryId"}
    assert isinstance(one.profile, Made)


@pytest.mark.parametrize(
    ("action", "fields", "reason"),
    [
        ("media.noSuchAction", (), "an action that there isn't"),
        ("media.get", ("descripton=x",), "a field that the class or the action hasn't"),
        ("media.add", ("entry[descripton]=x",), "a field that the class or the action hasn't"),
        ("media.add", ("entry=Keynote",), "a text where an object or a file belongs"),
        ("media.add", ("entry[objectType]=KalturaNothing",), "a class that there isn't"),
        ("media.get", ("entryId[a]=1",), "an object or a list where there is none"),
        ("multirequest", ("1:service=system", "1:action=ping", "3:service=system"), "numbered from 1 on"),
        ("multirequest", ("1:service=system", "1:action=ping", "1:ks=a"), "a session of its own"),
    ],
)
def test_what_no_client_can_send_says_why(action: str, fields: tuple[str, ...], reason: str) -> None:
    with pytest.raises(Unspoken, match=reason):
        calls_of(request_of(curl(action, *fields)))


@pytest.mark.parametrize(
    ("type_", "text", "value"),
    [
        ("int", "-5", -5), ("int", "007", None), ("int", "abc", None), ("bool", "1", True), ("bool", "false", False),
        ("bool", "2", None), ("float", "0.5", 0.5), ("float", "3", 3), ("string", "3", None),
    ],
)  # fmt: skip
def test_numbers_and_truth_values_are_literal(type_: str, text: str, value: object) -> None:
    found = literal(Plain((text,), type_))
    assert (found, type(found)) == (value, type(value))
