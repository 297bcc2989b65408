"""Folds of a document: those that hold the same in several languages become tabs, the others stay folds."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from markdown import Markdown
from mkdocs.config import load_config

from livingdocs.site.building import FILES
from livingdocs.site.folds import UNSEARCHED, Fold, read, shown
from tests.livingdocs.site.conftest import Reader

CALLS = """\
# A guide

## A clip

<details><summary>curl</summary>

Set up:

```sh
curl "$KALTURA_SERVICE_URL"
</details>
```

</details>

<details>
<summary>Python</summary>

```python
print("clip")
```

<details><summary>The whole answer</summary>

```json
{}
```

</details>

</details>
<details><summary>JavaScript</summary>

```js
console.log("clip")
```

</details>

<details open><summary>What the account lacks</summary>

- replacement

</details>

After.
"""


def html(text: str) -> str:
    """What the site's generator, set up as for the site, makes of a text."""
    config = load_config(str(FILES / "mkdocs.yml"), docs_dir=str(FILES / "assets"))
    extensions = [name for name in config.markdown_extensions if name != "toc"]
    return Markdown(extensions=extensions, extension_configs=config.mdx_configs).convert(text)


def folds(text: str) -> list[str]:
    return [part.summary for part in read(text) if isinstance(part, Fold)]


def test_folds_are_read_with_what_lies_in_them() -> None:
    assert folds(CALLS) == ["curl", "Python", "JavaScript", "What the account lacks"]
    inner = [part for part in read(CALLS) if isinstance(part, Fold)][1]
    assert [part.summary for part in inner.parts if isinstance(part, Fold)] == ["The whole answer"]


def test_a_fence_in_a_fold_holds_what_looks_like_its_end() -> None:
    curl = next(part for part in read(CALLS) if isinstance(part, Fold))
    assert "</details>" in curl.parts


def test_languages_in_a_row_are_one_set_of_tabs() -> None:
    page = html(shown(CALLS))
    assert page.count('class="tabbed-set') == 1
    labels = page[page.index("tabbed-labels") : page.index("tabbed-content")]
    assert re.findall(r">(\w+)</label>", labels) == ["curl", "Python", "JavaScript"]
    assert page.count("<details") == 3 and '<details open="open">' in page
    assert page.index("<summary>To paste: curl · Python · JavaScript</summary>") < page.index("tabbed-set")
    assert "<summary>What the account lacks</summary>\n<ul>\n<li>replacement</li>" in page


def test_the_short_way_lies_open() -> None:
    page = html(shown(CALLS.replace("## A clip", "## The short way")))
    assert "tabbed-set" in page and "To paste" not in page


def test_the_same_languages_again_are_tabs_of_their_own() -> None:
    page = html(shown(CALLS + "\n" + CALLS.replace("# A guide", "## Another")))
    assert page.count('class="tabbed-set') == 2


def test_two_sets_without_a_word_between_them_stay_two() -> None:
    one = "<details><summary>{}</summary>\n\ncode\n\n</details>\n"
    pair = one.format("curl") + one.format("Python")
    assert html(shown(pair + pair)).count('class="tabbed-set') == 2


def test_code_in_folds_is_not_searched_and_other_text_is() -> None:
    lines = shown(CALLS).split("\n")
    opened = [line for line in lines if line.startswith("```") and line != "```"]
    assert opened == [f"``` {{ .{name} {UNSEARCHED} }}" for name in ("sh", "python", "json", "js")]
    assert shown("```sh\ncurl\n```") == "```sh\ncurl\n```"


@pytest.mark.parametrize("text", ["", "no fold", "```html\n<details>\n```", "`<details>` in a row"])
def test_what_has_no_fold_stays_as_it_is(text: str) -> None:
    assert shown(text) == text


def test_a_fold_that_nothing_ends_loses_nothing() -> None:
    assert "kept" in shown("<details><summary>curl</summary>\n\nkept")


def test_a_link_into_a_fold_opens_it(reader: Callable[..., Reader], tmp_path: Path) -> None:
    """Tabs and folds alike, by the site's own script."""
    text = CALLS.replace("- replacement", '- <a id="deep"></a>replacement')
    text = text.replace("<details open>", "<details>").replace(
        "```python", '<a id="in-tab"></a>\n\n```python'
    )
    script = (FILES / "assets/site.js").read_text(encoding="utf-8")
    file = tmp_path / "page.html"
    file.write_text(f"<meta charset=utf-8><script>{script}</script>{html(shown(text))}")
    page = reader().open(file)
    assert page.locator("details", has=page.locator("#deep")).get_attribute("open") is None
    page.goto(f"{file.as_uri()}#deep")
    assert page.locator("#deep").evaluate("place => place.closest('details').open")
    page.goto(f"{file.as_uri()}#in-tab")
    assert page.locator("#__tabbed_1_2").is_checked()
