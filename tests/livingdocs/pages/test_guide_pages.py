"""The guides' pages as they are committed: what is read at once, and what is folded to be pasted."""

from __future__ import annotations

import re

import pytest

from livingdocs.common.guides import Guide, load_guides
from livingdocs.common.markdown import anchors, unwrapped
from livingdocs.common.paths import DOCS
from livingdocs.languages.short_way import FEWEST, MOST, short_way, told_of
from livingdocs.pages.folds import escaped, fold, folds
from livingdocs.pages.guide_links import prerequisites, title_anchors
from livingdocs.pages.guide_pages import path_of
from livingdocs.recorded.beside import is_call
from livingdocs.recorded.recording import Line, Recorded, Recording, Take, load

GUIDES = load_guides()
MOST_LINES = 950  # that are shown at once
MOST_BYTES = 512_000  # of which GitHub still makes a page
FENCES = re.compile(r"^(`{3,}).*?^\1$", re.DOTALL | re.MULTILINE)
GUARD = '(\n: "${KALTURA_KS:?run Before you begin first}"\n'
NAMED = re.compile(
    r"^\s*\| (?:status|replacementStatus|moderationStatus|mediaType|type)\s*\| ([A-Z][A-Z_0-9]+)\s*\|$", re.M
)

each_guide = pytest.mark.parametrize("guide", GUIDES, ids=[guide.slug for guide in GUIDES])
_FOLD = re.compile(r"<details>|</details>")


def unfolded(page: str) -> list[str]:
    """The lines of a page that stand outside of its folds."""
    depth, shown = 0, []
    for line in page.splitlines():
        marks = _FOLD.findall(line)
        if not depth and not marks:
            shown.append(line)
        depth += marks.count("<details>") - marks.count("</details>")
    return shown


def page_of(guide: Guide) -> str:
    return (DOCS / path_of(guide)).read_text(encoding="utf-8")


def parts(guide: Guide) -> dict[str, str]:
    """The page's text under each heading."""
    found = re.split(
        r"^#{2,3} (.+)\n",
        FENCES.sub(lambda one: one[0].replace("\n#", "\n\ue000"), page_of(guide)),
        flags=re.M,
    )
    return {title: text.replace("\ue000", "#") for title, text in zip(found[1::2], found[2::2], strict=True)}


@each_guide
def test_a_page_can_be_looked_over(guide: Guide) -> None:
    assert len(unfolded(page_of(guide))) <= MOST_LINES
    assert (DOCS / path_of(guide)).stat().st_size < MOST_BYTES


@each_guide
def test_every_scenario_can_be_pasted_alone(guide: Guide) -> None:
    recording, texts = load(guide), parts(guide)
    pasted = {
        one.title: texts[one.title.replace("<", "&lt;").replace(">", "&gt;")] for one in guide.scenarios
    }
    for title, one in recording.scenarios.items():
        scripts = re.findall(r"^```bash\n(.*?)\n```$", pasted[title], re.DOTALL | re.MULTILINE)
        if not scripts and "the calls of this scenario can't be pasted as they are" in pasted[title]:
            continue  # it has places of its own, such as a server that the guide starts
        assert len(scripts) == len([take for take in one.takes[:2] if take.lines]), title
        assert all(script.startswith(GUARD) and script.endswith("\n)") for script in scripts), title
    assert "until [" not in page_of(guide)


@each_guide
def test_the_anchors_are_those_of_the_headings(guide: Guide) -> None:
    headings = re.findall(r"^#{1,3} (.+)$", FENCES.sub("", page_of(guide)), re.MULTILINE)
    undone = [title.replace("&lt;", "<").replace("&gt;", ">") for title in headings]
    found = dict(zip(undone, anchors(undone), strict=True))
    assert {title: found[title] for title in title_anchors(guide)} == title_anchors(guide)


@each_guide
def test_a_name_in_the_steps_stands_beside_its_number_in_the_answers(guide: Guide) -> None:
    texts, recording = parts(guide), load(guide)
    checked = 0
    for scenario in guide.scenarios:
        if not recording.scenarios[scenario.title].takes:
            continue
        text = texts[scenario.title.replace("<", "&lt;").replace(">", "&gt;")]
        for name in set(NAMED.findall(scenario.source)):
            checked += 1
            said = rf"(?:-?\d+|\"[\w.]+\") {name}\b|\"\w+\.{name}\""  # plug-ins' values often are names themselves
            assert re.search(said, text), f"{scenario.title}: {name}"
    assert checked or not NAMED.search(guide.path.read_text(encoding="utf-8"))


@each_guide
def test_the_short_way_is_short(guide: Guide) -> None:
    told = told_of(short_way(guide, load(guide)))
    assert FEWEST <= len([line for line in told if is_call(line)]) <= MOST
    shown = parts(guide)["The short way"]
    assert re.findall(r"^(\d)\. `", shown, re.MULTILINE) == [str(n) for n in range(1, len(told) + 1)]
    assert re.findall(r"<summary>(\w+)</summary>", shown) == ["curl", "Python", "JavaScript"]
    assert "](#before-you-begin):" in shown
    assert all(line.part != "tidy" for line in told)
    added = {"user.add"} & {line.label for line in told}  # by an id that is taken from then on
    assert bool(added) == any(line.label == "user.delete" for line in short_way(guide, load(guide)))


@each_guide
def test_each_language_begins_once(guide: Guide) -> None:
    begin = parts(guide)["Before you begin"]
    assert re.findall(r"<summary>(\w+)</summary>", begin) == ["curl", "Python", "JavaScript"]
    for name in load(guide).samples:
        assert f"- `${name}`: " in begin


def test_what_only_shows_a_refusal_is_folded_behind_its_code() -> None:
    guide = next(one for one in GUIDES if one.slug == "clip_and_trim")
    text = parts(guide)["Visitors make no clips"]
    assert text.startswith("<details><summary>Refused: <code>SERVICE&#95;FORBIDDEN</code> · <code>media.add")
    assert unfolded(text) == [""]


@pytest.mark.parametrize(
    ("variable", "said"), [("KALTURA_USER_KS", False), ("KALTURA_KS", False), ("KALTURA_USER_SECRET", True)]
)
def test_the_user_secret_is_asked_for_where_a_call_sends_it(variable: str, said: bool) -> None:
    line = Line("When", "session.start", f'curl -s "$KALTURA_SERVICE_URL" --data-urlencode "x=${variable}"')
    recording = Recording({}, {"A claim": Recorded("", [Take("", [line])])})
    assert any("user secret" in one for one in prerequisites(GUIDES[0], recording)) is said


# -- what pages are made of


def test_lines_outside_of_folds_are_counted() -> None:
    inner = fold("curl", "code", fold("Inside", "more"))
    assert inner.startswith(
        "<details><summary>curl</summary>\n\ncode\n\n<details><summary>Inside</summary>\n\nmore"
    )
    assert inner.endswith("\n\n</details>\n\n</details>")
    assert unfolded(f"a\n\n{folds(inner, fold('Python', 'code'))}\n\nb") == ["a", "", "", "b"]


def test_a_summary_holds_no_markup() -> None:
    assert escaped("a <b> [c](d) {e} *f*") == "a &lt;b&gt; &#91;c&#93;(d) &#123;e&#125; &#42;f&#42;"


def test_paragraphs_become_a_line_each() -> None:
    text = "One\ntwo\n\n- a\n  b\n- c\n\n| x |\n|---|\n\n```\nd\ne\n```\nf\ng"
    assert unwrapped(text) == "One two\n\n- a b\n- c\n\n| x |\n|---|\n\n```\nd\ne\n```\nf g"
