"""Categories, their members and what is in them by bulk uploads, over HTTP. Beyond what guides show."""

from __future__ import annotations

import time
from typing import Any

import pytest

from tests.sandbox.conftest import Api

DONE = (5, 6, 7, 12)
Told = dict[str, Any]


def upload(api: Api, action: str, text: str, ks: str = "admin") -> Told:
    """An upload of a CSV file that is over, and its log."""
    file = {"fileData": ("rows.csv", text.encode(), "text/csv")}
    return over(api, api.ok(action, {}, ks, files=file)["id"])


def over(api: Api, id_: str) -> Told:
    end = time.monotonic() + 30
    while (told := api.ok("bulkUpload_bulk.get", {"id": id_}))["status"] not in DONE:
        assert time.monotonic() < end, told
        time.sleep(0.05)
    log = api.get(f"/api_v3/service/bulkUpload_bulk/action/serveLog?id={id_}&ks={api.ks()}").text
    return {"status": told["status"], "done": told["numOfObjects"], "log": log.splitlines()}


def categories(
    api: Api, rows: str, head: str = "*action,categoryId,name,relativePath,referenceId,tags"
) -> Told:
    return upload(api, "category.addFromBulkUpload", f"{head}\n{rows}")


def named(api: Api, full_name: str) -> list[Told]:
    found: list[Told] = api.ok("category.list", {"filter": {"fullNameEqual": full_name}}).get("objects", [])
    return found


def category(api: Api, name: str, **more: Any) -> int:
    return int(api.ok("category.add", {"category": {"name": name, **more}})["id"])


def test_a_tree_grows_row_by_row(api: Api) -> None:
    told = categories(
        api, "1,,bulk-a,,,one\n,,bulk-b,bulk-a,bulk-ref,\n# a remark,,,,,\n\n,,bulk-c,bulk-a>bulk-b,,\n"
    )
    assert (told["status"], told["done"]) == (5, 3)
    ids = [named(api, path)[0]["id"] for path in ("bulk-a", "bulk-a>bulk-b", "bulk-a>bulk-b>bulk-c")]
    rows = ["1,,bulk-a,,,one", ",,bulk-b,bulk-a,bulk-ref,", ",,bulk-c,bulk-a>bulk-b,,"]
    assert told["log"] == [f"{row},2,{id_},2" for row, id_ in zip(rows, ids, strict=True)]


def test_rows_change_and_delete(api: Api) -> None:
    ids = [category(api, f"bulk-d{one}", referenceId=f"bulk-d-ref{one}") for one in "123"]
    rows = f"2,{ids[0]},,,,new\n2,,bulk-d2-new,,bulk-d-ref2,\n3,{ids[2]},,,,\n"
    rows += "6,,bulk-d4,,bulk-d-ref4,\n6,,,,bulk-d-ref1,newer\n"
    assert categories(api, rows)["status"] == 5
    assert api.ok("category.get", {"id": ids[0]})["tags"] == "newer"
    assert api.ok("category.get", {"id": ids[1]})["name"] == "bulk-d2-new"
    assert api.code("category.get", {"id": ids[2]}) == "CATEGORY_NOT_FOUND"
    assert named(api, "bulk-d4")[0]["referenceId"] == "bulk-d-ref4"


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("1,,,,,", "Mandatory Column [name] missing from CSV."),
        ("2,,x,,,", "Mandatory parameters missing for action [2] - categoryId/referenceId"),
        ("3,,,,,", "Mandatory parameters missing for action [3]"),
        ("2,,x,,no-such-reference,", "Category reference ID not found under the provided relativePath"),
        ("1,,x,no such parent,,", "Parent category not found for full name [no such parent]"),
        ("3,1,,,,", 'Category id "1" not found'),
    ],
)
def test_what_a_row_of_a_category_lacks_is_told(api: Api, row: str, problem: str) -> None:
    told = categories(
        api, f"{row}\n1,,kept of {problem[:20].replace(chr(34), '')} {row[:4].replace(',', '-')},,,\n"
    )
    assert (told["status"], told["done"]) == (12, 1)
    assert problem.replace('"', '""') in told["log"][0]
    assert f",1,{row.split(',')[1]},2," in told["log"][0]


