"""The record of a guide whose worker process died: a broken Allure result and a JUnit error in its name."""

from __future__ import annotations

import json
import time
from pathlib import Path
from uuid import uuid4
from xml.etree import ElementTree

from allure_commons.utils import md5

from livingdocs.common.guides import chapter_of
from livingdocs.common.paths import JUNIT, RESULTS, ROOT

LOST = "worker"  # stands in the full name of such a result for a scenario


def record_lost_feature(
    file: str, title: str, message: str, results: Path = RESULTS, junit: Path = JUNIT, section: str = ""
) -> None:
    """Write both records. `file` is the guide's path from the root, `section` where a part of it begins."""
    moment, uuid = int(time.time() * 1000), str(uuid4())
    name = f"{title}: the worker process ended" + (f" in “{section}”" if section else "")
    identity = f"{file}: {LOST}" + (f" {section}" if section else "")
    labels = {"epic": chapter_of(ROOT / file).label, "feature": title, "framework": "behave"}
    result = {
        "uuid": uuid,
        "name": name,
        "fullName": identity,
        "testCaseId": md5(identity),
        "historyId": md5(identity),
        "status": "broken",
        "statusDetails": {"message": message},
        "start": moment,
        "stop": moment,
        "labels": [{"name": key, "value": value} for key, value in labels.items()],
    }
    (results / f"{uuid}-result.json").write_text(json.dumps(result), encoding="utf-8")
    suite = ElementTree.Element("testsuite", name=title, tests="1", errors="1", failures="0", skipped="0")
    case = ElementTree.SubElement(suite, "testcase", name=name, classname=file)
    ElementTree.SubElement(case, "error", message=message)
    part = f"-{md5(section)[:6]}" if section else ""
    lost = junit / f"TESTS-{Path(file).with_suffix('').as_posix().replace('/', '.')}-worker{part}.xml"
    ElementTree.ElementTree(suite).write(lost, encoding="utf-8", xml_declaration=True)
