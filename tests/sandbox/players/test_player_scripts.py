"""embedPlaykitJs: the script that a page loads by a configuration's id."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from typing import Any

import pytest

from tests.sandbox.conftest import Api, platform_at

VERSIONS = '{"kaltura-ovp-player": "{latest}"}'
PLAYER, PLUGIN = "/* a player */", "/* its plug-in */"


@pytest.fixture(scope="module")
def building(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Api]:
    """A platform with a player to give."""
    home = tmp_path_factory.mktemp("players")
    files = (home / "player.js", home / "kava.js")
    for file, text in zip(files, (PLAYER, PLUGIN), strict=True):
        file.write_text(text)
    with platform_at(home, KALTURA_SANDBOX_PLAYER=os.pathsep.join(map(str, files))) as told:
        yield Api(told)


def make(api: Api, **fields: Any) -> str:
    return str(api.ok("uiConf.add", {"uiConf": {"creationMode": 2} | fields})["id"])


def script(api: Api, rest: str) -> Any:
    return api.get(f"/p/1/embedPlaykitJs/{rest}")


def config(text: str) -> Any:
    found = re.search(r"window\.__kalturaplayerdata=(.*?);$", text, re.MULTILINE)
    return json.loads(found[1]) if found else None


def reason(answer: Any) -> Any:
    return answer.status_code, answer.headers.get("X-Kaltura"), answer.content


def test_the_script_carries_the_player_and_the_settings(building: Api) -> None:
    conf = make(building, name="Wall", width=640, confVars=VERSIONS, config='{"playback": {"muted": true}}')
    answer = script(building, f"uiconf_id/{conf}")
    told = config(answer.text)
    assert answer.headers["Content-Type"].startswith("text/javascript") and answer.text.startswith(
        f"{PLAYER}\n{PLUGIN}\n"
    )
    assert (told["playback"], told["uiConfData"]["name"]) == ({"muted": True}, "Wall")
    assert told["provider"]["env"]["serviceUrl"].endswith("/api_v3")


def test_addresses_of_the_configuration_count_more(building: Api) -> None:
    own = {"provider": {"env": {"cdnUrl": "https://cdn.example.com"}}}
    told = config(
        script(building, f"uiconf_id/{make(building, confVars=VERSIONS, config=json.dumps(own))}").text
    )
    assert told["provider"]["env"]["cdnUrl"] == "https://cdn.example.com"


@pytest.mark.parametrize("text", ["no json", "[1]", '{"provider": 7}', '"</script>"', ""])
def test_a_config_that_is_none_hurts_nobody(building: Api, text: str) -> None:
    answer = script(building, f"uiconf_id/{make(building, confVars=VERSIONS, config=text)}")
    assert answer.status_code == 200 and "</script>" not in answer.text


def test_a_script_may_set_the_player_up(building: Api) -> None:
    conf = make(building, confVars=VERSIONS)
    asked = "?autoembed=true&targetId=here&entry_id=0_keynote&ks=x"
    answer = script(building, f"uiconf_id/{conf}{asked}")
    assert 'loadMedia({"entryId": "0_keynote"})' in answer.text and '"targetId": "here"' in answer.text
    assert reason(script(building, f"uiconf_id/{conf}?autoembed=true"))[:2] == (404, "error-20")
    assert reason(script(building, f"uiconf_id/{conf}?autoembed=true&targetId=a"))[:2] == (404, "error-20")


@pytest.mark.parametrize(
    "versions, number", [(None, 56), ("no json", 20), ("{}", 20), ("[]", 20), ('{"versions": {}}', 20)]
)
def test_there_is_no_script_without_versions(building: Api, versions: str | None, number: int) -> None:
    conf = make(building, **({"confVars": versions} if versions else {}))
    assert reason(script(building, f"uiconf_id/{conf}")) == (404, f"error-{number}", b"")


@pytest.mark.parametrize(
    "rest, number",
    [("uiconf_id/1", 22), ("uiconf_id/x", 22), ("uiconf_id/99999999999999999999", 22), ("", 20)],
)
def test_there_is_no_script_of_nothing(building: Api, rest: str, number: int) -> None:
    assert reason(script(building, rest)) == (404, f"error-{number}", b"")


def test_without_a_player_no_script_is_built(api: Api) -> None:
    assert reason(script(api, f"uiconf_id/{make(api, confVars=VERSIONS)}")) == (404, "error-47", b"")


@pytest.mark.parametrize("env", ['"x"', "[1]", "0", "null", "{}"])
def test_settings_of_no_sense_are_passed_over(building: Api, env: str) -> None:
    conf = make(building, confVars=VERSIONS, config=f'{{"provider": {{"env": {env}}}}}')
    told = config(script(building, f"uiconf_id/{conf}").text)
    assert told["provider"]["env"]["serviceUrl"].endswith("/api_v3")
