"""How recorded lines are written in Python and in JavaScript."""

from __future__ import annotations

from typing import Any

import pytest

from livingdocs.languages.layout import Chain, Group, laid
from livingdocs.languages.programs import LANGUAGES, begin, calls, scenario
from livingdocs.languages.recipes import Alias, Hash, Signed, recipe_of
from livingdocs.recorded.recording import Line, Recorded, Recording, Take
from livingdocs.recorded.requests import RequestError, Variable

API = '"$KALTURA_SERVICE_URL/api_v3/service'
REFUSED = {"code": "ENTRY_ID_NOT_FOUND", "message": "not found", "objectType": "KalturaAPIException"}


def line(action: str, *fields: str, ks: str = "KALTURA_KS", files: str = "", **more: Any) -> Line:
    service, _, method = action.partition(".")
    path = f"{service}/action/{method}" if method else service
    data = "".join(f' --data-urlencode "{field}"' for field in fields)
    session = f' --data-urlencode "ks=${ks}"' if ks else ""
    return Line(
        "When", action, f'curl -s {API}/{path}"{session}{data}{files} --data-urlencode format=1', **more
    )


def written(one: Line, language: str) -> list[str]:
    """The statements of a line."""
    return LANGUAGES[language]().line(one).split("\n")


GET = line("media.get", "entryId=$TALK_ENTRY_ID")
TALK = ("entry[objectType]=KalturaMediaEntry", "entry[mediaType]=1")


@pytest.mark.parametrize(
    ("one", "python", "javascript"),
    [
        (
            GET,
            "client.media.get(talk_entry_id)",
            "await kaltura.services.media.get(talkEntryId).execute(client);",
        ),
        (
            line("media.add", *TALK, gives={"TALK_ENTRY_ID": "id"}),
            "talk_entry_id = client.media.add(KalturaMediaEntry(mediaType=KalturaMediaType.VIDEO)).id",
            "const { id: talkEntryId } = await kaltura.services.media.add(new kaltura.objects.MediaEntry({\n"
            "  mediaType: kaltura.enums.MediaType.VIDEO,\n})).execute(client);",
        ),
        (
            line("media.list", "pager[pageSize]=5", ks="OWN_KS"),
            "client_for(own_ks).media.list(pager=KalturaFilterPager(pageSize=5))",
            "await kaltura.services.media.listAction(undefined, new kaltura.objects.FilterPager({\n"
            "  pageSize: 5,\n})).execute(clientFor(ownKs));",
        ),
        (
            line("caption_captionAsset.delete", "captionAssetId=1_a", ks=""),
            'client_for().caption.captionAsset.delete("1_a")',
            'await kaltura.services.captionAsset.deleteAction("1_a").execute(clientFor());',
        ),
        (
            line("media.update", "entryId=0_a", "mediaEntry[tags__null]="),
            'client.media.update("0_a", KalturaMediaEntry(tags=None))',
            'await kaltura.services.media.update("0_a", new kaltura.objects.MediaEntry({\n'
            '  tags__null: "",\n})).execute(client);',
        ),
        (
            line("media.noSuchAction", "a[b]=$TALK_ENTRY_ID"),
            "# By hand: an action that there isn't\n"
            'post("service/media/action/noSuchAction", {"ks": ks, "a[b]": talk_entry_id})',
            "// By hand: an action that there isn't\n"
            'await post("service/media/action/noSuchAction", { ks: ks, "a[b]": talkEntryId });',
        ),
        (
            line("media.get", "entryId=$TALK_ENTRY_ID", until=["status", "2"]),
            'wait_until("status", KalturaEntryStatus.READY, lambda: client.media.get(talk_entry_id))',
            'await waitUntil(\n  "status",\n  kaltura.enums.EntryStatus.READY,\n'
            "  () => kaltura.services.media.get(talkEntryId).execute(client),\n);",
        ),
        (
            line("media.get", "entryId=0_a", until=["code", "ENTRY_ID_NOT_FOUND"], answer=REFUSED),
            'wait_for_refusal("ENTRY_ID_NOT_FOUND", lambda: client.media.get("0_a"))',
            'await waitForRefusal("ENTRY_ID_NOT_FOUND", () => kaltura.services.media.get("0_a").execute(client));',
        ),
        (
            line("media.get", "entryId=0_a", answer=REFUSED),
            'try:\n    client.media.get("0_a")\nexcept KalturaException as refusal:\n'
            "    print(refusal.code)  # ENTRY_ID_NOT_FOUND",
            'try {\n  await kaltura.services.media.get("0_a").execute(client);\n} catch (refusal) {\n'
            "  if (!refusal.code) throw refusal;\n  console.log(refusal.code); // ENTRY_ID_NOT_FOUND\n}",
        ),
        (
            Line("When", "GET x", 'curl -sL -r 0-9 -o answer.mp4 "$KALTURA_SERVICE_URL/p/${KALTURA_PARTNER_ID}00"'),
            'response = requests.get(f"{service_url}/p/{partner_id}00", headers={"Range": "bytes=0-9"})\n'
            'print(response.status_code, response.headers.get("Content-Type"), len(response.content))',
            'let response = await fetch(`${serviceUrl}/p/${partnerId}00`, { headers: { Range: "bytes=0-9" } });\n'
            'console.log(response.status, response.headers.get("content-type"), '
            "(await response.arrayBuffer()).byteLength);",
        ),
        (
            Line("When", "", 'printf %s "$KALTURA_KS$A_TOKEN" | sha256sum', {"A_TOKEN_HASH": ""}, part="made"),
            'a_token_hash = hashlib.sha256(f"{ks}{a_token}".encode()).hexdigest()',
            'const aTokenHash = createHash("sha256").update(`${ks}${aToken}`).digest("hex");',
        ),
    ],
)  # fmt: skip
def test_a_line_in_both_languages(one: Line, python: str, javascript: str) -> None:
    assert "\n".join(written(one, "Python")) == python
    assert "\n".join(written(one, "JavaScript")) == javascript


