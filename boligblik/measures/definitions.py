"""What figures and verdicts mean and how they are made, for whoever stands before one."""

from collections.abc import Iterable, Mapping

from boligblik.language import Language, message

NAMES: Mapping[str, str] = {
    "evictions": message("Evictions"),
    "counselling_sessions": message("Counselling sessions"),
    "completeness": message("Completeness"),
    "forecast": message("Forecast"),
    "luck": message("Luck or effect"),
    "control": message("Control limits"),
    "areas": message("Areas and certainty"),
    "bounds": message("With missing reports"),
    "target": message("Target and verdict"),
}
EXPLANATIONS: Mapping[str, str] = {
    "evictions": message(
        "Residents or households put out of a social-housing dwelling in the municipality, as the "
        "housing organisations report them each month. Court statistics cover all dwellings and "
        "are never shown beside these."
    ),
    "counselling_sessions": message(
        "Single sessions of financial counselling, as the counselling register holds them. The "
        "target counts sessions, not residents."
    ),
    "completeness": message(
        "An organisation owes one report a month, due on the {day}th of the month after. A month "
        "that is not reported is missing, never zero; totals then say “at least”."
    ),
    "forecast": message(
        "The rest of the period is foretold from its whole months (negative binomial with "
        "Jeffreys' prior). Months that vary more than chance make the range wider. Months not "
        "wholly reported are left out of what it learns from and count as still to come."
    ),
    "luck": message(
        "The same months of both periods are compared by the exact conditional test: how often "
        "would so large a change come if nothing had changed? Clear means a two-sided p below 5 %."
    ),
    "control": message(
        "Limits are the mean ± 3√mean; where months vary more than counts do, the mean ± 2.66 × "
        "the mean moving range. A change is signalled by a month outside, seven in a row on one "
        "side, seven rising or falling, or two of three near a limit. Fewer than 13 months give "
        "trial limits. About one calm chart of two years in five shows a signal by chance."
    ),
    "areas": message(
        "Shares carry Wilson's interval and rates Byar's. An area is clearly different when its "
        "interval lies wholly on one side of the municipality's value. A trend needs five years "
        "with intervals (weighted regression, p = 0.002, steady when any year is left out)."
    ),
    "bounds": message(
        "The range with missing reports adds, for each of them, that organisation's own upper "
        "limit for a month (95 %, negative binomial with Jeffreys' prior on its reported months)."
    ),
    "target": message(
        "A target of 10 % fewer is met at floor(0.9 × baseline) or fewer. A verdict is given only "
        "when missing reports cannot change it. While the period runs, chance decides: on track "
        "when the forecast gives at least 80 %, behind at 20 % or less."
    ),
}


def definitions(
    codes: Iterable[str], language: Language, *, deadline_day: int
) -> tuple[tuple[str, str], ...]:
    """Return names and explanations in the reader's language, in the order asked for."""
    return tuple(
        (language.text(NAMES[code]), language.text(EXPLANATIONS[code], day=deadline_day))
        for code in codes
    )
