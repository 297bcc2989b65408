"""What a page's JavaScript programs begin with: settings, helpers, sessions. Only what its calls use."""

from __future__ import annotations

from livingdocs.languages.speaking import Used

_SETTING = """\
const setting = (name) => {
  if (!process.env[name]) throw new Error(`set ${name} in the environment first`);
  return process.env[name];
};"""
_CLIENT_FOR = """\
// A client with a session, or without one
const clientFor = (ks) => {
  const configuration = new kaltura.Configuration();
  configuration.serviceUrl = serviceUrl;
  configuration.setLogger({ log() {}, debug() {} }); // the client's own writes each call, secrets included
  const client = new kaltura.Client(configuration);
  if (ks) client.setKs(ks);
  return client;
};"""
_WAIT_UNTIL = """\
// Asks until a field of the answer (or "." for all of it) is as wanted, it can't be any more, or it takes too long
const waitUntil = async (field, wanted, ask, within = 600) => {
  const deadline = Date.now() + within * 1000;
  for (let last; ; ) {
    const answer = await ask();
    const found = field === "." ? answer : answer[field];
    if (found !== last) console.log(`${field}: ${found}`);
    if (String(found) === String(wanted) || (wanted === "any" && found)) return answer;
    if (field === "status" && String(found).startsWith("-")) {
      throw new Error(`the status is ${found} and won't become ${wanted}`);
    }
    if (Date.now() > deadline) throw new Error(`${field} is still ${found} after ${within} s, not ${wanted}`);
    last = found;
    await new Promise((done) => setTimeout(done, 2000));
  }
};"""
_WAIT_FOR_REFUSAL = """\
// Asks until the call is refused with this code. Ends at another refusal or the deadline
const waitForRefusal = async (code, ask, within = 600) => {
  for (const deadline = Date.now() + within * 1000; Date.now() < deadline; ) {
    try {
      await ask();
    } catch (refusal) {
      if (refusal.code !== code) throw refusal;
      console.log(refusal.code);
      return;
    }
    await new Promise((done) => setTimeout(done, 2000));
  }
  throw new Error(`not refused with ${code} within ${within} s`);
};"""
_POST = """\
// A call as form fields or JSON of one's own, where the client has no way to send it; refusals as the client's
const post = async (path, fields, body) => {
  const answer = await fetch(`${serviceUrl}/api_v3/${path}`, {
    method: "POST",
    headers: body ? { "Content-Type": "application/json" } : {},
    body: body ? JSON.stringify(body) : new URLSearchParams({ format: 1, ...fields }),
  });
  if (!answer.headers.get("content-type")?.includes("json")) return answer.text();
  const found = await answer.json();
  if (found?.objectType === "KalturaAPIException") throw found;
  return found;
};"""
_HELPERS = {"wait_until": _WAIT_UNTIL, "wait_for_refusal": _WAIT_FOR_REFUSAL, "post": _POST}
_KS = """\
// The session of the administrator
const ks = await kaltura.services.session.start(
  adminSecret, "guide-admin", kaltura.enums.SessionType.ADMIN, partnerId, 86400, "disableentitlement",
).execute(clientFor());
const client = clientFor(ks);"""
_USER = """\
// The session of a user
const userKs = await kaltura.services.session.start(
  adminSecret, userId, kaltura.enums.SessionType.USER, partnerId,
).execute(clientFor());
const userClient = clientFor(userKs);"""
_WIDGET = """\
// The session of a site's visitor
const { ks: widgetKs } = await kaltura.services.session.startWidgetSession(
  `_${partnerId}`,
).execute(clientFor());
const widgetClient = clientFor(widgetKs);"""
_OPERATOR = """\
// The session of the platform's operator, whose calls name the account
const operatorKs = await kaltura.services.session.start(
  setting("KALTURA_OPERATOR_SECRET"), "guide-admin", kaltura.enums.SessionType.ADMIN,
  Number(process.env.KALTURA_OPERATOR_PARTNER_ID ?? -2),
).execute(clientFor());
const operatorClient = clientFor(operatorKs);
operatorClient.setPartnerId(partnerId);"""
_MORE = {"USER": _USER, "WIDGET": _WIDGET, "OPERATOR": _OPERATOR}
SIGN = """\
const ends = Math.floor(Date.now() / 1000) {expiry};
const body = Buffer.concat([randomBytes(16), Buffer.from(`{fields}`)]);
const signed = Buffer.concat([createHash("sha1").update(body).digest(), body]);
const key = createHash("sha1").update(adminSecret).digest().subarray(0, 16);
const cipher = createCipheriv("aes-128-cbc", key, Buffer.alloc(16)).setAutoPadding(false);
const sealed = Buffer.concat([
  Buffer.from(`v2|${{partnerId}}|`),
  cipher.update(Buffer.concat([signed, Buffer.alloc(15 - ((signed.length - 1) % 16))])),
  cipher.final(),
]);
const {name} = sealed.toString("base64").replaceAll("+", "-").replaceAll("/", "_");"""


def start(used: Used) -> str:
    """Modules, settings, helpers and sessions."""
    more = [name for name in _MORE if {f"KALTURA_{name}_KS", f"{name}_CLIENT"} & used.variables]
    helpers = [text for name, text in _HELPERS.items() if name in used.helpers]
    sessions = [_KS, *(_MORE[name] for name in more)]
    parts = ["\n".join(_modules(used)), _SETTING, "\n".join(_settings(used, "USER" in more)), _CLIENT_FOR]
    return "\n\n".join([*parts, *helpers, *sessions])


def _modules(used: Used) -> list[str]:
    lines = ['const { default: kaltura } = await import("kaltura-client");']
    files = [name for name in ("readFileSync",) if name in used.helpers]
    hashes = ["createHash"] if "createHash" in used.helpers else []
    hashes += ["createCipheriv", "randomBytes"] if "randomBytes" in used.helpers else []
    lines += [f'const {{ {", ".join(files)} }} = await import("node:fs");'] if files else []
    if "spawn" in used.helpers:
        lines += ['const { spawn } = await import("node:child_process");']
        lines += ['const { once } = await import("node:events");']
    return lines + ([f'const {{ {", ".join(hashes)} }} = await import("node:crypto");'] if hashes else [])


def _settings(used: Used, users: bool) -> list[str]:
    lines = ['const serviceUrl = setting("KALTURA_SERVICE_URL").replace(/\\/$/, "");']
    lines += ['const partnerId = Number(setting("KALTURA_PARTNER_ID"));']
    lines += ['const adminSecret = setting("KALTURA_ADMIN_SECRET");']
    if "KALTURA_USER_SECRET" in used.variables:
        lines.append("const userSecret = process.env.KALTURA_USER_SECRET ?? adminSecret;")
    if users or "KALTURA_USER_ID" in used.variables:
        lines.append('const userId = process.env.KALTURA_USER_ID ?? "guide-user";')
    return lines
