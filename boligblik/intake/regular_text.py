"""Long text files without any oddity, read by column; all others are left to the careful reader."""

from collections.abc import Iterator

import pyarrow as pa
from pyarrow import csv

from boligblik.intake.coded_lines import CodedColumn, CodedLines
from boligblik.intake.finding import UnreadableError
from boligblik.intake.limits import Limits
from boligblik.intake.text_dialect import Dialect

_PLAIN_ENCODINGS = ("utf-8", "utf-8-sig")
_ENCODED_ANEW = ("cp1252", "latin-1")
_MARK = b"\xef\xbb\xbf"
_FEWEST_COLUMNS = 2


def read_regular(
    content: bytes, encoding: str, dialect: Dialect, limits: Limits
) -> CodedLines | None:
    """Read a file whose every line has as many cells and none a quote; None for any other.

    Raises ``UnreadableError`` as the careful reader does.
    """
    if len(dialect.delimiter or "") != 1:
        return None
    if dialect.quote.encode() in content or b"\0" in content or b"\x1a" in content:
        return None
    if encoding in _ENCODED_ANEW:
        content = content.decode(encoding, "replace").encode()
    elif encoding not in _PLAIN_ENCODINGS:
        return None
    table = _table(content.removeprefix(_MARK).rstrip(b"\r\n"), dialect, limits)
    if table is None:
        return None
    if table.num_rows > limits.rows:
        raise UnreadableError("too_many_rows", limit=str(limits.rows))
    if table.num_rows * table.num_columns > limits.cells:
        raise UnreadableError("too_many_cells", limit=str(limits.cells))
    columns = list(_columns(table, limits))
    has_twins = any(len(set(column.values)) < len(column.values) for column in columns)
    return None if has_twins else CodedLines(columns)


def _table(content: bytes, dialect: Dialect, limits: Limits) -> pa.Table | None:
    columns = content.partition(b"\n")[0].count(str(dialect.delimiter).encode()) + 1
    if not _FEWEST_COLUMNS <= columns <= limits.columns:
        return None
    names = [str(place) for place in range(columns)]
    coded = pa.dictionary(pa.int32(), pa.string())
    try:
        return csv.read_csv(
            pa.py_buffer(content),
            # In one block, or each would number its values anew.
            csv.ReadOptions(use_threads=False, column_names=names, block_size=len(content) + 1),
            csv.ParseOptions(
                delimiter=dialect.delimiter, quote_char=False, ignore_empty_lines=False
            ),
            csv.ConvertOptions(column_types=dict.fromkeys(names, coded), strings_can_be_null=False),
            memory_pool=pa.system_memory_pool(),
        )
    except pa.ArrowInvalid:
        return None


def _columns(table: pa.Table, limits: Limits) -> Iterator[CodedColumn]:
    for chunked in table.unify_dictionaries().columns:
        column = chunked.combine_chunks()
        values = [value.strip() for value in column.dictionary.to_pylist()]
        if max(map(len, values)) > limits.text_length:
            raise UnreadableError("text_too_long", limit=str(limits.text_length))
        yield CodedColumn(values, column.indices.to_numpy())
