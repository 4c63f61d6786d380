"""Text, numbers and dates in Danish (the default) and English.

The only user of gettext and Babel. A ``Language`` is passed explicitly and never installed
globally: the sessions of the server share one process.
"""

import calendar
import datetime
import gettext
import io
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from pathlib import Path

from babel.core import Locale
from babel.dates import format_date
from babel.lists import format_list
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

LOCALE_FOLDER = Path(__file__).parent / "locale"


def message(text: str) -> str:
    """Return the text unchanged, marking a constant for extraction into the catalogue."""
    return text


@cache
def _translations(code: str) -> gettext.NullTranslations:
    catalogue_file = LOCALE_FOLDER / f"{code}.po"
    if not catalogue_file.exists():
        return gettext.NullTranslations()
    with catalogue_file.open("rb") as file:
        catalogue = read_po(file, locale=code)
    # Compiled in memory so that a translator's change needs no build step.
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


@dataclass(frozen=True)
class Language:
    """One interface language; message ids are the English texts."""

    code: str

    @property
    def _locale(self) -> Locale:
        return Locale.parse("en_GB" if self.code == "en" else self.code)

    def text(self, message_id: str, **values: object) -> str:
        """Translate a message and fill in its ``{fields}``."""
        return _translations(self.code).gettext(message_id).format(**values)

    def template(self, message_id: str) -> str:
        """Translate a message and leave its ``{fields}`` as they are."""
        return _translations(self.code).gettext(message_id)

    def plural(self, one: str, many: str, n: int, **values: object) -> str:
        """Translate the form of a message that fits ``n``, which is also its field ``{n}``."""
        translated = _translations(self.code).ngettext(one, many, n)
        return translated.format(**({"n": self.number(n)} | values))

    def number(self, value: float, digits: int = 0) -> str:
        """Write a number with exactly ``digits`` decimals, halves up: ``1.234,5`` in Danish."""
        pattern = "#,##0" + ("." + "0" * digits if digits else "")
        step = Decimal(1).scaleb(-digits)
        # Babel rounds 2.5 to 2 and writes -0; adding nothing takes the sign off a zero.
        rounded = Decimal(str(value)).quantize(step, ROUND_HALF_UP) + 0
        return str(format_decimal(rounded, pattern, locale=self._locale))

    def percent(self, value: float, digits: int = 0) -> str:
        """Write a value that is already in percent: 47 becomes ``47 %`` in Danish."""
        separator = "" if self.code == "en" else "\N{NO-BREAK SPACE}"
        return f"{self.number(value, digits)}{separator}%"

    def month(self, day: datetime.date) -> str:
        """Write month and year: ``september 2016``."""
        return str(format_date(day, "MMMM y", locale=self._locale))

    def month_name(self, day: datetime.date) -> str:
        """Write the month alone: ``september``."""
        return str(format_date(day, "LLLL", locale=self._locale))

    def month_short(self, day: datetime.date) -> str:
        """Write the abbreviated month alone: ``sep.`` in Danish."""
        return str(format_date(day, "LLL", locale=self._locale))

    def date(self, day: datetime.date) -> str:
        """Write a full date: ``12. oktober 2016``."""
        return str(format_date(day, "long", locale=self._locale))

    def period(self, start: datetime.date, end: datetime.date) -> str:
        """Write a period of whole months: ``2015``, ``januar-april 2017``, ``juni 2016``."""
        whole_year = (start.month, start.day, end.month, end.day) == (1, 1, 12, 31)
        if start.year == end.year and whole_year:
            return str(start.year)
        last_of_month = calendar.monthrange(end.year, end.month)[1]
        if start.day != 1 or end.day != last_of_month:
            return f"{self.date(start)}\N{EN DASH}{self.date(end)}"
        if (start.year, start.month) == (end.year, end.month):
            return self.month(start)
        if start.year == end.year:
            return f"{self.month_name(start)}\N{EN DASH}{self.month(end)}"
        return f"{self.month(start)}\N{EN DASH}{self.month(end)}"

    def join(self, items: Sequence[str]) -> str:
        """Write a list as a sentence does: ``a, b og c``."""
        return str(format_list(list(items), locale=self._locale)) if items else ""

    def name(self, danish: str, english: str | None) -> str:
        """Choose between the two names that data carry; without an English one, the Danish."""
        return english if self.code == "en" and english else danish


DANISH = Language("da")
ENGLISH = Language("en")
LANGUAGES = (DANISH, ENGLISH)


def language_for(code: str | None) -> Language:
    """Return the language with this code; anything unknown gives Danish."""
    return next((known for known in LANGUAGES if known.code == code), DANISH)
