"""The order in which the schema wants the children of an element (ECMA-376 Part 1, annex A).

Word calls a file unreadable, or drops what it reads, where they stand in another order. The lists
are those of the transitional schema for the elements that letters and their templates are made of;
what is not in a list, or in another namespace, is passed over.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from lxml import etree

from letterapp.word.xml import w

_SEQUENCES = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr"
    " suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct"
    " topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind"
    " contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment"
    " textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
    # Part 1 lets them stand in any order since its second edition, Word reads any, but the first
    # edition and the Open XML SDK hold to this one, and so does whatever Word writes.
    "rPr": "ins del moveFrom moveTo rStyle rFonts b bCs i iCs caps smallCaps strike dstrike"
    " outline shadow emboss imprint noProof snapToGrid vanish webHidden color spacing w kern"
    " position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang"
    " eastAsianLayout specVanish oMath rPrChange",
    "numPr": "ilvl numId numberingChange ins",
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW"
    " jc tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption"
    " tblDescription tblPrChange",
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection"
    " tcFitText vAlign hideMark headers cellIns cellDel cellMerge tcPrChange",
    "sectPr": "headerReference|footerReference footnotePr endnotePr type pgSz pgMar paperSrc"
    " pgBorders lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi"
    " rtlGutter docGrid printerSettings sectPrChange",
    "numbering": "numPicBullet abstractNum num numIdMacAtCleanup",
    "abstractNum": "nsid multiLevelType tmpl name styleLink numStyleLink lvl",
    # Without pStyle: LibreOffice writes it before numFmt, where Word reads it as well.
    "lvl": "start numFmt lvlRestart isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr",
    "num": "abstractNumId lvlOverride",
    "lvlOverride": "startOverride lvl",
    "style": "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden"
    " unhideWhenUsed qFormat locked personal personalCompose personalReply rsid pPr rPr tblPr"
    " trPr tcPr tblStylePr",
    "settings": "writeProtection view zoom removePersonalInformation removeDateAndTime"
    " doNotDisplayPageBoundaries displayBackgroundShape printPostScriptOverText"
    " printFractionalCharacterWidth printFormsData embedTrueTypeFonts embedSystemFonts"
    " saveSubsetFonts saveFormsData mirrorMargins alignBordersAndEdges"
    " bordersDoNotSurroundHeader bordersDoNotSurroundFooter gutterAtTop hideSpellingErrors"
    " hideGrammaticalErrors activeWritingStyle proofState formsDesign attachedTemplate linkStyles"
    " stylePaneFormatFilter stylePaneSortMethod documentType mailMerge revisionView"
    " trackRevisions doNotTrackMoves doNotTrackFormatting documentProtection autoFormatOverride"
    " styleLockTheme styleLockQFSet defaultTabStop autoHyphenation consecutiveHyphenLimit"
    " hyphenationZone doNotHyphenateCaps showEnvelope summaryLength clickAndTypeStyle"
    " defaultTableStyle evenAndOddHeaders bookFoldRevPrinting bookFoldPrinting"
    " bookFoldPrintingSheets drawingGridHorizontalSpacing drawingGridVerticalSpacing"
    " displayHorizontalDrawingGridEvery displayVerticalDrawingGridEvery"
    " doNotUseMarginsForDrawingGridOrigin drawingGridHorizontalOrigin drawingGridVerticalOrigin"
    " doNotShadeFormData noPunctuationKerning characterSpacingControl printTwoOnOne"
    " strictFirstAndLastChars noLineBreaksAfter noLineBreaksBefore savePreviewPicture"
    " doNotValidateAgainstSchema saveInvalidXml ignoreMixedContent alwaysShowPlaceholderText"
    " doNotDemarcateInvalidXml saveXmlDataOnly useXSLTWhenSaving saveThroughXslt showXMLTags"
    " alwaysMergeEmptyNamespace updateFields hdrShapeDefaults footnotePr endnotePr compat docVars"
    " rsids attachedSchema themeFontLang clrSchemeMapping doNotIncludeSubdocsInStats"
    " doNotAutoCompressPictures forceUpgrade captions readModeInkLockDown smartTagType"
    " shapeDefaults doNotEmbedSmartTags decimalSymbol listSeparator",
}

RANKS = {
    f"w:{parent}".encode(): {
        f"w:{name}".encode(): rank
        for rank, names in enumerate(children.split())
        for name in names.split("|")
    }
    for parent, children in _SEQUENCES.items()
}
"""For each parent the place of each child, by qualified names with the prefix `w`."""

_TAG = re.compile(rb'<(/?)([\w:.-]+)(?:[^<>"/]++|"[^"]*+")*+(/?)>')


def misordered(xml: bytes, parent: bytes = b"") -> tuple[str, ...]:
    """What stands too late: “w:jc after w:rPr in w:pPr” for each, in the order of the text.

    `xml` is a part, or what stands between the tags of a `parent`, with the prefix `w` and without
    comments; it need not be complete.
    """
    found: list[str] = []
    parents = [(parent, b"", -1)]
    for is_end, name, is_empty in _TAG.findall(xml):
        if is_end:
            parents = parents[:-1] or [(b"", b"", -1)]
            continue
        outer, last, highest = parents[-1]
        rank = RANKS.get(outer, {}).get(name, -1)
        if 0 <= rank < highest:
            found.append(f"{name.decode()} after {last.decode()} in {outer.decode()}")
        elif rank >= 0:
            parents[-1] = (outer, name, rank)
        if not is_empty:
            parents.append((name, b"", -1))
    return tuple(found)


def insert_in_order(parent: etree._Element, child: etree._Element) -> None:
    """Puts a child where the schema wants it, before all that stand later.

    The others may stand in any order. What is in another namespace comes last of those before it,
    as Word's newer properties of runs come last of all.
    """
    ranks = _ranks_of(str(parent.tag))
    own, place = ranks[str(child.tag)], 0
    for at, other in enumerate(parent, 1):
        if ranks.get(str(other.tag), -1) > own:
            break
        if str(other.tag).startswith(w("")):
            place = at
    parent.insert(place, child)


@lru_cache
def _ranks_of(parent: str) -> Mapping[str, int]:
    """The places of an element's children, by their qualified names."""
    ranks = RANKS[f"w:{etree.QName(parent).localname}".encode()]
    return {w(name.decode().removeprefix("w:")): rank for name, rank in ranks.items()}
