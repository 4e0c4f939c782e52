"""What a PDF file says about itself: the information dictionary and XMP (ISO 32000-1, 14.3)."""

from __future__ import annotations

import datetime
from xml.sax.saxutils import escape

from msgspec import Struct

from letterapp.pages.pdf.objects import Objects, string

PRODUCER = "letterapp"
_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" \
xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
{properties}
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"""


class Information(Struct, frozen=True):
    """What a letter says about itself; `language` is BCP 47, `date` that of the letter."""

    title: str = ""
    author: str = ""
    language: str = ""
    date: datetime.date | None = None


def information_object(objects: Objects, information: Information) -> int:
    """Add the information dictionary (table 317)."""
    date = f"D:{information.date:%Y%m%d}" if information.date else ""
    entries = {
        "Title": information.title,
        "Author": information.author,
        "Producer": PRODUCER,
        "CreationDate": date,
        "ModDate": date,
    }
    said = "".join(f"/{key}{string(value)}" for key, value in entries.items() if value)
    return objects.add(f"<<{said}>>")


def metadata_object(objects: Objects, information: Information) -> int:
    """Add the XMP packet, which is not compressed, so that other programs find it (14.3.2)."""
    title, author, language = (
        escape(value) for value in (information.title, information.author, information.language)
    )
    date = information.date.isoformat() if information.date else ""
    properties = [
        "<dc:format>application/pdf</dc:format>",
        _array("dc:title", "Alt", title, ' xml:lang="x-default"'),
        _array("dc:creator", "Seq", author),
        _array("dc:language", "Bag", language),
        f"<xmp:CreateDate>{date}</xmp:CreateDate>" if date else "",
        f"<xmp:ModifyDate>{date}</xmp:ModifyDate>" if date else "",
        f"<pdf:Producer>{PRODUCER}</pdf:Producer>",
    ]
    packet = _XMP.format(properties="\n".join(filter(None, properties)))
    return objects.add_stream(packet.encode(), "/Type/Metadata/Subtype/XML", is_packed=False)


def _array(key: str, kind: str, value: str, attributes: str = "") -> str:
    """A property that is a list of one; nothing without a value."""
    if not value:
        return ""
    return f"<{key}><rdf:{kind}><rdf:li{attributes}>{value}</rdf:li></rdf:{kind}></{key}>"
