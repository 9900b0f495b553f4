"""The order and meaning of a PDF's content, for screen readers and for the archive (PDF/UA-1, PDF/A-2a)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from xml.sax.saxutils import escape

from bpa_desk.export.pdf_file import PdfFile

_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<pdf:Producer>{producer}</pdf:Producer>
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:category>internal</pdfaProperty:category><pdfaProperty:description>Part</pdfaProperty:description>
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""


class Element:
    """One node of the structure tree; its kids are other nodes and marked pieces as (page, mark)."""

    __slots__ = ("entries", "kids", "kind", "number", "parent")

    def __init__(self, kind: str, parent: Element | None, entries: str) -> None:
        self.kind = kind
        self.parent = parent
        self.entries = entries
        self.number = 0
        self.kids: list[Element | tuple[int, int]] = []


class Structure:
    """The tree under construction: what is open now, and for every page which element owns each mark."""

    def __init__(self, file: PdfFile, language: str) -> None:
        self._file = file
        self._root = file.reserve()
        self._elements: list[Element] = []
        self._owners: list[list[Element]] = []
        self._at = self._add("Document", None, f"/Lang ({language})")

    @contextmanager
    def within(self, kind: str, entries: str = "") -> Iterator[Element]:
        """Everything marked inside belongs to a new element of this kind."""
        before = self._at
        self._at = self._add(kind, before, entries)
        try:
            yield self._at
        finally:
            self._at = before

    @contextmanager
    def back_in(self, element: Element) -> Iterator[None]:
        """Go on with an element that was begun before, after a page break."""
        before, self._at = self._at, element
        try:
            yield
        finally:
            self._at = before

    @property
    def place(self) -> tuple[int, int, int]:
        """Where the tree has come to, for ``go_back``."""
        return len(self._elements), len(self._owners), len(self._at.kids)

    def go_back(self, place: tuple[int, int, int]) -> None:
        """Forget every element, page and mark since the place, in the same open element."""
        elements, pages, kids = place
        del self._elements[elements:], self._owners[pages:], self._at.kids[kids:]

    @property
    def kind(self) -> str:
        """The kind of the element that is open."""
        return self._at.kind

    def begin_page(self) -> int:
        """Count one more page and return its index."""
        self._owners.append([])
        return len(self._owners) - 1

    def mark(self, page: int) -> int:
        """Return the next mark on the page, owned by the open element."""
        owners = self._owners[page]
        owners.append(self._at)
        mark = len(owners) - 1
        self._at.kids.append((page, mark))
        return mark

    def write(self, pages: list[int]) -> int:
        """Write the tree into the file, given the object number of each page; return the tree's number."""
        for element in self._elements:
            element.number = self._file.reserve()
        for element in self._elements:
            self._file.put(self._element(element, pages), element.number)
        owned = "".join(
            f"{page} [{' '.join(f'{owner.number} 0 R' for owner in owners)}]"
            for page, owners in enumerate(self._owners)
        )
        parents = self._file.put(f"<</Nums [{owned}]>>")
        top = self._elements[0].number
        self._file.put(
            f"<</Type /StructTreeRoot /K {top} 0 R /ParentTree {parents} 0 R"
            f" /ParentTreeNextKey {len(self._owners)}>>",
            self._root,
        )
        return self._root

    def _add(self, kind: str, parent: Element | None, entries: str) -> Element:
        element = Element(kind, parent, entries)
        self._elements.append(element)
        if parent is not None:
            parent.kids.append(element)
        return element

    def _element(self, element: Element, pages: list[int]) -> str:
        home = next((kid[0] for kid in element.kids if isinstance(kid, tuple)), None)
        kids = []
        for kid in element.kids:
            if isinstance(kid, Element):
                kids.append(f"{kid.number} 0 R")
            elif kid[0] == home:
                kids.append(str(kid[1]))
            else:
                kids.append(f"<</Type /MCR /Pg {pages[kid[0]]} 0 R /MCID {kid[1]}>>")
        above = self._root if element.parent is None else element.parent.number
        on = "" if home is None else f" /Pg {pages[home]} 0 R"
        return f"<</S /{element.kind} /P {above} 0 R{on} {element.entries} /K [{' '.join(kids)}]>>"


def metadata(title: str, language: str, producer: str) -> bytes:
    """Return the XMP packet that says what the file is; it names no person and no time."""
    return _XMP.format(title=escape(title), language=escape(language), producer=escape(producer)).encode()
