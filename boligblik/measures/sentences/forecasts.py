"""How past forecasts fared, in words."""

from boligblik.language import Language
from boligblik.measures.forecast_record import Band, ForecastRecord


def no_record_sentence(language: Language) -> str:
    """Tell that no kept forecast can be held against a result yet."""
    return language.text(
        "No forecast can be judged yet: the first one is when a target's whole period has been "
        "reported."
    )


def record_sentence(record: ForecastRecord, language: Language) -> str:
    """Tell how many totals came inside the range that should hold eight in ten."""
    return language.plural(
        "Of {n} forecast, {inside} came inside its range; about 8 in 10 should.",
        "Of {n} forecasts, {inside} came inside their range; about 8 in 10 should.",
        record.forecasts,
        inside=language.number(record.inside),
    )


def band_words(band: Band, language: Language) -> str:
    """Name a band of probabilities: ``60–80 %``."""
    low, high = (language.number(round(100 * end)) for end in (band.low, band.high))
    return language.text("{low} to {high} %", low=low, high=high)


def band_sentence(band: Band, language: Language) -> str:
    """Tell how many of a band came true beside how many should have."""
    return language.text(
        "{came} of {all}; about {expected} expected",
        came=language.number(band.came_true),
        all=language.number(band.forecasts),
        expected=language.number(band.forecasts * band.mean_probability, 1),
    )
