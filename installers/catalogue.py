"""Keep the translations: extract, update, check, add and missing, in one place.

    catalogue.py check              fail on anything missing, unused, fuzzy or mismatched
    catalogue.py missing [PREFIX]   print what is untranslated under a path, ready to fill in
    catalogue.py add FILE.json      write translations into both catalogues (- reads stdin)
    catalogue.py update             drop what the source no longer says, add what it now says

A catalogue holds no line numbers and no dates and is sorted by source: two people can add to it at once.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import re
import string
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from babel.messages.extract import extract_from_dir

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from bpa_desk.language.catalogue import Entry, entries  # noqa: E402

SOURCE = ROOT / "bpa_desk"
FOLDER = ROOT / "resources" / "i18n"
CODES = ("nb", "nn")
# What marks a string: N_ in the domain, _ in the window and the command line, Language's methods on papers.
KEYWORDS: dict[str, object] = {
    "N_": None,
    "_": None,
    "text": None,
    "ngettext": (1, 2),
    "plural": (1, 2),
    "pgettext": ((1, "c"), 2),
    "context": ((1, "c"), 2),
}
NAMES = {"nb": "Norwegian Bokmål", "nn": "Norwegian Nynorsk"}
# Qt's own strings (buttons, text menus) are translated here too; their context is the Qt class.
QT_CONTEXT = re.compile(r"Q[A-Z]\w+\Z")

Key = tuple[str, str]  # source, context ("" for none)


@dataclass(slots=True)
class Marked:
    """A string marked in the source: its plural (or None) and the files that say it."""

    plural: str | None = None
    where: set[str] = field(default_factory=set)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one of the four commands; return 0, 1 when a check fails, or 2 when the input cannot be used."""
    parser = argparse.ArgumentParser(prog="catalogue.py", description=__doc__.splitlines()[0])
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("check", help="fail on anything missing, unused, fuzzy or mismatched")
    missing = commands.add_parser("missing", help="print what is untranslated as JSON")
    missing.add_argument("prefix", nargs="?", default="", help="only what files under this path say")
    add = commands.add_parser("add", help="write translations from a JSON list")
    add.add_argument("file", help="the JSON file, or - for stdin")
    commands.add_parser("update", help="drop what the source no longer says, add what it now says")
    options = parser.parse_args(arguments)
    if options.command == "check":
        return _report(problems())
    if options.command == "missing":
        print(json.dumps(untranslated(options.prefix), ensure_ascii=False, indent=1))
        return 0
    if options.command == "update":
        return update()
    text = sys.stdin.read() if options.file == "-" else Path(options.file).read_text(encoding="utf-8")
    return add_all(text)


def extract() -> dict[Key, Marked]:
    """Return every string marked in the source."""
    found: dict[Key, Marked] = {}
    walk = extract_from_dir(SOURCE, [("**.py", "python")], keywords=KEYWORDS)  # type: ignore[arg-type]
    for file, _line, message, _comments, context in walk:
        forms = message if isinstance(message, tuple) else (message,)
        if not forms[0]:
            continue
        marked = found.setdefault((forms[0], context or ""), Marked())
        marked.plural = forms[1] if len(forms) > 1 else marked.plural
        marked.where.add(f"{SOURCE.name}/{file.replace(os.sep, '/')}")
    return found


def load(code: str) -> dict[Key, Entry]:
    """Return the entries of one catalogue, header left out; an absent file is empty."""
    path = FOLDER / f"{code}.po"
    content = path.read_text(encoding="utf-8") if path.exists() else ""
    return {(each.source, each.context or ""): each for each in entries(content) if each.source}


