"""Kerning: read from a font into plain pairs, packed into a table, looked up while drawing.

Only horizontal kerning between two letters. Packed pairs are two sorted arrays instead of a
dictionary, because a serif has forty thousand of them and every worker would carry them.
"""

import struct
import sys
from array import array
from bisect import bisect_left

PAIR_ADJUSTMENT = 2
EXTENSION = 9
SINGLE_PAIRS = 1

_COUNT = struct.Struct(">I")

Pair = tuple[int, int]


def kerning_pairs(font, codes: set[int]) -> dict[Pair, int]:
    """The kerning among `codes` in the font's units; the first table that knows a pair counts."""
    if "GPOS" not in font:
        return {}
    names = {name: code for code, name in font.getBestCmap().items() if code in codes}
    pairs = {}
    for table in _pair_tables(font["GPOS"].table):
        read = _single_pairs if table.Format == SINGLE_PAIRS else _class_pairs
        for left, right, value in read(table, names):
            pairs.setdefault((left, right), value)
    return pairs


def pack(pairs: dict[Pair, int]) -> bytes:
    """Pairs as bytes: how many, their keys in order, their values."""
    ordered = sorted(pairs)
    keys = array("I", [_key(left, right) for left, right in ordered])
    values = array("h", [pairs[pair] for pair in ordered])
    return _COUNT.pack(len(keys)) + _big_endian(keys).tobytes() + _big_endian(values).tobytes()


class Kerning:
    """What `pack` packed; `between` two letters answers in thousandths of the size."""

    def __init__(self, packed: bytes):
        (count,) = _COUNT.unpack_from(packed)
        start, end = _COUNT.size, _COUNT.size + 4 * count
        self._keys = _big_endian(array("I", packed[start:end]))
        self._values = _big_endian(array("h", packed[end : end + 2 * count]))
        self._met = {}

    def between(self, left: str, right: str) -> int:
        """Nought for most; pairs once met are remembered, and an alphabet has few."""
        met = self._met.get((left, right))
        if met is None:
            met = self._met[left, right] = self._find(_key(ord(left), ord(right)))
        return met

    def _find(self, key: int) -> int:
        at = bisect_left(self._keys, key)
        found = at < len(self._keys) and self._keys[at] == key
        return self._values[at] if found else 0


def _key(left: int, right: int) -> int:
    """One number a pair; letters beyond the first plane are never kerned and fit nowhere."""
    return left << 16 | right if left <= 0xFFFF and right <= 0xFFFF else 0


def _big_endian(numbers: array) -> array:
    if sys.byteorder == "little":
        numbers.byteswap()
    return numbers


def _pair_tables(positioning):
    for lookup in positioning.LookupList.Lookup:
        for table in lookup.SubTable:
            table = table.ExtSubTable if table.LookupType == EXTENSION else table
            if table.LookupType == PAIR_ADJUSTMENT:
                yield table


def _single_pairs(table, names):
    for left, pairs in zip(table.Coverage.glyphs, table.PairSet, strict=True):
        for pair in pairs.PairValueRecord if left in names else ():
            if pair.SecondGlyph in names:
                yield names[left], names[pair.SecondGlyph], _advance(pair.Value1)


def _class_pairs(table, names):
    rights = [(code, table.ClassDef2.classDefs.get(name, 0)) for name, code in names.items()]
    for left in table.Coverage.glyphs:
        if left not in names:
            continue
        values = table.Class1Record[table.ClassDef1.classDefs.get(left, 0)].Class2Record
        for code, right in rights:
            yield names[left], code, _advance(values[right].Value1)


def _advance(value) -> int:
    return getattr(value, "XAdvance", 0) or 0
