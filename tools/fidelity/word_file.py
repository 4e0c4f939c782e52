"""A Word file made of few parts: its styles as a new document of Word has them, and what it needs.

The same bytes on every run, so that what was measured about them can be kept.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from letterapp.word.writing import write_package
from letterapp.word.xml import DECLARATION, R, W, escaped_attribute
from tools.fidelity.markup import element, fonts, paragraph, properties, section, size

_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="{R}"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
)
_SEPARATORS = "".join(
    f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:pPr><w:spacing w:after="0"'
    f' w:line="240" w:lineRule="auto"/></w:pPr><w:r><w:{kind}/></w:r></w:p></w:footnote>'
    for number, kind in ((-1, "separator"), (0, "continuationSeparator"))
)
WORD = "spacing=after:160,line:259,lineRule:auto"
"""How paragraphs stand in what Word has made since 2013."""
SINGLE = "spacing=after:0,line:240,lineRule:auto"
_NAMES = {
    "Header": "header",
    "FootnoteText": "footnote text",
    "FootnoteReference": "footnote reference",
    "ListParagraph": "List Paragraph",
    "Heading1": "heading 1",
    "Heading2": "heading 2",
}
"""The names by which programs know styles, where they are not their keys."""


def style(
    key: str, based_on: str = "Normal", look: str = "", letters: str = "", kind: str = "paragraph"
) -> str:
    """A style: the properties of its paragraphs, and of its letters."""
    parts = [f'<w:name w:val="{_NAMES.get(key, key)}"/>']
    parts += [element(f"basedOn={based_on}")] if based_on else []
    parts += ["<w:qFormat/>", properties("pPr", look), properties("rPr", letters)]
    default = ' w:default="1"' if key in {"Normal", "TableNormal"} else ""
    inner = "".join(parts)
    return f'<w:style w:type="{kind}"{default} w:styleId="{key}">{inner}</w:style>'


_COMMON_STYLES = (
    style("Header", look="tabs spacing=after:0,line:240,lineRule:auto").replace(
        "<w:tabs/>",
        '<w:tabs><w:tab w:val="center" w:pos="4513"/><w:tab w:val="right" w:pos="9026"/></w:tabs>',
    )
    + style("FootnoteText", look=SINGLE, letters=size(10))
    + style("FootnoteReference", "", letters="vertAlign=superscript", kind="character")
    + style("Hyperlink", "", letters="color=0563C1 u=single", kind="character")
    + style("ListParagraph", look="ind=left:720 contextualSpacing")
    + style("Heading1", look="keepNext keepLines spacing=before:240,after:0", letters=size(16))
    + style("Heading2", look="keepNext keepLines spacing=before:40,after:0", letters=size(13))
    + '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/>'
    '<w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
    '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
)


@dataclass
class WordFile:
    """What a file holds; `data()` is the file."""

    body: str = ""
    font: str = "Calibri"
    points: float = 11
    look: str = WORD
    language: str = "en-GB"
    letters: str = ""
    styles: str = ""
    section: str = ""
    numbering: str = ""
    theme: str = ""
    settings: str = ""
    compatibility: int = 15
    _notes: list[str] = field(default_factory=list)
    _stories: dict[str, str] = field(default_factory=dict)
    _pictures: list[bytes] = field(default_factory=list)
    _links: list[str] = field(default_factory=list)

    def note(self, *texts: str) -> str:
        """Adds a footnote of these paragraphs; gives the run that refers to it."""
        key = len(self._notes) + 1
        mark = '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>{}</w:r>'
        first, *others = texts
        inner = paragraph([mark.format("<w:footnoteRef/>"), " " + first], "pStyle=FootnoteText")
        inner += "".join(paragraph(other, "pStyle=FootnoteText") for other in others)
        self._notes.append(f'<w:footnote w:id="{key}">{inner}</w:footnote>')
        return mark.format(f'<w:footnoteReference w:id="{key}"/>')

    def story(self, kind: str, content: str) -> str:
        """Adds a `header` or a `footer`; gives its key."""
        key = f"rIdS{len(self._stories) + 1}"
        tag = {"header": "hdr", "footer": "ftr"}[kind]
        name = f"{kind}{len(self._stories) + 1}"
        self._stories[name] = f"{DECLARATION}<w:{tag} {_NAMESPACES}>{content}</w:{tag}>"
        return key

    def picture(self, data: bytes) -> str:
        """Adds a PNG; gives its key, in every story."""
        self._pictures.append(data)
        return f"rIdP{len(self._pictures)}"

    def link(self, address: str, text: str) -> str:
        """Adds a hyperlink; gives its markup."""
        self._links.append(address)
        look = '<w:rPr><w:rStyle w:val="Hyperlink"/></w:rPr>'
        inner = f"<w:r>{look}<w:t>{text}</w:t></w:r>"
        return f'<w:hyperlink r:id="rIdL{len(self._links)}">{inner}</w:hyperlink>'

    def data(self) -> bytes:
        """The Word file."""
        parts = {
            "[Content_Types].xml": self._types(),
            "_rels/.rels": _relationships([("rId1", "officeDocument", "word/document.xml")]),
            "word/document.xml": (
                f"{DECLARATION}<w:document {_NAMESPACES}><w:body>{self.body}"
                f"{self.section or section()}</w:body></w:document>"
            ),
            "word/styles.xml": self._styles(),
            "word/settings.xml": self._settings(),
            "word/_rels/document.xml.rels": _relationships(self._related(), self._links),
        }
        if self.numbering:
            root = f"<w:numbering {_NAMESPACES}>{self.numbering}</w:numbering>"
            parts["word/numbering.xml"] = DECLARATION + root
        if self.theme:
            parts["word/theme/theme1.xml"] = DECLARATION + self.theme
        if self._notes:
            notes = _SEPARATORS + "".join(self._notes)
            parts["word/footnotes.xml"] = (
                f"{DECLARATION}<w:footnotes {_NAMESPACES}>{notes}</w:footnotes>"
            )
        for name, xml in self._stories.items():
            parts[f"word/{name}.xml"] = xml
            parts[f"word/_rels/{name}.xml.rels"] = _relationships(self._related_pictures())
        written = {name: text.encode() for name, text in parts.items()}
        for number, data in enumerate(self._pictures, 1):
            written[f"word/media/image{number}.png"] = data
        return write_package(written)

    def _styles(self) -> str:
        letters = f"{fonts(self.font)} {size(self.points)} lang=val:{self.language} {self.letters}"
        if self.theme:
            minor = "asciiTheme:minorHAnsi,hAnsiTheme:minorHAnsi,eastAsiaTheme:minorEastAsia"
            letters = f"rFonts={minor},cstheme:minorBidi {letters.split(' ', 1)[1]}"
        defaults = (
            f"<w:docDefaults><w:rPrDefault>{properties('rPr', letters)}</w:rPrDefault>"
            f"<w:pPrDefault>{properties('pPr', self.look)}</w:pPrDefault></w:docDefaults>"
        )
        inner = defaults + style("Normal", "") + _COMMON_STYLES + self.styles
        return f"{DECLARATION}<w:styles {_NAMESPACES}>{inner}</w:styles>"

    def _settings(self) -> str:
        mode = (
            '<w:compat><w:compatSetting w:name="compatibilityMode"'
            f' w:uri="http://schemas.microsoft.com/office/word" w:val="{self.compatibility}"/>'
            "</w:compat>"
        )
        notes = ""
        if self._notes:
            ids = "".join(f'<w:footnote w:id="{number}"/>' for number in (-1, 0))
            notes = f"<w:footnotePr>{ids}</w:footnotePr>"
        inner = properties("settings", f"defaultTabStop=720 {self.settings}", notes, mode)
        body = inner.removeprefix("<w:settings>")
        return f"{DECLARATION}<w:settings {_NAMESPACES}>{body}"

    def _related_pictures(self) -> list[tuple[str, str, str]]:
        numbers = range(1, len(self._pictures) + 1)
        return [(f"rIdP{number}", "image", f"media/image{number}.png") for number in numbers]

    def _related(self) -> list[tuple[str, str, str]]:
        found = [("rId1", "styles", "styles.xml"), ("rId2", "settings", "settings.xml")]
        found += [("rId3", "numbering", "numbering.xml")] if self.numbering else []
        found += [("rId4", "footnotes", "footnotes.xml")] if self._notes else []
        found += [("rId5", "theme", "theme/theme1.xml")] if self.theme else []
        for number, name in enumerate(self._stories, 1):
            found.append((f"rIdS{number}", name.rstrip("0123456789"), f"{name}.xml"))
        return found + self._related_pictures()

    def _types(self) -> str:
        kinds = {"document": "document.main", "styles": "styles", "settings": "settings"}
        kinds |= {"numbering": "numbering"} if self.numbering else {}
        kinds |= {"footnotes": "footnotes"} if self._notes else {}
        kinds |= {name: name.rstrip("0123456789") for name in self._stories}
        nodes = "".join(
            f'<Override PartName="/word/{name}.xml" ContentType="{_MAIN}.{kind}+xml"/>'
            for name, kind in kinds.items()
        )
        if self.theme:
            theme = "application/vnd.openxmlformats-officedocument.theme+xml"
            nodes += f'<Override PartName="/word/theme/theme1.xml" ContentType="{theme}"/>'
        return (
            f'{DECLARATION}<Types xmlns="{_TYPES}"><Default Extension="rels" ContentType='
            '"application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="png" ContentType="image/png"/><Default Extension="xml"'
            f' ContentType="application/xml"/>{nodes}</Types>'
        )


def _relationships(related: list[tuple[str, str, str]], links: list[str] | None = None) -> str:
    nodes = [
        f'<Relationship Id="{key}" Type="{R}/{kind}" Target="{target}"/>'
        for key, kind, target in related
    ]
    for number, address in enumerate(links or [], 1):
        place = f'Target="{escaped_attribute(address)}" TargetMode="External"'
        nodes.append(f'<Relationship Id="rIdL{number}" Type="{R}/hyperlink" {place}/>')
    return f'{DECLARATION}<Relationships xmlns="{_RELATIONSHIPS}">{"".join(nodes)}</Relationships>'
