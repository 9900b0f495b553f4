"""A gettext catalogue read straight from its ``.po`` file, without a compile step."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

_ESCAPE = re.compile(r"\\(.)")
_ESCAPED = {"n": "\n", "t": "\t", "r": "\r"}
_ESCAPES = str.maketrans({'"': '\\"', "\\": "\\\\", **{each: f"\\{name}" for name, each in _ESCAPED.items()}})
# Nearly every entry: two lines between empty ones, and nothing said about it. A dot is found ten times as
# quickly as a letter that is neither quote nor backslash.
_PLAIN = re.compile(rb'\n\nmsgid "(.+)"\nmsgstr "(.+)"(?=\n\n)')


class Entry:
    """One entry as it stands in the file; ``texts`` holds one translation, or one per plural form."""

    __slots__ = ("context", "fuzzy", "plural", "source", "texts")

    def __init__(
        self,
        source: str = "",
        context: str | None = None,
        plural: str | None = None,
        texts: Iterable[str] = (),
        fuzzy: bool = False,
    ) -> None:
        self.source = source
        self.context = context
        self.plural = plural
        self.texts = list(texts)
        self.fuzzy = fuzzy


class Catalogue:
    """The finished translations of one language; entries that are empty or fuzzy count as missing."""

    def __init__(self, entries: Iterator[Entry] | None = None) -> None:
        # By context and source; most have no context, and are told apart by their source alone.
        self._texts: dict[str | None, dict[str, str]] = {None: {}}
        self._plurals: dict[tuple[str | None, str], tuple[str, ...]] = {}
        # As they stand in the file: of five thousand texts a day needs a few hundred.
        self._raw: dict[bytes, bytes] = {}
        for entry in entries or ():
            if entry.fuzzy or not entry.source or not all(entry.texts):
                continue
            self._texts.setdefault(entry.context, {})[entry.source] = entry.texts[0]
            if entry.plural is not None:
                self._plurals[entry.context, entry.source] = tuple(entry.texts)

    def __len__(self) -> int:
        return len(self._raw) + sum(map(len, self._texts.values()))

    @classmethod
    def read(cls, path: Path) -> Catalogue:
        """Return the catalogue of a ``.po`` file; an absent file gives an empty one (English is shown)."""
        try:
            content = path.read_bytes()
        except FileNotFoundError:
            return cls()
        if content.startswith(b"#") or b"\n#" in content:
            return cls(entries(content.decode()))  # a remark may belong to what follows it at a distance
        pieces = _PLAIN.split(content)
        made = cls(entries(b"".join(pieces[::3]).decode()))
        made._raw.update(zip(pieces[1::3], pieces[2::3], strict=True))
        return made

    def text(self, source: str, context: str | None = None) -> str | None:
        """Return the translation, or None when there is none."""
        texts = self._texts.get(context, {})
        if context is None and source not in texts:
            raw = self._raw.pop(source.translate(_ESCAPES).encode(), None)
            if raw is not None:
                texts[source] = _unescape(raw.decode())
        return texts.get(source)

    def plural(self, one: str, form: int, context: str | None = None) -> str | None:
        """Return the translation for a plural form (0 is the singular), or None when there is none."""
        forms = self._plurals.get((context, one))
        return forms[min(form, len(forms) - 1)] if forms else None


def entries(content: str) -> Iterator[Entry]:
    """Yield every entry of a ``.po`` text in order, the header (empty source) too, obsolete ones left out."""
    entry, part = Entry(), ""
    for line in content.split("\n"):
        if line.startswith("#"):
            if part:
                yield entry
                entry, part = Entry(), ""
            if line.startswith("#,") and "fuzzy" in line:
                entry.fuzzy = True
            continue
        keyword, quote, rest = line.partition('"')
        if not quote:
            if not line.strip() and part:
                yield entry
                entry, part = Entry(), ""
            continue
        keyword = keyword.strip()
        # A new entry may follow without an empty line between.
        if keyword in ("msgctxt", "msgid") and part.startswith("msgstr"):
            yield entry
            entry = Entry()
        _append(entry, keyword or part, bool(keyword), _unescape(rest.rstrip()[:-1]))
        part = keyword or part
    if part:
        yield entry


def _append(entry: Entry, part: str, first: bool, text: str) -> None:
    if part == "msgid":
        entry.source += text
    elif part == "msgctxt":
        entry.context = (entry.context or "") + text
    elif part == "msgid_plural":
        entry.plural = (entry.plural or "") + text
    elif part.startswith("msgstr"):
        if first:
            entry.texts.append(text)
        else:
            entry.texts[-1] += text


def _unescape(text: str) -> str:
    if "\\" not in text:
        return text
    return _ESCAPE.sub(lambda match: _ESCAPED.get(match[1], match[1]), text)
