"""Columns as registers and reports hold them, drawn, of values that tell of nobody."""

import random
from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta

from boligblik.intake.grid import Value

_FIRST_DAY = datetime(2011, 1, 1)  # noqa: DTZ001

_AREAS = (
    *("Stærmosegården", "Sankt Klemensparken", "Skt. Klemensparken", "Korsløkken", "Risingplanen"),
    *("Vollsmose", "Dianavænget", "Bolbro", "Odense Kommune", "Social bolig i alt"),
)
_STREETS = (
    *("Hans Tausens Gade", "H.C. Andersens Boulevard", "Jens Juels Vej", "Thomas B. Thriges Gade"),
    *("Niels Bohrs Allé", "Hans Jensens Stræde", "Vestre Stationsvej", "Peder Skrams Vej"),
    *("Carl Baggers Allé", "Sankt Hans Gade", "Kochsgade", "Anne Maries Allé", "Karen Brahes Vej"),
    *("Christian IX's Gade", "Vollsmose Allé", "Mette Marie Parken", "Rugårdsvej"),
)
_FIRMS = (
    *("Civica", "FaB", "OBO", "AB Odense", "Lejerbo", "Boligkontoret Danmark", "Domea", "Bo Vest"),
    *("Peter Hansen A/S", "Jens Hansen & Søn ApS", "Murer Ole Olsen ApS", "Sct. Jørgen"),
    *("Fonden Mariehjemmene", "Per Hansens Minde", "H.C. Andersen Hotel", "Carl Nielsen Museet"),
)
_WAYS = ("Telefon", "Mail", "Personligt", "Brev", "Via vicevært", "Kommunen", "Anden vej ind")
_MONTHS = ("Januar", "Februar", "Marts", "April", "Maj", "Juni", "Juli", "August", "September")
_WORDS = (
    *("beboeren", "familien", "sagen", "aftalen", "restancen", "huslejen", "rådgiveren", "banken"),
    *("kommunen", "fogedretten", "udsættelsen", "betalingen", "budgettet", "kontakten", "mødet"),
    *("rykkeren", "opsigelsen", "tilladelsen", "anvisningen", "boligen", "opgangen", "gælden"),
    *("har", "får", "er", "var", "blev", "kan", "skal", "vil", "ønsker", "mangler", "afventer"),
    *("betaler", "møder", "ringer", "skriver", "ikke", "nu", "igen", "senere", "derefter", "måske"),
    *("og", "men", "samt", "eller", "fordi", "når", "at", "til", "fra", "med", "uden", "om", "på"),
    *("ny", "gammel", "stor", "lille", "samlet", "skriftlig", "frivillig", "økonomisk", "social"),
)
_INSERTS = (
    *("jf. sag {}-{:05}", "den {:02}.0{:d}.2016", "kl. {:02}.3{:d}", "restance {}.{:03} kr."),
    *("se bilag {} og {}", "{} ud af {} rater", "Maj {} og {}", "i Odense ({} %, {})", "uge {}-{}"),
    *("J.nr. 2016-{}-{:05}", "CVR 3{:04}{:03}", "Aftalt med SKAT ({}) og Udbetaling Danmark {}"),
    *("Se A-{:03}/{}", "§ {}, stk. {}", "{}/{}-2016", "{} 10 12 {}", "i Per Hansens Vej {}, {}"),
)

Draw = Callable[[random.Random, int], Value]


def _note(draw: random.Random, _: int) -> str:
    words = draw.choices(_WORDS, k=draw.randint(3, 14))
    if draw.random() < 0.3:
        insert = draw.choice(_INSERTS).format(draw.randint(1, 9), draw.randint(1, 9))
        words.insert(draw.randrange(len(words)), insert)
    text = " ".join(words)
    return text[0].upper() + text[1:]


def _day(draw: random.Random) -> date:
    return (_FIRST_DAY + timedelta(days=draw.randrange(2200))).date()


