"""`python -m livingdocs new-topic NAME --service storageProfile`: a topic of the sandbox whose service answers.

The classes and parameters come from the schema, by the sandbox's own command.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Sequence
from typing import Any

from livingdocs.common.paths import ROOT
from livingdocs.new.files import Unusable, check_name, filled, told, write
from livingdocs.pages.reference_pages import sandbox_coverage

SANDBOX = ROOT / "kaltura_sandbox"
TABLE = SANDBOX / "platform/permissions.tsv"
USED = ("add", "get")  # what the test calls
_TABLE_HEAD = (
    "# Who may call what of this topic's services; the head of platform/permissions.tsv explains the marks.\n"
)
_NEXT = """\
Next:
  1. Write what is marked "To be written" in kaltura_sandbox/topics/{topic}, and what is special about {service}:
     docs/architecture.md says what a topic declares and how, Kaltura's server says what is true.
  2. Try it:       .venv/bin/python -m pytest tests/sandbox/test_{topic}.py
  3. A noun for the steps of guides: a Noun in features/support/api/nouns/{topic}.py
  4. A guide:      .venv/bin/python -m livingdocs new-guide {topic} --chapter …
  5. Its pages:    make guides ARGS='--no-report features/…/{topic}.feature', make docs; commit them.
  6. Check it:     make check"""


_OWNER = '''

@owns("{owner}")
def owned(caller: Caller, id_: Any) -> Owned | None:
    """Whose an object is: the rules of ownership in permissions.tsv ask for it."""
    found = caller.account.get(KIND, id_)
    return Owned(str(found.userId or ""), caller.is_admin) if found else None
'''
_OWNER_IMPORTS = """\
from typing import Any

from kaltura_sandbox.platform.accounts import Caller
from kaltura_sandbox.platform.judges import Owned, owns
"""


def new_topic(arguments: Sequence[str]) -> int:
    """The command; 1 where nothing could be written."""
    parser = argparse.ArgumentParser(
        prog="python -m livingdocs new-topic", description="Write the start of a topic of the sandbox."
    )
    parser.add_argument("name", help="of the topic's folder, in the plural: storage_profiles")
    parser.add_argument("--service", required=True, help="its first service, by its name: storageProfile")
    options = parser.parse_args(list(arguments))
    return told(lambda: start(options.name, options.service))


def start(name: str, service_name: str) -> str:
    """Write it; what to do next. Raises Unusable."""
    folder = SANDBOX / "topics" / check_name(name)
    if folder.exists():
        raise Unusable(f"kaltura_sandbox/topics/{name} is there already: take another name.")
    values = _values(name, _service(service_name))
    noun = values["noun"]
    taken = _permissions(values["id"])
    write({
        folder / "__init__.py": filled("topic", values),
        folder / f"{noun}_errors.py": filled("errors", values),
        folder / f"{noun}_service.py": filled("service", values),
        folder / "permissions.tsv": _TABLE_HEAD + "".join(taken),
        ROOT / "tests/sandbox" / f"test_{name}.py": filled("test", values),
    })  # fmt: skip
    return _NEXT.format(topic=name, service=values["shown"])


def _service(name: str) -> dict[str, Any]:
    """A service of the schema that nobody answers yet and whose objects are ordinary ones."""
    names = ("id", "name", "short")
    services = sandbox_coverage()
    found = [one for one in services if name.lower() in {str(one[key]).lower() for key in names}]
    if not found:
        raise Unusable(f"The schema has no service {name!r}: docs/reference/services.md lists those it has.")
    service = found[0]
    if service["room"]:
        raise Unusable(f"{service['short']} is answered already: what is missing goes where its service is.")
    if not service["object"]:
        raise Unusable(
            f"{service['short']} doesn't add and get objects of a class of its own, so there is no start for it: "
            "write its service by hand, as kaltura_sandbox/topics/system has it."
        )
    return service


def _values(topic: str, service: dict[str, Any]) -> dict[str, str]:
    """What the templates ask for."""
    shown, about = str(service["short"]), service["object"]
    noun = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", shown).lower()
    actions = {action["name"]: action for action in service["actions"]}
    may = all(actions[name]["access"]["admin"] is None for name in USED)
    usual = f"{about['class']}ListResponse"
    listed = f'\n    list_response = "{about["list"]}"' if about["list"] not in (None, usual) else ""
    owners = {action["owner"] for action in service["actions"]} - {None, "entry"}
    return {
        "imports": _OWNER_IMPORTS if owners else "",
        "owner": "".join(_OWNER.format(owner=owner) for owner in sorted(owners)),
        "topic": topic, "title": topic.replace("_", " ").capitalize(), "shown": shown, "id": str(service["id"]),
        "noun": noun, "NOUN": noun.upper(), "Noun": noun.title().replace("_", ""), "class": about["class"],
        "made_as": about["made_as"], "numeric": "" if about["numeric"] else "\n    numeric = False",
        "listed": listed, "caller": "admin" if may else "operator",
        "added": actions["add"]["parameters"][0], "named": actions["get"]["parameters"][0],
        "unknown": "999999999" if about["numeric"] else "nosuchid",
    }  # fmt: skip


def _permissions(id_: str) -> list[str]:
    """The lines of a service in the platform's table, which has those of services that no topic answers."""
    lines = TABLE.read_text(encoding="utf-8").splitlines(
        keepends=True
    )  # they stay there, and the topic's own count
    return [line for line in lines if line.startswith(f"{id_}\t")]
