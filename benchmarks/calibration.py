"""Print whether the forecast and the control chart's rules keep what they promise.

``python -m benchmarks.calibration`` foretells 2,000 drawn years of each kind (see ``drawn_years``)
at the end of their 1st to 11th month and holds each forecast against the whole year. Where the year
before has a level of its own, the 80 % range must cover 77 to 87 % of the totals and the
calibration error be below 0.03, for each kind and both together; the answer is 1 if not.

Printed without a bound: years near the one before in level, where the target itself tells something
of the year that the forecast does not use, with the stages at which the error is 0.03 or more; and
years of which no other tells how months vary. Last come the false signals of the control chart's
rules on quiet series.

Errors and ranges are of all stages. What is called on track or behind, and the errors beside
"verdicts", are of the stages at which the product judges by chance.
"""

import sys
from collections.abc import Mapping, Sequence

import numpy as np

from benchmarks.drawn_years import MONTHS, Foretold, Setting, foretold_years
from benchmarks.false_signals import POINTS, in_theory, measured
from boligblik.measures.control_chart import Limits, Signal
from boligblik.measures.forecast_record import ForecastRecord, KeptForecast, record_of
from boligblik.measures.target_status import FEWEST_MONTHS, LIKELY, UNLIKELY

YEARS = 2000
SEED = 2016
KINDS = {"Poisson": 1, "overdispersed": 2}
LEAST_COVERED, MOST_COVERED = 0.77, 0.87
LARGEST_ERROR = 0.03

OWN_LEVEL = Setting("the year before has a level of its own")
NEAR = (
    Setting("the level is 70 to 110 % of the year before's", (0.7, 1.1)),
    Setting("the level is 90 to 130 % of the year before's", (0.9, 1.3)),
)
UNBOUND = (
    *NEAR,
    Setting("the level is the year before's, so nothing has changed", (1, 1)),
    Setting("a level of its own, and its months are not known", knows_months_before=False),
)


def main() -> int:
    """Measure and print; 1 if the forecast's coverage or calibration is out of bounds."""
    print(f"{YEARS} years of each kind, each foretold after its 1st to {MONTHS - 1}th month")
    is_within = _print_setting(OWN_LEVEL)
    for setting in UNBOUND:
        _print_setting(setting)
    for kind in Limits:
        _print_signals(kind)
    held = "WITHIN BOUNDS" if is_within else "OUT OF BOUNDS"
    print(f"\n{held} where {OWN_LEVEL.name}; the other settings have none")
    return 0 if is_within else 1


def _print_setting(setting: Setting) -> bool:
    """Print what became of each kind and of both together; whether all is within bounds."""
    foretold: dict[str, list[Foretold]] = {
        kind: foretold_years(np.random.default_rng(SEED), YEARS, dispersion, setting)
        for kind, dispersion in KINDS.items()
    }
    foretold["both"] = [one for those in foretold.values() for one in those]
    bound = "must be within bounds" if setting is OWN_LEVEL else "no bound"
    print(f"\n{setting.name[0].upper()}{setting.name[1:]} ({bound})")
    print(f"{'':<14}{'80 % range':>11}{'calibration error':>20}{'verdicts':>18}", end="   ")
    print(f"{'called on track':>17}{'called behind':>17}")
    print(f"{'':<14}{'covered':>11}{'':2}" + 2 * f"{'ceilings':>10}{'floors':>8}", end="   ")
    print(2 * f"{'said':>10}{'came':>7}")
    is_within = [_print_fate(kind, those) for kind, those in foretold.items()]
    if setting in (OWN_LEVEL, *NEAR):
        _print_stages(foretold)
    return all(is_within)


def _print_fate(kind: str, foretold: Sequence[Foretold]) -> bool:
    judged = [one for one in foretold if one.stage >= FEWEST_MONTHS]
    covered, errors = _covered(foretold), _errors(foretold)
    print(f"{kind:<14}{covered:>11.1%}{'':2}", end="")
    for ceilings, floors in (errors, _errors(judged)):
        print(f"{ceilings:>10.3f}{floors:>8.3f}", end="")
    print(end="   ")
    ceilings_judged = [one.by_ceiling for one in judged]
    _print_said_and_came([one for one in ceilings_judged if one.probability >= LIKELY])
    _print_said_and_came([one for one in ceilings_judged if one.probability <= UNLIKELY])
    print()
    return LEAST_COVERED <= covered <= MOST_COVERED and max(errors) < LARGEST_ERROR


def _print_said_and_came(kept: Sequence[KeptForecast]) -> None:
    """Print how likely the ceiling was said to be kept, and how often it was."""
    said = sum(one.probability for one in kept) / len(kept)
    came = sum(one.came_true for one in kept) / len(kept)
    print(f"{said:>10.1%}{came:>7.1%}", end="")


def _print_stages(foretold: Mapping[str, Sequence[Foretold]]) -> None:
    """Print each stage's coverage and errors; a star marks errors too large for the bound."""
    print(
        "  whole months"
        + "".join(f"{f'{kind}: covered':>24}{'ceilings':>10}{'floors':>9}" for kind in foretold)
    )
    for stage in range(1, MONTHS):
        print(f"{stage:>14}", end="")
        for those in foretold.values():
            here = [one for one in those if one.stage == stage]
            print(f"{_covered(here):>24.1%}", end="")
            for error, width in zip(_errors(here), (9, 8), strict=True):
                print(f"{error:>{width}.3f}{' ' if error < LARGEST_ERROR else '*'}", end="")
        print()


def _covered(foretold: Sequence[Foretold]) -> float:
    """Return the share of totals in the 80 % range, which ceilings and floors have in common."""
    record = _record([one.by_ceiling for one in foretold])
    return record.inside / record.forecasts


def _errors(foretold: Sequence[Foretold]) -> tuple[float, float]:
    """Return the calibration errors of ceilings and of floors."""
    return (
        _record([one.by_ceiling for one in foretold]).calibration_error,
        _record([one.by_floor for one in foretold]).calibration_error,
    )


def _record(kept: Sequence[KeptForecast]) -> ForecastRecord:
    record = record_of(kept)
    if record is None:
        raise ValueError("nothing was foretold")
    return record


def _print_signals(kind: Limits) -> None:
    found = measured(np.random.default_rng(SEED), kind, YEARS)
    theory = in_theory(kind)
    print(f"\nSignals in {YEARS} quiet series of {POINTS} points, limits {kind}")
    print(f"{'':<28}{'points':>9}{'theory':>9}{'series':>9}{'theory':>9}")
    for signal in Signal:
        share, known = found[signal], theory[signal]
        print(f"{signal:<28}{share.of_points:>9.2%}{known.of_points:>9.2%}", end="")
        print(f"{share.of_series:>9.1%}{known.of_series:>9.1%}")
    print(f"{'any':<28}{found[None].of_points:>9.2%}{'':>9}{found[None].of_series:>9.1%}")


if __name__ == "__main__":
    sys.exit(main())
