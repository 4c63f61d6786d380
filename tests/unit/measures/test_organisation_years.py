from boligblik.measures.organisation_years import OrganisationYears, organisation_years
from tests.made_reports import cells_of


def test_each_organisation_is_held_against_its_own_same_months() -> None:
    later = cells_of(2016, nord="3 2 ? .", syd="1 0 1 .", vest="? ? . .")
    earlier = cells_of(2015, nord="5 5 9 9", syd="2 ? 2 2", vest="4 4 4 4")
    assert organisation_years(later, earlier) == (
        OrganisationYears("nord", "Nord", now=5, before=10, months_compared=2, missing=1),
        OrganisationYears("syd", "Syd", now=2, before=4, months_compared=2, missing=1),
        OrganisationYears("vest", "Vest", now=None, before=None, months_compared=0, missing=2),
    )


def test_months_due_are_those_compared_and_those_missing() -> None:
    (nord,) = organisation_years(cells_of(2016, nord="3 ? ."), cells_of(2015, nord="5 5 5"))
    assert nord.months_due == 2


def test_an_organisation_with_nothing_due_is_left_out() -> None:
    assert organisation_years(cells_of(2016, nord=". -"), cells_of(2015, nord="5 5")) == ()
