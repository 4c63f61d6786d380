"""Each organisation's two years: only months received in both are compared."""

from boligblik.charts import organisation_bars
from boligblik.charts.theme import LIGHT
from boligblik.language import DANISH
from boligblik.measures.organisation_years import OrganisationYears, organisation_years
from tests.made_reports import cells_of


def compared(now: str, before: str) -> OrganisationYears:
    (row,) = organisation_years(cells_of(2016, nord=now), cells_of(2015, nord=before))
    return row


def test_only_months_received_in_both_years_count() -> None:
    row = compared(now="1 2 ? .", before="5 ? 7 9")
    assert (row.now, row.before, row.months_compared, row.missing) == (1, 5, 1, 2)
    assert row.months_due == 3


def test_zero_is_a_figure() -> None:
    row = compared(now="0 0", before="0 1")
    assert (row.now, row.before, row.missing) == (0, 1, 0)


def test_nothing_to_compare_is_no_figure() -> None:
    row = compared(now="? ?", before="1 1")
    assert (row.now, row.before, row.months_compared, row.missing) == (None, None, 0, 2)


def test_an_organisation_with_nothing_due_is_left_out() -> None:
    assert organisation_years(cells_of(2016, nord=". ."), cells_of(2015, nord="1 1")) == ()


def test_bars_go_from_most_to_fewest_and_tell_what_is_missing() -> None:
    later = cells_of(2016, nord="1 1", syd="3 ?", vest="? ?")
    earlier = cells_of(2015, nord="2 2", syd="1 1", vest="1 1")
    value = organisation_bars.prepare(organisation_years(later, earlier), "2016", "2015")
    assert [row.organisation for row in value.rows] == ["syd", "nord", "vest"]
    figure = organisation_bars.figure(value, DANISH, LIGHT)
    names = figure.layout.yaxis.ticktext
    assert "1 af 2 måneder" in names[0]
    assert names[1] == "Nord"
    assert [note.text for note in figure.layout.annotations] == ["kan ikke sammenlignes"]
    before, now = figure.data
    assert (list(before.x), list(now.x)) == ([1, 4], [3, 2])
    assert (before.text[0].strip(), now.text[0].strip()) == ("1 i 2015", "<b>3</b> i 2016")