def _digits(draw: random.Random, count: int) -> str:
    return f"{draw.randrange(10**count):0{count}}"


COLUMNS: Mapping[str, Draw] = {
    # Case numbers
    "E-0000001": lambda _, row: f"E-{row:07}",
    "2016-00001": lambda draw, row: f"{draw.choice((2015, 2016))}-{row:05}",
    "16/123456": lambda _, row: f"16/{row:06}",
    "J.nr. 27.36.00-G01-1-16": lambda _, row: f"27.36.00-G01-{row}-16",
    "20160001 as a number": lambda _, row: 20160000 + row,
    "8 drawn digits": lambda draw, _: _digits(draw, 8),
    "8 drawn digits as a number": lambda draw, _: draw.randrange(10**7, 10**8),
    "SAG + 6 digits": lambda draw, _: f"SAG{_digits(draw, 6)}",
    "2016 + 6 digits": lambda _, row: 2016000000 + row,
    "4-4-4 digits": lambda draw, _: "-".join(_digits(draw, 4) for _ in range(3)),
    "drawn identifier": lambda draw, _: f"{draw.getrandbits(128):032x}",
    # Numbers of firms and things
    "CVR": lambda draw, _: f"CVR {draw.randrange(10**7, 10**8)}",
    "EAN": lambda draw, _: f"5790{_digits(draw, 9)}",
    "P-nummer": lambda draw, _: 1000000000 + draw.randrange(30_000_000),
    "Postnummer": lambda draw, _: draw.randrange(1000, 9990),
    "Kommunekode": lambda draw, _: f"{draw.randrange(101, 860)}",
    "BFE": lambda draw, _: draw.randrange(10**6, 10**7),
    # Figures
    "count": lambda draw, _: draw.randrange(60),
    "amount": lambda draw, _: round(draw.lognormvariate(8, 2), 2),
    "amount in øre": lambda draw, _: int(draw.lognormvariate(12, 3)),
    "amount as text": lambda draw, _: f"{draw.lognormvariate(9, 3):,.2f}".translate(
        str.maketrans(",.", ".,")
    ),
    "share": lambda draw, _: draw.random(),
    "share as text": lambda draw, _: f"{draw.random()}".replace(".", ","),
    "place in degrees": lambda draw, _: f"{55 + draw.random():.10f}",
    # Days
    "day": lambda draw, _: _day(draw),
    "day as text": lambda draw, _: f"{_day(draw):%d-%m-%Y}",
    "8 digits of a day": lambda draw, _: f"{_day(draw):%d%m%Y}",
    "20160314 as a number": lambda draw, _: int(f"{_day(draw):%Y%m%d}"),
    "6 digits of a day": lambda draw, _: f"{_day(draw):%d%m%y}",
    "moment": lambda _, row: f"{_FIRST_DAY + timedelta(minutes=row):%d.%m.%Y %H:%M}",
    "20160314120000": lambda _, row: f"{_FIRST_DAY + timedelta(seconds=row):%Y%m%d%H%M%S}",
    "month": lambda draw, _: f"{draw.choice(_MONTHS)} {_day(draw).year}",
    # Places, words, notes
    "area": lambda draw, _: draw.choice(_AREAS),
    "street": lambda draw, _: f"{draw.choice(_STREETS)}",
    "street and house": lambda draw, _: f"{draw.choice(_STREETS)} {draw.randrange(1, 200)}",
    "firm": lambda draw, _: draw.choice(_FIRMS),
    "way in": lambda draw, _: draw.choice(_WAYS),
    "initials": lambda draw, _: "".join(draw.choices("ABCDEFGHJKLMNOPRST", k=3)),
    "note": _note,
    "another note": _note,
}
DRAWN_DIGITS: Mapping[str, Draw] = {
    "10 drawn digits": lambda draw, _: _digits(draw, 10),
    "9 drawn digits as a number": lambda draw, _: draw.randrange(10**8, 10**9),
    "S-10 drawn digits": lambda draw, _: f"S-{_digits(draw, 10)}",
}
