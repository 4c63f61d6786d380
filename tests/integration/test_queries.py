"""Every read query gives what its golden cases say."""

from itertools import zip_longest

import pytest

from tests.golden_cases import GoldenCase, golden_cases, same_row


@pytest.mark.parametrize("case", golden_cases(), ids=lambda case: case.name)
def test_query_gives_what_the_case_expects(case: GoldenCase) -> None:
    given, expected = case.run()
    pairs = zip_longest(given, expected, fillvalue=())
    different = [(got, wanted) for got, wanted in pairs if not same_row(got, wanted)]
    assert not different, "\n".join(
        f"row {number}: given {got}, expected {wanted}"
        for number, (got, wanted) in enumerate(different, start=1)
    )