def problems() -> list[str]:
    """Return what is wrong with the catalogues, one sentence each; empty when all is well."""
    marked = extract()
    found = []
    for code in CODES:
        catalogue = load(code)
        for key, mark in sorted(marked.items()):
            entry = catalogue.get(key)
            if entry is None or not entry.texts or not all(entry.texts) or (mark.plural and not entry.plural):
                found.append(f"{code}: not translated: {key[0]!r} ({', '.join(sorted(mark.where))})")
            elif mark.plural != entry.plural and mark.plural is not None:
                found.append(f"{code}: the plural has changed: {key[0]!r} / {mark.plural!r}")
        for key, entry in sorted(catalogue.items()):
            if key not in marked and not QT_CONTEXT.match(key[1]):
                found.append(f"{code}: no longer in the source (run update): {key[0]!r}")
            found.extend(f"{code}: {each}" for each in mismatches(entry))
    return found


def mismatches(entry: Entry) -> list[str]:
    """Return how a translation disagrees with its source: fuzzy, placeholders, forms, edges."""
    found = [f"fuzzy: {entry.source!r}"] if entry.fuzzy else []
    if entry.plural is not None and len(entry.texts) != 2:
        found.append(f"needs two forms: {entry.source!r}")
    qt = bool(QT_CONTEXT.match(entry.context or ""))
    sources = [entry.source, entry.plural if entry.plural is not None else entry.source]
    for index, text in enumerate(entry.texts):
        if not text:
            continue
        source = sources[min(index, 1)]
        if (wanted := _fields(source, qt)) != (given := _fields(text, qt)):
            found.append(f"placeholders {given} instead of {wanted}: {source!r}")
        if _edges(source) != _edges(text):
            found.append(f"starts or ends with another space, colon or ellipsis: {source!r}")
        if not qt and "&" in text and "&" not in source:
            found.append(f"has an accelerator that the source lacks: {source!r}")
    return found


def _fields(text: str, qt: bool) -> list[str]:
    """The sorted placeholders; a broken brace or a format specification is one that never matches."""
    if qt:
        return sorted(re.findall(r"%(?:\d+|n)", text))
    try:
        parts = [part for part in string.Formatter().parse(text) if part[1] is not None]
    except ValueError as error:
        return [f"broken: {error}"]
    names = {name if not spec and not change else f"{name}:{spec}!" for _, name, spec, change in parts}
    return sorted(name for name in names if name)


def _edges(text: str) -> tuple[str, ...]:
    ends = text.rstrip()
    return (
        text[: len(text) - len(text.lstrip())],
        text[len(ends) :],
        ends[-1:] if ends[-1:] in (":", "…") else "",
    )


def untranslated(prefix: str = "") -> list[dict[str, object]]:
    """Return what lacks a translation in either language, shaped as ``add`` takes it."""
    catalogues = {code: load(code) for code in CODES}
    found: list[dict[str, object]] = []
    for (source, context), mark in sorted(extract().items()):
        where = sorted(each for each in mark.where if each.startswith(prefix))
        held = {code: catalogues[code].get((source, context)) for code in CODES}
        texts = {code: list(entry.texts) if entry else [] for code, entry in held.items()}
        wanted = 2 if mark.plural else 1
        if not where or all(len(each) == wanted and all(each) for each in texts.values()):
            continue
        item: dict[str, object] = {"id": source}
        if context:
            item["context"] = context
        if mark.plural:
            empty = ["", ""]
            item["plural"] = {"id": mark.plural, **{c: t if len(t) == 2 else empty for c, t in texts.items()}}
        else:
            item.update({code: text[0] if text else "" for code, text in texts.items()})
        found.append({**item, "where": where})
    return found


def add_all(text: str) -> int:
    """Write the translations of a JSON list into both catalogues; if one is wrong, nothing is written."""
    try:
        items = json.loads(text)
        plurals = {key: mark.plural for key, mark in extract().items()}
        ready = [{code: _entry(item, code, plurals) for code in CODES} for item in items]
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        print(f"The list cannot be used: {error!r}", file=sys.stderr)
        return 2
    wrong = []
    for pair in ready:
        for code, entry in pair.items():
            wrong += [f"{code}: {each}" for each in mismatches(entry)]
            if not all(entry.texts):
                wrong.append(f"{code}: empty: {entry.source!r}")
    if wrong:
        return _report(wrong)
    with _alone():
        for code in CODES:
            catalogue = load(code)
            catalogue.update({(p[code].source, p[code].context or ""): p[code] for p in ready})
            write(code, catalogue)
    print(f"{len(ready)} translations added.")
    return 0


