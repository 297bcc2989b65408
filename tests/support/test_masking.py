"""No secret survives masking, in whatever form it hides."""

from __future__ import annotations

import base64
from urllib.parse import quote

import pytest

from features.support.api.ks import ADMIN, sign
from features.support.reporting.masking import STARS, mask, mask_field, mask_text

SECRET = "s3cr3t/with+signs=and more"
KNOWN = {SECRET: "KALTURA_ADMIN_SECRET"}
KS = sign("whatever", 101, "ann", ADMIN)


def test_a_known_secret_becomes_its_variable() -> None:
    assert mask_text(f"secret={SECRET}!", KNOWN) == "secret=$KALTURA_ADMIN_SECRET!"


@pytest.mark.parametrize(
    "hidden",
    [
        quote(SECRET, safe=""),
        base64.b64encode(SECRET.encode()).decode(),
        base64.b64encode(f"ann:{SECRET}".encode()).decode(),
    ],
)
def test_a_known_secret_is_found_url_encoded_and_in_base64(hidden: str) -> None:
    assert hidden not in mask_text(f"<{hidden}>", KNOWN)


@pytest.mark.parametrize(
    "text",
    [
        KS,
        f"https://host/p/101/playManifest/entryId/0_abc/ks/{KS}/format/url",
        f"https://host/api_v3?ks={KS}&format=1",
        f"https://host/?url={quote('https://a/ks/' + KS, safe='')}",
        base64.b64encode(f'{{"ks": "{KS}"}}'.encode()).decode(),
        base64.b64encode(("a" * 40 + "|101;101;1790000000;2;0.1;ann;*;;").encode()).decode(),
    ],
    ids=["bare", "in a path", "in a query", "in an encoded URL", "in base64", "version 1"],
)
def test_an_unknown_session_is_starred(text: str) -> None:
    masked = mask_text(text, {})
    assert STARS in masked
    assert KS not in masked
    assert masked != text


def test_nested_values_under_a_secrets_name_are_starred() -> None:
    answer = {
        "objects": [{"adminSecret": "unknown-one", "name": "ok"}],
        "ks": "short",
        "password": "hunter2hunter2",
    }
    assert mask(answer, {}) == {
        "objects": [{"adminSecret": STARS, "name": "ok"}],
        "ks": STARS,
        "password": STARS,
    }


def test_the_token_of_an_app_token_is_secret_and_that_of_an_upload_is_not() -> None:
    app = {"token": "0123456789abcdef0123456789abcdef", "id": "0_app", "objectType": "KalturaAppToken"}
    upload = {"token": "0_upload", "objectType": "KalturaUploadedFileTokenResource"}
    assert mask([app, upload], {}) == [app | {"token": STARS}, upload]
    assert mask_field("appToken[token]", "x" * 32, {}) == STARS
    assert mask_field("1:ks", "anything", {}) == STARS


def test_what_is_no_secret_stays_as_it_is() -> None:
    url = (
        "https://host/p/101/sp/10100/thumbnail/entry_id/0_abcd1234/version/100012/width/640/height/360/type/3"
    )
    answer = {"id": "0_abcd1234", "thumbnailUrl": url, "tags": "disks, tasks", "count": 3, "nothing": None}
    assert mask(answer, KNOWN) == answer


def test_a_part_of_an_earlier_answer_is_no_secret() -> None:
    assert mask_field("2:ks", "{1:result:ks}", {}) == "{1:result:ks}"
    assert mask_field("2:ks", "{1:result:ks} and more", {}) == STARS


def test_what_an_srt_encoder_shows_is_starred() -> None:
    text = "srt://host:7045?streamid=#:::e=0_keynote,st=0,ep=H9bR1bv63kX-CAM8JGZc_Ur7FUbQ&linger=1"
    assert mask_text(text, {}) == "srt://host:7045?streamid=#:::e=0_keynote,st=0,ep=***&linger=1"


def test_a_license_address_shows_neither_its_session_nor_its_signature() -> None:
    data = quote(
        base64.b64encode(f'{{"user_token":"{KS}","content_id":"0_abc??"}}'.encode()).decode(), safe=""
    )
    url = f"https://licenses.example.com/cenc/widevine/license?custom_data={data}&signature=q%2Bw%3D"
    assert mask_text(url, {}) == url.replace(data, STARS).replace("q%2Bw%3D", STARS)
    assert data not in mask_text(f'{{"flavorData": "{{\\"custom_data\\": \\"{data}\\"}}"}}', {})
    assert mask({"signingKey": "k", "keySeed": "s"}, {}) == {"signingKey": STARS, "keySeed": STARS}