def test_a_file_of_nothing_but_mistakes_fails(api: Api) -> None:
    assert categories(api, "1,,,,,\n9,,x,,,\n")["status"] == 6


def test_a_users_file_is_done_by_the_platform(api: Api) -> None:
    assert upload(api, "category.addFromBulkUpload", "*name\nbulk-of-user\n", "user")["status"] == 5
    assert len(named(api, "bulk-of-user")) == 1


MEMBERS = "categoryUser.addFromBulkUpload"
HEAD = "*action,categoryId,categoryReferenceId,userId,permissionLevel,status,updateMethod"


def channel(api: Api, name: str, **more: Any) -> int:
    return category(api, name, privacyContext="bulktests", **more)


def test_members_come_change_rest_and_go(api: Api) -> None:
    id_ = channel(api, "bulk-members", referenceId="bulk-members-ref")
    rows = f"1,{id_},,bulk-u1,1,,\n,,bulk-members-ref,bulk-u2,3,3,\n6,{id_},,bulk-u3,2,,0\n"
    assert upload(api, MEMBERS, f"{HEAD}\n{rows}")["status"] == 5
    read = {one: api.ok("categoryUser.get", {"categoryId": id_, "userId": f"bulk-u{one}"}) for one in "123"}
    assert [(one["permissionLevel"], one["status"], one["updateMethod"]) for one in read.values()] == [
        (1, 1, 1), (3, 3, 1), (2, 1, 0),
    ]  # fmt: skip
    rows = f"6,{id_},,bulk-u1,2,,\n2,{id_},,bulk-u2,,1,\n3,{id_},,bulk-u3,,,\n"
    assert upload(api, MEMBERS, f"{HEAD}\n{rows}")["status"] == 5
    assert api.ok("categoryUser.get", {"categoryId": id_, "userId": "bulk-u1"})["permissionLevel"] == 2
    assert api.ok("categoryUser.get", {"categoryId": id_, "userId": "bulk-u2"})["status"] == 1
    assert (
        api.code("categoryUser.get", {"categoryId": id_, "userId": "bulk-u3"}) == "INVALID_CATEGORY_USER_ID"
    )


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("1,{id},,,3,,", "Missing mandatory parameter userId"),
        ("1,,,u,3,,", "Missing mandatory parameter categoryId"),
        ("1,,no-such-reference,u,3,,", "Could not locate category by given reference ID."),
        ("1,{id},,u,9,,", "Wrong value passed for property permissionLevel."),
        ("1,{id},,u,3,9,", "Wrong value passed for property status."),
        ("1,{id},,u,3,,9", "Wrong value passed for property updateMethod."),
        ("1,{id},,u,4,,", "NONE permission (4) level is not allowed."),
        ("1,1,,u,3,,", 'Category id ""1"" not found'),
    ],
)
def test_what_a_row_of_a_member_lacks_is_told(api: Api, row: str, problem: str) -> None:
    id_ = channel(api, f"bulk-wrong {problem[-30:]}".replace('"', ""))
    told = upload(api, MEMBERS, f"{HEAD}\n{row.format(id=id_)}\n")
    assert told["status"] == 6
    assert problem in told["log"][0]
    assert f",1,,{0 if 'not found' in problem else 1}," in told["log"][0]


def entry(api: Api, name: str) -> str:
    return str(api.ok("media.add", {"entry": {"mediaType": 1, "name": name}})["id"])


def put(api: Api, entry_id: str, category_id: int, ks: str = "admin") -> None:
    api.ok("categoryEntry.add", {"categoryEntry": {"entryId": entry_id, "categoryId": category_id}}, ks)


