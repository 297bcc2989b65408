"""What a page's Python programs begin with: settings, helpers, sessions. Only what its calls use.

No function has a blank line in it, so that all of it can be pasted into an interpreter.
"""

from __future__ import annotations

from livingdocs.languages.official import module_of
from livingdocs.languages.speaking import Used

_CLIENT_FOR = '''\
def client_for(ks=None, profile=None):
    """A client with a session, or without one; the profile says which fields its answers have."""
    client = KalturaClient(KalturaConfiguration(service_url))
    if ks:
        client.setKs(ks)
    if profile:
        client.setResponseProfile(profile)
    return client
'''
_PLAIN_CLIENT_FOR = '''\
def client_for(ks=None):
    """A client with a session, or without one."""
    client = KalturaClient(KalturaConfiguration(service_url))
    if ks:
        client.setKs(ks)
    return client
'''
_WAIT_UNTIL = '''\
def wait_until(field, wanted, ask, within=600):
    """Ask until a field of the answer ("." is all of it) is as wanted, it can't be any more, or it takes too long."""
    deadline, last = time.monotonic() + within, None
    while True:
        answer = ask()
        found = answer if field == "." else getattr(answer, field)
        found = found.getValue() if hasattr(found, "getValue") else found
        if found != last:
            print(f"{field}: {found}", flush=True)
        if str(found) == str(wanted) or (wanted == "any" and found not in (None, NotImplemented, "")):
            return answer
        if field == "status" and str(found).startswith("-"):
            raise RuntimeError(f"the status is {found} and won't become {wanted}")
        if time.monotonic() > deadline:
            raise TimeoutError(f"{field} is still {found} after {within} s, not {wanted}")
        last = found
        time.sleep(2)
'''
_WAIT_FOR_REFUSAL = '''\
def wait_for_refusal(code, ask, within=600):
    """Ask until the call is refused with this code. Ends at another refusal or the deadline."""
    deadline = time.monotonic() + within
    while time.monotonic() < deadline:
        try:
            ask()
        except KalturaException as refusal:
            if refusal.code != code:
                raise
            print(refusal.code, flush=True)
            return
        time.sleep(2)
    raise TimeoutError(f"not refused with {code} within {within} s")
'''
_POST = '''\
def post(path, fields=None, body=None):
    """A call as form fields or JSON of one's own, where the client has no way to send it; refusals as the client's."""
    data = None if body else {"format": 1, **fields}
    answer = requests.post(f"{service_url}/api_v3/{path}", data=data, json=body)
    if "json" not in answer.headers.get("Content-Type", ""):
        return answer.text
    found = answer.json()
    if isinstance(found, dict) and found.get("objectType") == "KalturaAPIException":
        raise KalturaException(found["message"], found["code"])
    return found
'''
_PIECE = '''\
def piece(path, offset=0, size=-1):
    """A part of a file, as a file that can be uploaded."""
    with open(path, "rb") as file:
        file.seek(offset)
        part = io.BytesIO(file.read(size))
    part.name = os.path.basename(path)
    return part
'''
_FILE_OF = '''\
def file_of(name, text):
    """A text as a file that can be uploaded."""
    made = io.BytesIO(text.encode())
    made.name = name
    return made
'''
_HELPERS = {
    "wait_until": _WAIT_UNTIL, "wait_for_refusal": _WAIT_FOR_REFUSAL, "post": _POST, "piece": _PIECE,
    "file_of": _FILE_OF,
}  # fmt: skip
_MODULES = {
    "wait_until": ["time"],
    "wait_for_refusal": ["time"],
    "piece": ["io"],
    "file_of": ["io"],
    "hashlib": ["hashlib"],
    "time": ["time"],
    "subprocess": ["subprocess"],
}
_KS = """\
client = client_for()
ks = client.session.start(
    admin_secret, "guide-admin", KalturaSessionType.ADMIN, partner_id, privileges="disableentitlement"
)
client.setKs(ks)"""
_USER = """\
user_ks = client_for().session.start(admin_secret, user_id, KalturaSessionType.USER, partner_id)
user_client = client_for(user_ks)"""
_WIDGET = """\
widget_ks = client_for().session.startWidgetSession(f"_{partner_id}").ks
widget_client = client_for(widget_ks)"""

_OPERATOR = """\
operator_ks = client_for().session.start(
    os.environ["KALTURA_OPERATOR_SECRET"], "guide-admin", KalturaSessionType.ADMIN,
    int(os.environ.get("KALTURA_OPERATOR_PARTNER_ID", "-2")),
)
operator_client = client_for(operator_ks)
operator_client.setPartnerId(partner_id)"""
_MORE = {
    "USER": ("# The session of a user", _USER),
    "WIDGET": ("# The session of a site's visitor", _WIDGET),
    "OPERATOR": ("# The session of the platform's operator, whose calls name the account", _OPERATOR),
}


def start(used: Used) -> str:
    """Imports, settings, helpers and sessions."""
    more = [name for name in _MORE if {f"KALTURA_{name}_KS", f"{name}_CLIENT"} & used.variables]
    helpers = [text for name, text in _HELPERS.items() if name in used.helpers]
    client_for = _CLIENT_FOR if "profile" in used.helpers else _PLAIN_CLIENT_FOR
    sessions = ["# The session of the administrator", _KS]
    sessions += [line for name in more for line in _MORE[name]]
    return "\n".join(
        [
            "\n".join(_imports(used)),
            "",
            "\n".join(_settings(used, "USER" in more)),
            "",
            client_for,
            *helpers,
            *sessions,
        ]
    )


def _imports(used: Used) -> list[str]:
    modules = {"os"}.union(*(_MODULES.get(name, []) for name in used.helpers))
    lines = [f"import {name}" for name in sorted(modules)]
    lines += ["", "import requests"] if {"post", "requests"} & used.helpers else [""]
    lines += ["from KalturaClient import KalturaClient, KalturaConfiguration"]
    names: dict[str, list[str]] = {}
    for name in sorted(used.names | {"KalturaSessionType"}):
        names.setdefault(module_of(name), []).append(name)
    for module in sorted(names):
        line = f"from {module} import {', '.join(names[module])}"
        rows = "".join(f"    {name},\n" for name in names[module])
        lines.append(line if len(line) <= 100 else f"from {module} import (\n{rows})")
    if {"KalturaException", "post", "wait_for_refusal"} & used.helpers:
        lines.append("from KalturaClient.exceptions import KalturaException")
    return lines


def _settings(used: Used, users: bool) -> list[str]:
    lines = ['service_url = os.environ["KALTURA_SERVICE_URL"].rstrip("/")']
    lines += [
        'partner_id = int(os.environ["KALTURA_PARTNER_ID"])',
        'admin_secret = os.environ["KALTURA_ADMIN_SECRET"]',
    ]
    if "KALTURA_USER_SECRET" in used.variables:
        lines.append('user_secret = os.environ.get("KALTURA_USER_SECRET", admin_secret)')
    if users or "KALTURA_USER_ID" in used.variables:
        lines.append('user_id = os.environ.get("KALTURA_USER_ID", "guide-user")')
    return lines
