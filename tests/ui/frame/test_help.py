"""Help exists in all three languages, says the same things, and promises no key that does not exist."""

from __future__ import annotations

import re

import pytest

from bpa_desk import language, paths
from bpa_desk.language import CODES
from bpa_desk.ui.help import written

TOPICS = sorted(each.stem for each in paths.resource("help", "nb").glob("*.md"))
_KEYS = re.compile(r"\*\*(?:Ctrl\+\S+?|F\d+|Esc)\*\*|`[^`]+`")


@pytest.mark.parametrize("topic", TOPICS)
def test_each_topic_stands_in_every_language_with_the_same_keys(topic: str) -> None:
    texts = {}
    for code in CODES:
        language.use(code)
        texts[code] = written(topic)
    assert len(set(texts.values())) == len(CODES)
    assert len({tuple(_KEYS.findall(each)) for each in texts.values()}) == 1
    assert len({each.count("\n\n") for each in texts.values()}) == 1


def test_every_page_has_its_help() -> None:
    from bpa_desk.ui.pages import PAGES

    wanted = {spec.key for spec in PAGES if not spec.settings}
    assert wanted <= {*TOPICS, "documents", "papers", "training", "hms"}


def test_no_topic_no_text() -> None:
    assert written("nothing-of-the-kind") == ""
    assert written("") == ""
