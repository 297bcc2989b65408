"""The shell functions and session calls that a page of blocks for bash begins with."""

from __future__ import annotations

SETTINGS = {
    "KALTURA_SERVICE_URL": "the address of the server, without /api_v3",
    "KALTURA_PARTNER_ID": "the number of the account",
    "KALTURA_ADMIN_SECRET": "the admin secret of the account",
}
"""What a reader sets before, and what the shell says where it isn't."""
FUNCTIONS = """\
[ -z "${ZSH_VERSION-}" ] || setopt interactive_comments

curl() { command curl -S "$@"; } # says why, where it gets no answer

pick() { # a value out of a JSON answer: pick status, pick objects.0.id, or pick for a bare text
  python3 -c 'import json, sys
text, path = sys.stdin.read(), "".join(sys.argv[1:])
try:
    value = json.loads(text)
except ValueError:
    sys.exit("no JSON: " + text[:200] if text.strip() else "no answer")
refusal = isinstance(value, dict) and value.get("objectType") == "KalturaAPIException"
if refusal and path not in value:
    sys.exit("refused: " + value["code"] + ", " + value["message"])
try:
    for key in filter(None, path.split(".")):
        value = value[int(key) if isinstance(value, list) else key]
except (KeyError, IndexError, TypeError, ValueError):
    sys.exit("no " + path + " in " + text[:200])
print(json.dumps(value) if isinstance(value, bool) else value)' "$@"
}

ok() { # says nothing, unless the answer is a refusal
  local answer
  answer=$(cat)
  case $answer in
    '' | *'"objectType":"KalturaAPIException"'*) printf '%s\\n' "refused: ${answer:-no answer}" >&2; return 1 ;;
  esac
}

see() { # shows an answer, and hands it on
  tee /dev/stderr && echo >&2
}

wait_for() { # wait_for FIELD VALUE CALL: calls until the answer has the value ("." is all of it), or never will
  local field=$1 value=$2 end=$((SECONDS + ${KALTURA_WAIT:-600})) answer found said=
  shift 2
  while :; do
    answer=$("$@") || { echo "waiting for $field $value: no answer" >&2; return 1; }
    found=$(printf %s "$answer" | pick "$field" 2>/dev/null) || :
    [ "$found" != "$value" ] || break
    [ "$value" != any ] || [ -z "$found" ] || break
    case $answer in
      *'"objectType":"KalturaAPIException"'*) echo "waiting for $field $value: refused: $answer" >&2; return 1 ;;
    esac
    case $field$found in
      status-*) echo "waiting for status $value: it failed with $found" >&2; return 1 ;;
    esac
    if [ "$SECONDS" -ge "$end" ]; then
      echo "waiting for $field $value: still ${found:-nothing}, given up (KALTURA_WAIT says for how many seconds)" >&2
      return 1
    fi
    [ "$found" = "$said" ] && printf . >&2 || echo "waiting for $field $value: ${found:-nothing} so far" >&2
    said=$found
    sleep 2
  done
  printf '%s\\n' "$answer"
}

DOWNLOADS=$(mktemp -d)
SAVED='%{http_code} %{content_type}, %{size_download} bytes: %{filename_effective}\n'"""
_START = """\
{name}=$(curl -s "$KALTURA_SERVICE_URL/api_v3/service/session/action/start" \\
  --data-urlencode "secret=${secret}" \\
  --data-urlencode "partnerId={account}" \\
  --data-urlencode type={type} \\
  --data-urlencode "userId={user}" \\{privileges}
  --data-urlencode format=1 | pick)"""
_ACCOUNT = {"secret": "KALTURA_ADMIN_SECRET", "account": "$KALTURA_PARTNER_ID"}
STARTS = {
    "KALTURA_KS": _START.format(
        name="KALTURA_KS", **_ACCOUNT, type=2, user="guide-admin",
        privileges="\n  --data-urlencode privileges=disableentitlement \\",
    ),
    "KALTURA_USER_KS": _START.format(
        name="KALTURA_USER_KS", **_ACCOUNT, type=0, user="${KALTURA_USER_ID:-guide-user}", privileges="",
    ),
    "KALTURA_WIDGET_KS": """\
KALTURA_WIDGET_KS=$(curl -s "$KALTURA_SERVICE_URL/api_v3/service/session/action/startWidgetSession" \\
  --data-urlencode "widgetId=_$KALTURA_PARTNER_ID" \\
  --data-urlencode format=1 | pick ks)""",
    "KALTURA_OPERATOR_KS": _START.format(
        name="KALTURA_OPERATOR_KS", secret="KALTURA_OPERATOR_SECRET", account="${KALTURA_OPERATOR_PARTNER_ID:--2}",
        type=2, user="guide-admin", privileges="",
    ),
}  # fmt: skip
"""How each session of a page is got, in the order in which they are."""