def test_a_multirequest_names_the_results_that_later_calls_use() -> None:
    fields = ("1:service=media", "1:action=get", "1:entryId=0_a", "2:service=media", "2:action=get")
    one = line("multirequest", *fields, "2:entryId={1:result:id}", gives={"A_ID": "0.id", "B_ID": "1.id"})
    assert written(one, "Python") == [
        "client.startMultiRequest()",
        'first = client.media.get("0_a")',
        "client.media.get(first.id)",
        "answer = client.doMultiRequest()",
        "a_id = answer[0].id",
        "b_id = answer[1].id",
    ]
    assert written(one, "JavaScript") == [
        "const [{ id: aId }, { id: bId }] = await client.startMultiRequest()",
        '  .add(kaltura.services.media.get("0_a"))',
        '  .add(kaltura.services.media.get("{1:result:id}"))',
        "  .execute(client);",
    ]


def test_a_piece_of_a_file_is_uploaded() -> None:
    piped = (
        f'tail -c +11 features/data/a.mp4 | head -c 5 | curl -s {API}/uploadToken/action/upload"'
        " --form-string \"ks=$KALTURA_KS\" --form-string uploadTokenId=1 -F 'fileData=@-;filename=a.mp4'"
    )
    one = Line("When", "uploadToken.upload", piped)
    assert 'piece("features/data/a.mp4", 10, 5)' in "".join(written(one, "Python"))
    assert 'readFileSync("features/data/a.mp4").subarray(10, 15)' in "".join(written(one, "JavaScript"))


def test_texts_are_quoted() -> None:
    one = Line(
        "When", "media.get", f'curl -s {API}/media/action/get" --data-urlencode \'entryId={{"`\'"$A_ID"'
    )
    assert 'f"{{\\"`{a_id}"' in "".join(written(one, "Python"))
    assert '`{"\\`${aId}`' in "".join(written(one, "JavaScript"))


