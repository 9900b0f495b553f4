"""What may stand in a paper: the one place where people's text is cleaned before it is set."""

from __future__ import annotations

import re
import unicodedata

from bpa_desk.language import unbroken

# Controls, lone surrogates, byte order marks and the invisible marks that can turn a line around
# (bidi embeddings, overrides, isolates) or hide characters; none of them has a shape to print.
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e"
    "\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb"
    "\U000e0000-\U000e0fff]"
)
_BREAKS = re.compile("\r\n|[\r\x0c\x85\u2028\u2029]")
_UNKNOWN = re.compile("[\ud800-\udfff\ufffe\uffff]")
_PLAIN = re.compile("[\n -~\xa0-\xac\xae-\u02af\u2013\u2014\u2018\u2019\u201c\u201d\u2022\u20ac\u2212]*\\Z")


def safe(text: str) -> str:
    """Return the text in NFC, every line break a newline, every ``§`` on the line of its number, and nothing
    that cannot be printed.
    """
    if _PLAIN.match(text):
        return unbroken(text)
    text = _BREAKS.sub("\n", text).replace("\t", " ")
    text = _UNKNOWN.sub("\ufffd", _UNPRINTABLE.sub("", text))
    return unbroken(unicodedata.normalize("NFC", text))


def one_line(text: str) -> str:
    """Return the safe text on a single line, with runs of white space made into one space."""
    return unbroken(" ".join(safe(text).split()))
