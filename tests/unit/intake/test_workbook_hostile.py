"""Workbooks meant to do harm: each is refused for its own reason, or read rightly, in little."""

import pytest

from boligblik.intake.finding import Finding
from boligblik.intake.limits import Limits
from tests.hostile_files import WORKBOOKS, outcome


@pytest.mark.parametrize("name", WORKBOOKS)
def test_each_is_refused_for_its_own_reason_or_read_rightly(name: str) -> None:
    hostile = WORKBOOKS[name]
    found = outcome(hostile.file_name, hostile.make(), Limits())
    if isinstance(found, Finding):
        assert found.code == hostile.code
    else:
        assert hostile.code == "read"
        assert found in ([1], ["dyb"], [])
