"""embedPlaykitJs: the player as a script, with the configuration of a uiConf in it, for pages to load.

An address ``/p/<partner>/embedPlaykitJs/uiconf_id/<id>`` answers the player's bundle and, behind it, a line that sets
``window.__kalturaplayerdata`` to the uiConf's config; KalturaPlayer.setup takes that for its defaults. To it the
platform adds where its API, its delivery and its collector of events are (provider.env), unless the config says so
itself, and what the uiConf is (uiConfData). ``autoembed=true`` with targetId and entry_id or playlist_id appends the
lines that set the player up.

The platform has a service that builds bundles of the packages and versions in confVars, and adds to them the plug-in
that sends events to the collector (playkit-kava), unless confVars says which version of it. The sandbox builds none: it
gives the files that KALTURA_SANDBOX_PLAYER names, one behind the other (as PATH names folders), whatever the versions
say, and without them refuses as a server whose builder doesn't answer (error 47). A player uses the plug-in where its
config names it: plugins.kava. Left out: embed_factory, iframeembed, source maps, translations by langs.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from pathlib import Path
from typing import Any

from starlette.responses import Response

from kaltura_sandbox import php_text
from kaltura_sandbox.platform.accounts import Platform
from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.platform.wire import replies
from kaltura_sandbox.topics.delivery.address import Address, Refusal
from kaltura_sandbox.topics.delivery.routes import delivers
from kaltura_sandbox.topics.players.ui_conf_service import KIND

SCRIPT = "KALTURA_SANDBOX_PLAYER"
MISSING, NO_CONF, NO_BUNDLE, NO_VERSIONS = 20, 22, 47, 56
_NUMBER = re.compile("[0-9]+")
LIFE = 600  # s that a script may be kept


@delivers("embedplaykitjs")
def script(platform: Platform, address: Address) -> Response:
    """The player's script with the configuration that an address names."""
    conf = _conf(platform, address)
    text = f"{_bundle(_versions(conf))}\nwindow.__kalturaplayerdata={_script(_config(conf, address))};"
    if address.get("autoembed"):
        text += _set_up(address)
    tag = hashlib.md5(text.encode(), usedforsecurity=False).hexdigest()
    headers = {
        "Etag": tag, "Access-Control-Allow-Origin": "*", "X-Robots-Tag": "noindex",
        "Cache-Control": f"public, max-age={LIFE}, max-stale=0",
    }  # fmt: skip
    return replies.page(text, 200, headers, "text/javascript")


def _conf(platform: Platform, address: Address) -> Object:
    """The uiConf, whosever it is: pages have no session when they load a script."""
    id_ = address.get("uiconf_id")
    if not id_:
        raise _missing("uiconf_id")
    found: Object | None = platform.store.get(KIND, php_text.whole(id_)) if _NUMBER.fullmatch(id_) else None
    if found is None:
        raise Refusal(NO_CONF, "requested ui_conf not found")
    return found


def _versions(conf: Object) -> dict[str, Any]:
    """The packages of the player and their versions: confVars, or its member ``versions``."""
    if not conf.confVars:
        raise Refusal(
            NO_VERSIONS, f"Missing bundle configuration in uiConf, uiConfID: [{conf.id}], {conf.id}"
        )
    told = _json(conf.confVars)
    versions = told.get("versions", told) if isinstance(told, dict) else None
    if not isinstance(versions, dict) or not versions:
        what = "unable to resolve bundle config"
        raise _missing(what)
    return versions


def _missing(what: str) -> Refusal:
    return Refusal(MISSING, f"Request parameter [{what}] is missing, {what}")


def _bundle(versions: dict[str, Any]) -> str:
    try:
        files = (os.environ.get(SCRIPT) or "/nowhere").split(os.pathsep)
        return "\n".join(Path(one).read_text(encoding="utf-8") for one in files)
    except (OSError, ValueError):
        told = json.dumps(versions).replace('"', "'") + " failed to get content from bundle builder"
        raise Refusal(NO_BUNDLE, f"Failed to build bundle for [{told}], {told}") from None


def _config(conf: Object, address: Address) -> dict[str, Any]:
    """The configuration as the player gets it; one that is no object counts as none."""
    config = _json(conf.config or "")
    config = config if isinstance(config, dict) else {}
    provider = config.setdefault("provider", {})
    if isinstance(provider, dict):
        env = provider.get("env")
        env = env if isinstance(env, dict) else {}
        own = {
            "serviceUrl": f"{address.host}/api_v3", "cdnUrl": address.host,
            "analyticsServiceUrl": f"{address.host}/analytics",
        }  # fmt: skip
        provider["env"] = env | {name: value for name, value in own.items() if not env.get(name)}
    shown = {"width": conf.width, "height": conf.height, "name": conf.name}
    return config | {"uiConfData": shown}


def _set_up(address: Address) -> str:
    """The lines that set the player up in an element of the page and load an entry or a playlist."""
    target = address.get("targetId")
    if not target:
        raise _missing("Player target ID not defined")
    provider = {"partnerId": address.partner, "uiConfId": address.get("uiconf_id")}
    if address.get("ks"):
        provider["ks"] = address.get("ks")
    config = _script({"targetId": target, "provider": provider})
    lines = f"const kalturaPlayer = KalturaPlayer.setup({config});\n  {_load(address)}"
    return f"\ntry {{\n  {lines}\n}} catch (e) {{ console.error(e.message); }}"


def _load(address: Address) -> str:
    for name, action, key in (
        ("entry_id", "loadMedia", "entryId"),
        ("playlist_id", "loadPlaylist", "playlistId"),
    ):
        if address.get(name):
            return f"kalturaPlayer.{action}({_script({key: address.get(name)})});"
    raise _missing("One of the following params must be defined: entry_id, playlist_id, external_source")


def _json(text: str) -> Any:
    try:
        return php_text.json_value(text)
    except ValueError:
        return None


def _script(value: Any) -> str:
    """JSON that may stand in a script element."""
    return json.dumps(value).replace("</", "<\\/")