def inside(api: Api, category_id: int, status: int = 2) -> list[str]:
    asked = {"filter": {"categoryIdEqual": category_id, "statusEqual": status}}
    return [one["entryId"] for one in api.ok("categoryEntry.list", asked).get("objects", [])]


def assigned(api: Api, filter_: Told, template: Told, ks: str = "admin") -> Told:
    template = {"objectType": "KalturaCategoryEntry", **template}
    data = {"objectType": "KalturaBulkServiceFilterData", "filter": filter_, "templateObject": template}
    return over(api, api.ok("categoryEntry.addFromBulkUpload", {"bulkUploadData": data}, ks)["id"])


def test_what_is_in_a_category_is_put_into_another(api: Api) -> None:
    source, target = category(api, "bulk-source"), category(api, "bulk-target")
    ids = [entry(api, "x"), entry(api, "y")]
    for one in ids:
        put(api, one, source)
    put(api, ids[0], target)
    told = assigned(
        api, {"objectType": "KalturaCategoryEntryFilter", "categoryIdEqual": source}, {"categoryId": target}
    )
    assert (told["status"], told["done"], sorted(inside(api, target))) == (5, 2, sorted(ids))
    assert told["log"][2:5] == [
        "    [bulkUploadResultStatus] => 2",
        f"    [objectId] => {source}:{ids[0]}",
        "    [objectStatus] => 2",
    ]
    other = category(api, "bulk-other")
    assert (
        assigned(
            api,
            {"objectType": "KalturaBaseEntryFilter", "idIn": ids[1], "statusIn": "7,2"},
            {"categoryId": other},
        )["status"]
        == 5
    )
    assert inside(api, other) == [ids[1]]


def test_a_filter_must_name_something(api: Api) -> None:
    for kind in ("KalturaCategoryEntryFilter", "KalturaBaseEntryFilter"):
        data = {"objectType": "KalturaBulkServiceFilterData", "filter": {"objectType": kind}}
        code = api.code("categoryEntry.addFromBulkUpload", {"bulkUploadData": data})
        assert code == "MUST_FILTER_ON_ENTRY_OR_CATEGORY"
    assert api.code("categoryEntry.addFromBulkUpload", {"bulkUploadData": {"x": 1}}) == "OBJECT_TYPE_ABSTRACT"


def test_decisions_come_from_a_file(api: Api) -> None:
    id_ = category(api, "bulk-moderated", moderation=1)
    pending = api.start(2, userId="m", privileges="enablecategorymoderation")
    ids = [entry(api, one) for one in "abc"]
    for one in ids:
        put(api, one, id_, pending)
    rows = f"7,{ids[0]},{id_}\n8,{ids[1]},{id_}\n,{ids[2]},{id_}\n7,{ids[0]},{id_}\n7,,{id_}\n"
    told = upload(api, "categoryEntry.updateStatusFromBulk", f"*action,entryId,categoryId\n{rows}")
    assert (told["status"], told["done"]) == (12, 3)
    assert (sorted(inside(api, id_)), inside(api, id_, 4)) == (sorted([ids[0], ids[2]]), [ids[1]])
    assert "Mandatory Column missing from CSV" in told["log"][4]


def test_what_was_set_by_hand_is_changed_with_override_alone(api: Api) -> None:
    told = {"categoryId": channel(api, "bulk-by-hand"), "userId": "bulk-hand"}
    api.ok("categoryUser.add", {"categoryUser": told | {"permissionLevel": 3}})
    for method in ({}, {"updateMethod": 0}, {"updateMethod": 1}):
        asked = told | {"categoryUser": {"permissionLevel": 2, **method}}
        assert api.code("categoryUser.update", asked) == "CANNOT_OVERRIDE_MANUAL_CHANGES"
    assert api.ok("categoryUser.update", asked | {"override": True})["permissionLevel"] == 2
