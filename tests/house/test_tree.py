"""The tree itself: one version, exact pins, and nothing that only one machine knows."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

import bpa_desk
from tests.house import tree

TEXT = {
    ".py",
    ".md",
    ".toml",
    ".txt",
    ".sh",
    ".cfg",
    ".po",
    ".json",
    ".html",
    ".svg",
    ".yml",
    ".yaml",
    ".nsi",
    ".spec",
    "",
}
# Written in pieces, or this file would be the first to break the rule.
PLACES = re.compile("|".join([r"(?<![\w.~])/work" + "/", r"(?<![\w.~])/ro" + r"ot/\w", r"C:\\Users" + r"\\"]))
REGISTRIES = re.compile(
    "|".join(["pypi" + r"\.org", "python" + "hosted", "deb.debian" + r"\.org", "snapshot.deb" + "ian"])
)


@pytest.mark.parametrize("path", [path for path in tree.files() if path.suffix in TEXT], ids=tree.name_of)
def test_no_file_knows_a_machine_or_a_registry(path: Path) -> None:
    text = path.read_text(encoding="utf-8", errors="replace")
    assert not PLACES.search(text)
    assert not REGISTRIES.search(text)


def test_a_machine_and_a_registry_are_seen() -> None:
    assert PLACES.search("cd /work" + "/main")
    assert REGISTRIES.search("https://pypi" + ".org/simple")
    assert not PLACES.search("the frame/work" + "/life balance")


def test_the_changelog_begins_with_this_version() -> None:
    changelog = (tree.ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    versions = re.findall(r"^## \[([^\]]+)\]", changelog, re.MULTILINE)
    assert versions[0] == bpa_desk.__version__


def test_every_dependency_is_pinned_exactly_and_without_an_address() -> None:
    with (tree.ROOT / "pyproject.toml").open("rb") as file:
        project = tomllib.load(file)["project"]
    wanted = [
        *project["dependencies"],
        *(each for extra in project["optional-dependencies"].values() for each in extra),
    ]
    lines = (tree.ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pins = [line for line in lines if line and not line.startswith("#")]
    assert all(re.fullmatch(r"[\w.-]+==[\w.]+", pin) for pin in pins)
    pinned = {_plain(pin.split("==")[0]) for pin in pins}
    assert {_plain(re.match(r"[\w.-]+", each)[0]) for each in wanted} <= pinned  # type: ignore[index]


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_every_shipped_file_has_its_licence_named() -> None:
    notices = (tree.ROOT / "THIRD-PARTY.md").read_text(encoding="utf-8")
    fonts = {path.stem.split("-")[0] for path in tree.files() if path.suffix == ".ttf"}
    missing = {font for font in fonts if font.lower() not in notices.replace(" ", "").lower()}
    assert not missing
