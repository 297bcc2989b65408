"""Short links: what the guide can't show without leaving users behind, and the exact answers on the way."""

from __future__ import annotations

from typing import Any

import pytest
import requests

from tests.sandbox.conftest import Api

SERVICE = "shortlink_shortlink"


def make(api: Api, ks: str = "admin", **fields: Any) -> Any:
    given = {"systemName": "short", "fullUrl": "https://www.example.com/long"} | fields
    return api.ok(f"{SERVICE}.add", {"shortLink": given}, ks=ks)


def change(api: Api, link: Any, **fields: Any) -> Any:
    return api.ok(f"{SERVICE}.update", {"id": link["id"], "shortLink": fields})


def goto(api: Api, id_: str, **options: Any) -> requests.Response:
    path = f"/api_v3/service/{SERVICE}/action/goto/id/{id_}"
    return api.get(path, allow_redirects=False, **options)


def refusal(answer: requests.Response) -> Any:
    kind = answer.headers["Content-Type"].split(";")[0]
    return answer.status_code, kind, answer.text, answer.headers.get("X-Kaltura")


def test_a_new_link_has_what_was_given_and_no_more(api: Api) -> None:
    link = make(api)
    assert (link["status"], link["userId"], link["id"].isalnum()) == (2, "test-admin", True)
    assert not {"name", "uniqueId", "expiresAt"} & set(link)


@pytest.mark.parametrize(
    ("address", "place"),
    [
        ("https://www.example.com/a?b=c&d=%20#e", "https://www.example.com/a?b=c&d=%20#e"),
        ("no address at all", "no%20address%20at%20all"),
        ("https://www.example.com/ü?q=日本&p=100%", "https://www.example.com/%C3%BC?q=%E6%97%A5%E6%9C%AC&p=100%25"),
        ("https://münchen.example:8080/ä%C3%A4", "https://xn--mnchen-3ya.example:8080/%C3%A4%C3%A4"),
        ('https://www.example.com/"<a>|{b}\\^', "https://www.example.com/%22%3Ca%3E%7C%7Bb%7D%5C%5E"),
        (" https://www.example.com/ ", "https://www.example.com/"),
    ],
)  # fmt: skip
def test_a_link_leads_to_the_address_percent_encoded(api: Api, address: str, place: str) -> None:
    answer = goto(api, make(api, fullUrl=address)["id"])
    assert (answer.status_code, answer.headers["Location"]) == (302, place)


def test_an_address_that_no_header_holds_leads_nowhere(api: Api) -> None:
    answer = goto(api, make(api, fullUrl="https://example.com/\r\nSet-Cookie: a=b")["id"])
    assert (answer.status_code, "Location" in answer.headers, "Set-Cookie" in answer.headers) == (
        302,
        False,
        False,
    )


def test_the_short_address_leads_to_goto_and_on(api: Api) -> None:
    id_ = make(api)["id"]
    answer = api.get(f"/tiny/{id_}", allow_redirects=False)
    place = f"{api.url}/api_v3/index.php?service=shortLink_shortLink&action=goto&id={id_}"
    assert (answer.status_code, answer.headers["Location"]) == (301, place)
    onward = api.http.get(place, allow_redirects=False, timeout=60)
    assert onward.headers["Location"] == "https://www.example.com/long"
    assert api.get("/tiny/abc", allow_redirects=False).status_code == 404


def test_goto_ignores_the_session(api: Api) -> None:
    assert goto(api, make(api)["id"], params={"ks": "not a session"}).status_code == 302


def test_goto_refuses_with_an_empty_page(api: Api) -> None:
    link = make(api, status=1)
    assert refusal(goto(api, link["id"])) == (200, "text/html", "", "error- INVALID_SHORT_LINK")
    change(api, link, status=2, expiresAt=1_000_000_000)
    assert refusal(goto(api, link["id"])) == (200, "text/html", "", "error- EXPIRED_SHORT_LINK")
    assert refusal(goto(api, "nosuch")) == (200, "text/html", "", "error- INVALID_OBJECT_ID")


def test_an_expiry_can_be_moved_but_not_taken_away(api: Api) -> None:
    link = make(api, expiresAt=1_000_000_000)
    change(api, link, expiresAt=4_000_000_000)
    assert goto(api, link["id"]).status_code == 302
    assert change(api, link, expiresAt=None)["expiresAt"] == 0
    assert refusal(goto(api, link["id"]))[3] == "error- EXPIRED_SHORT_LINK"


def test_what_never_had_an_expiry_keeps_none(api: Api) -> None:
    assert "expiresAt" not in change(api, make(api), expiresAt=None)


def test_lengths_are_judged_when_a_link_is_made_and_not_again(api: Api) -> None:
    short = {"systemName": "ab", "fullUrl": "https://example.com/"}
    answer = api.call(f"{SERVICE}.add", {"shortLink": short})
    assert (answer["code"], answer["args"]) == (
        "PROPERTY_VALIDATION_MIN_LENGTH", {"PROP_NAME": "KalturaShortLink::systemName", "MIN_LEN": "3"},
    )  # fmt: skip
    assert change(api, make(api), fullUrl="x")["fullUrl"] == "x"


def test_unique_ids_are_single_within_an_account_and_free_after_deletion(api: Api) -> None:
    link = make(api, uniqueId="only-one")
    again = {"systemName": "short", "fullUrl": "https://example.com/", "uniqueId": "only-one"}
    assert api.code(f"{SERVICE}.add", {"shortLink": again}) == "SHORT_LINK_UNIQUE_ID_ALREADY_EXISTS"
    make(api, "plain", uniqueId="only-one")
    api.ok(f"{SERVICE}.delete", {"id": link["id"]})
    make(api, uniqueId="only-one")
    fixed = {"id": make(api)["id"], "shortLink": {"uniqueId": "x"}}
    assert api.code(f"{SERVICE}.update", fixed) == "PROPERTY_VALIDATION_NOT_UPDATABLE"


def test_a_link_makes_its_user_and_goes_with_the_user(api: Api) -> None:
    link = make(api, userId="two words")
    assert api.ok("user.get", {"userId": "two words"})["firstName"] == "two words"
    api.ok("user.delete", {"userId": "two words"})
    assert api.code(f"{SERVICE}.get", {"id": link["id"]}) == "INVALID_OBJECT_ID"


def test_deleted_links_are_in_no_list(api: Api) -> None:
    link = make(api, systemName="goes-away")
    assert change(api, link, status=3)["status"] == 3
    for more in ({}, {"statusEqual": 3}):
        found = api.ok(f"{SERVICE}.list", {"filter": {"systemNameEqual": "goes-away"} | more})
        assert found["totalCount"] == 0


def test_links_of_another_account_can_be_followed_and_not_read(api: Api) -> None:
    link = make(api, "plain")
    assert api.code(f"{SERVICE}.get", {"id": link["id"]}) == "INVALID_OBJECT_ID"
    assert goto(api, link["id"], params={"ks": api.ks("admin")}).status_code == 302


def test_a_user_lists_no_links_but_the_users_own(api: Api) -> None:
    mine, other = make(api, userId=api.told["userId"]), make(api, userId="somebody")
    found = api.ok(f"{SERVICE}.list", {"filter": {"idIn": f"{mine['id']},{other['id']}"}}, ks="user")
    assert [link["id"] for link in found["objects"]] == [mine["id"]]
    assert api.code(f"{SERVICE}.list", ks=api.start(0, userId="")) == "INVALID_USER_ID"