def _entry(item: dict[str, object], code: str, plurals: dict[Key, str | None]) -> Entry:
    source, context = str(item["id"]), str(item.get("context") or "")
    plural = item.get("plural")
    if isinstance(plural, dict):
        many = plural.get("id") or plurals.get((source, context))
        if not many:
            raise ValueError(f"{source!r} is no plural in the source; give the plural's own id")
        return Entry(source, context or None, str(many), [str(each) for each in plural[code]])
    return Entry(source, context or None, None, [str(item[code])])


def update() -> int:
    """Bring both catalogues into step with the source; return 0."""
    marked = extract()
    with _alone():
        for code in CODES:
            old = load(code)
            fresh = {key: entry for key, entry in old.items() if key in marked or QT_CONTEXT.match(key[1])}
            for key, mark in marked.items():
                entry = fresh.setdefault(key, Entry(key[0], key[1] or None, None, []))
                wanted = 2 if mark.plural else 1
                if entry.plural != mark.plural and mark.plural is not None:
                    entry.plural = mark.plural
                if len(entry.texts) != wanted:
                    entry.texts = [""] * wanted
            write(code, fresh)
            gone, new = len(old.keys() - fresh.keys()), len(fresh.keys() - old.keys())
            print(f"{code}: {len(fresh)} entries, {new} new, {gone} dropped")
    return 0


def write(code: str, catalogue: dict[Key, Entry]) -> None:
    """Write one catalogue whole, sorted, and put it in place at once."""
    header = (
        f"Project-Id-Version: bpa_desk\\n|Language: {code}\\n|Language-Team: {NAMES[code]}\\n|"
        "MIME-Version: 1.0\\n|Content-Type: text/plain; charset=UTF-8\\n|Content-Transfer-Encoding: 8bit\\n|"
        "Plural-Forms: nplurals=2; plural=(n != 1);\\n"
    )
    lines = ['msgid ""', 'msgstr ""', *(f'"{line}"' for line in header.split("|"))]
    for _key, entry in sorted(catalogue.items(), key=lambda pair: (pair[0][0].casefold(), *pair[0])):
        lines.append("")
        if entry.fuzzy:
            lines.append("#, fuzzy")
        if entry.context:
            lines += _quoted("msgctxt", entry.context)
        lines += _quoted("msgid", entry.source)
        if entry.plural is None:
            lines += _quoted("msgstr", entry.texts[0] if entry.texts else "")
        else:
            lines += _quoted("msgid_plural", entry.plural)
            for index, text in enumerate(entry.texts):
                lines += _quoted(f"msgstr[{index}]", text)
    FOLDER.mkdir(parents=True, exist_ok=True)
    path = FOLDER / f"{code}.po"
    fresh = path.with_suffix(f".po.{os.getpid()}")
    fresh.write_text("\n".join(lines) + "\n", encoding="utf-8")
    os.replace(fresh, path)


def _quoted(keyword: str, text: str) -> list[str]:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\t", "\\t").replace("\r", "\\r")
    pieces = [f'"{piece}"' for piece in escaped.replace("\n", "\\n\n").split("\n") if piece]
    if len(pieces) <= 1:
        return [f"{keyword} " + (pieces[0] if pieces else '""')]
    return [f'{keyword} ""', *pieces]


@contextlib.contextmanager
def _alone() -> Iterator[None]:
    """Wait until nobody else writes the catalogues (the folder itself is locked: no file stays behind)."""
    if sys.platform == "win32":
        yield
        return
    import fcntl

    FOLDER.mkdir(parents=True, exist_ok=True)
    handle = os.open(FOLDER, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def _report(found: Sequence[str]) -> int:
    for each in found:
        print(each, file=sys.stderr)
    print(f"{len(found)} problems." if found else "The catalogues are complete.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
