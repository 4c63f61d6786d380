"""Lines kept by column, each cell as the number of its value: long lists say few things often."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeVar, overload

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

Read = TypeVar("Read")


class CodedColumn(Sequence[Any]):
    """A column of cells; ``values`` are the different ones and ``codes`` each cell's among them."""

    def __init__(self, values: Sequence[Any], codes: "npt.NDArray[np.int32]") -> None:
        """Take over the values and one code for each cell."""
        self.values, self.codes = values, codes

    def __len__(self) -> int:
        """Return the number of cells."""
        return len(self.codes)

    @overload
    def __getitem__(self, place: int) -> Any: ...
    @overload
    def __getitem__(self, place: slice) -> "CodedColumn": ...
    def __getitem__(self, place: int | slice) -> "Any | CodedColumn":
        """Return a cell, or a part of the column."""
        if isinstance(place, slice):
            return CodedColumn(self.values, self.codes[place])
        return self.values[int(self.codes[place])]

    def __iter__(self) -> Iterator[Any]:
        """Go through the cells from the top."""
        return map(self.values.__getitem__, self.codes.tolist())

    def count(self, value: Any) -> int:
        """Return how many cells hold a value."""
        codes = [code for code, text in enumerate(self.values) if text == value]
        return sum(int((self.codes == code).sum()) for code in codes)


class CodedLines(Sequence[Sequence[Any]]):
    """Lines of one length, put together from their columns when one is asked for."""

    def __init__(self, columns: Sequence[CodedColumn]) -> None:
        """Take over columns of one length."""
        self.columns = columns

    def __len__(self) -> int:
        """Return the number of lines."""
        return len(self.columns[0])

    @overload
    def __getitem__(self, place: int) -> Sequence[Any]: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Sequence[Any]]: ...
    def __getitem__(self, place: int | slice) -> Sequence[Any] | Sequence[Sequence[Any]]:
        """Return a line, or several."""
        if isinstance(place, slice):
            return CodedLines([column[place] for column in self.columns])
        return tuple(column[place] for column in self.columns)

    def __iter__(self) -> Iterator[Sequence[Any]]:
        """Go through the lines from the top."""
        return zip(*self.columns, strict=True)


def first_places(values: Sequence[Any]) -> dict[Any, int]:
    """Return a column's different values, each with the first place, from 0, at which it stands."""
    if not isinstance(values, CodedColumn):
        return dict(zip(reversed(values), range(len(values) - 1, -1, -1), strict=True))
    # Importing it takes as long as reading a small file, which needs none of it.
    import numpy as np  # noqa: PLC0415

    first = np.full(len(values.values), -1, dtype=np.int64)
    # Of several assignments to one place the last one holds, so the first cell comes last.
    first[values.codes[::-1]] = np.arange(len(values) - 1, -1, -1)
    places = zip(values.values, first.tolist(), strict=True)
    return {value: place for value, place in places if place >= 0}


def mapped(values: Sequence[Any], meaning: Mapping[Any, Read]) -> list[Read]:
    """Return what each cell of a column means, given what each different value means."""
    if not isinstance(values, CodedColumn):
        return list(map(meaning.__getitem__, values))
    import numpy as np  # noqa: PLC0415

    meanings = np.empty(len(values.values), dtype=object)
    meanings[:] = [meaning.get(value) for value in values.values]
    told: list[Read] = meanings[values.codes].tolist()
    return told
