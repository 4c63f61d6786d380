"""How often the search for personal data stops a cell that tells of nobody.

``python -m benchmarks.false_alarms`` draws columns as registers and reports hold them, a million
cells in all, and prints the alarms per million. It is measured on drawn columns and the words of
the reference lists, not on real registers, which may not leave their owners.
"""

import random
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date, timedelta

from boligblik.contracts.vocabulary import Vocabulary
from boligblik.intake.grid import Grid, Sheet, Value
from boligblik.intake.personal import personal_findings
from boligblik.settings import settings_from

MOST_PER_MILLION = 3.0
CELLS = 1_000_000
_NOTES = (
    "talt om budget og gæld",
    "henvist til Helhedsplan Vollsmose",
    "Aftale med Boligforeningen AB",
    "Møde i Sankt Klemensparken kl. 14.30",
    "Rykker sendt 14.03.2016",
    "Ophævelse 2 af 3",
    "Se bilag 4, side 12",
    "Restance 12.345,50 kr.",
    "Frist den 10. i måneden",
    "Hans Tausens Gade, H.C. Andersens Boulevard",
    "Maj og April samlet",
    "Fogeden i Odense, sag FS 12-3456/2016",
    "intet",
    "",
)


def columns(draw: random.Random, names: Sequence[str]) -> dict[str, Callable[[], Value]]:
    """Return how the cells of each sort of column are drawn."""

    def day() -> date:
        return date(2010, 1, 1) + timedelta(days=draw.randrange(2500))

    def below(limit: int) -> int:
        return draw.randrange(limit)

    return {
        "sagsnummer": lambda: f"S-{below(10**6):06d}",
        "sagsnummer med år": lambda: f"{2010 + below(7)}-{below(10**5):05d}",
        "sagsnummer af otte tal": lambda: 10**7 + below(9 * 10**7),
        "journalnummer": lambda: (
            f"{below(100):02d}.{below(100):02d}.{below(100):02d}-A26-{below(99)}-16"
        ),
        "CVR": lambda: 10**7 + below(4 * 10**7),
        "EAN": lambda: f"57980{below(10**8):08d}",
        "lejemål": lambda: f"{below(99):02d}-{below(999):03d}-{below(9999):04d}",
        "beløb": lambda: round(below(10**7) / 100, 2),
        "beløb som tekst": lambda: f"{below(999)}.{below(1000):03d},{below(100):02d}",
        "dato": day,
        "dato som tekst": lambda: f"{day():%d-%m-%Y}",
        "dato som tal": lambda: int(f"{day():%Y%m%d}"),
        "dato og tid": lambda: f"{day():%Y-%m-%d} {below(24):02d}:{below(60):02d}:00",
        "postnummer": lambda: 5000 + below(300),
        "andel": lambda: round(draw.random(), 4),
        "antal": lambda: below(5000),
        "navn på liste": lambda: draw.choice(names),
        "bemærkning": lambda: draw.choice(_NOTES),
        "måned": lambda: f"{day():%Y-%m}",
        "kode": lambda: "".join(draw.choices("ABCDEFGHJK0123456789", k=8)),
    }


def main() -> int:
    """Print the alarms per million cells and where they came from; 1 above the limit."""
    vocabulary = Vocabulary.from_reference(settings_from().reference_folder)
    names = [*vocabulary.all_names("area").values(), *vocabulary.all_names("organisation").values()]
    draw = random.Random(2016)  # noqa: S311 (invented data, the same every time)
    kinds = columns(draw, names)
    rows = CELLS // len(kinds)
    lines: list[Sequence[Value]] = [list(kinds)]
    lines += ([drawn() for drawn in kinds.values()] for _ in range(rows))
    found = personal_findings("register.xlsx", Grid((Sheet("Ark1", lines),), "xlsx"))
    alarms = Counter(
        (finding.code, finding.cell and finding.cell.rstrip("0123456789")) for finding in found
    )
    for (code, column), count in alarms.most_common():
        print(f"  {code} in column {column}: {count}")
    per_million = len(found) / (rows * len(kinds)) * 1_000_000
    print(f"{len(found)} alarms in {rows * len(kinds):,} cells: {per_million:.2f} per million")
    return int(per_million >= MOST_PER_MILLION)


if __name__ == "__main__":
    sys.exit(main())
