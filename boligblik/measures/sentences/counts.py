"""Counts and chances in words."""

from boligblik.language import Language, message

COUNTED = {
    "evictions": message("The evictions"),
    "counselling_sessions": message("The counselling sessions"),
    "dates_set": message("The eviction dates set"),
    "terminations": message("The terminations"),
    "reminders": message("The reminders"),
    "repeat_cases": message("The repeat cases"),
}


MEASURES = {
    "evictions": message("Evictions"),
    "counselling_sessions": message("Counselling sessions"),
    "counselling_residents": message("Residents counselled"),
    "arrears": message("Residents in arrears"),
    "dates_set": message("Eviction dates set"),
    "reminders": message("Reminders"),
    "terminations": message("Terminations"),
    "repeat_cases": message("Repeat cases"),
}


def capital(sentence: str) -> str:
    """Begin a sentence with a capital letter."""
    return sentence[:1].upper() + sentence[1:]


def small(name: str) -> str:
    """Write a heading's name as it stands within a sentence."""
    return name[:1].lower() + name[1:]


def measure_name(measure: str, language: Language) -> str:
    """Name what is counted, as a heading: ``Udsættelser``."""
    return language.text(MEASURES[measure])


def subject(measure: str, language: Language) -> str:
    """Name what is counted, as the subject of a sentence: ``Udsættelserne``."""
    return language.text(COUNTED[measure])


def counted(measure: str, count: int, language: Language) -> str:
    """Write a count with its noun: ``68 udsættelser``."""
    match measure:
        case "counselling_sessions":
            return language.plural("{n} session", "{n} sessions", count)
        case "dates_set":
            return language.plural("{n} eviction date set", "{n} eviction dates set", count)
        case "terminations":
            return language.plural("{n} termination", "{n} terminations", count)
        case "reminders":
            return language.plural("{n} reminder", "{n} reminders", count)
        case "repeat_cases":
            return language.plural("{n} repeat case", "{n} repeat cases", count)
    return language.plural("{n} eviction", "{n} evictions", count)


def chance_words(probability: float, language: Language) -> str:
    """Write a probability without claiming more than it holds: ``69 %``, ``under 1 %``."""
    percent = round(100 * probability)
    if percent < 1:
        return language.text("below {percent}", percent=language.percent(1))
    if percent > 99:
        return language.text("above {percent}", percent=language.percent(99))
    return language.percent(percent)


def of_hundred(probability: float, language: Language) -> str:
    """Write how often something comes: ``23 af 100 gange``."""
    times = round(100 * probability)
    if times < 1:
        return language.text("fewer than 1 in 100 times")
    if times > 99:
        return language.text("more than 99 in 100 times")
    return language.text("{n} in 100 times", n=language.number(times))