def test_a_scenario_has_its_steps_its_answers_and_each_of_its_examples() -> None:
    answer = {"objectType": "KalturaMediaEntry", "status": 2, "duration": 10}
    take = Take(
        "Films",
        [line("media.get", "entryId=0_a", answer=answer), Line("Then it is", "media.get", "", part="again")],
    )
    text = scenario(Recorded("", [take, Take("Sounds", [GET])]), "Python")
    assert text.startswith(
        '# Films\n# When\nanswer = client.media.get("0_a")\n# → KalturaMediaEntry {status: 2 READY'
    )
    assert "# Then it is: the same call, the same answer" in text
    assert text.endswith("# Sounds\n# When\nclient.media.get(talk_entry_id)")
    assert scenario(Recorded("", [Take("", [GET], ["TALK_ENTRY_ID"])]), "Python") == ""
    assert calls([GET], "JavaScript").startswith("{\n  await kaltura")


def test_a_page_begins_with_what_it_uses_and_nothing_else() -> None:
    _, plain = begin(Recording({}, {"A": Recorded("", [Take("", [GET])])}), "Python")
    assert "wait_until" not in plain
    assert "user_client" not in plain
    more = [line("media.get", "entryId=0_a", ks="KALTURA_USER_KS", until=["status", "2"])]
    _, full = begin(Recording({}, {"A": Recorded("", [Take("", more)])}), "Python")
    assert "def wait_until" in full
    assert "user_client = " in full
    assert "KalturaEntryStatus" in full


def test_a_page_says_what_to_install_and_nothing_else() -> None:
    signing = 'fields="list:*=&_e=$(($(date +%s) + 60))&_t=2&_u=ann"\nkey=x'
    signed = Line("When", "", signing, {"ANN_KS": ""}, part="made")
    python, _ = begin(Recording({}, {"A": Recorded("", [Take("", [GET])])}), "Python")
    signs, _ = begin(Recording({}, {"A": Recorded("", [Take("", [signed])])}), "Python")
    node, _ = begin(Recording({}, {"A": Recorded("", [Take("", [signed])])}), "JavaScript")
    assert "`pip install KalturaApiClient lxml`" in python
    assert "`pip install KalturaApiClient lxml pycryptodome`" in signs
    assert "`npm install kaltura-client`" in node


def test_a_file_is_closed_again() -> None:
    sent = f'curl -s {API}/uploadToken/action/upload" --form-string "ks=$KALTURA_KS"'
    one = Line(
        "When", "uploadToken.upload", f"{sent} --form-string uploadTokenId=1 -F fileData=@features/data/a.mp4"
    )
    python = LANGUAGES["Python"]()
    told = 'with open("features/data/a.mp4", "rb") as file:\n    client.uploadToken.upload("1", file)'
    assert python.line(one) == python.line(one) == told
    assert python.line(GET) == "client.media.get(talk_entry_id)"


def test_what_is_never_changed_is_a_constant() -> None:
    told = line("media.get", "entryId=0_a", answer={"objectType": "KalturaMediaEntry", "status": 2})
    once, twice = (scenario(Recorded("", [Take("", [told] * n)]), "JavaScript") for n in (1, 2))
    assert "  const answer = await" in once
    assert "  let answer = await" in twice
    assert "  answer = await" in twice


def test_recipes_are_read() -> None:
    signing = 'fields="list:*=&_e=$(($(date +%s) - 60))&_t=2&_u=ann"\nkey=x'
    assert recipe_of(signing) == Signed("ann", 2, -60, "list:*")
    assert recipe_of("$KEYNOTE_ID") == Alias("KEYNOTE_ID")
    assert recipe_of('printf %s "${A}b" | md5sum') == Hash("md5", (Variable("A"), "b"))
    with pytest.raises(RequestError):
        recipe_of("echo hello")


def test_what_fits_stands_on_a_line() -> None:
    code = Group("f(", (("", "a"), ("b=", Group("g(", (("", "c" * 60), ("", "d" * 40)), ")"))), ")")
    assert laid(Group("f(", (("", "a"), ("b=", "c")), ")")) == "f(a, b=c)"
    rows = laid(Chain(("x = ", code, ".id"))).split("\n")
    assert rows == ["x = f(a, b=g(", "    " + "c" * 60 + ",", "    " + "d" * 40 + ",", ")).id"]
