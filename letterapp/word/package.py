"""The package of a Word file: the names that the rest of this folder reads and writes it by."""

from letterapp.word.parts import DOCUMENT_TYPE, PACKAGE_TYPE, Package, Relationship
from letterapp.word.reading import no_word_file, read_package, read_shown_package
from letterapp.word.writing import CONTENT_TYPES, PACKAGE_RELATIONSHIPS, write_package

__all__ = [
    "CONTENT_TYPES",
    "DOCUMENT_TYPE",
    "PACKAGE_RELATIONSHIPS",
    "PACKAGE_TYPE",
    "Package",
    "Relationship",
    "no_word_file",
    "read_package",
    "read_shown_package",
    "write_package",
]
