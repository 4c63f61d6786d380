"""Files meant to do harm: each is refused in its own words or read, in 20 s of CPU and 1 GiB.

The limits are those of the process that files are read in: a file that needs more dies with it.
"""

import pytest

from boligblik.intake.finding_text import text_of
from boligblik.intake.limits import Limits
from boligblik.language import LANGUAGES
from boligblik.reading_apart import read_raw_apart
from tests.hostile_files import TEXT_FILES, WORKBOOKS

HOSTILE = {**WORKBOOKS, **TEXT_FILES}
LIMITS = Limits(cpu_seconds=20, memory_bytes=1024 * 1024 * 1024)


@pytest.mark.parametrize("name", HOSTILE)
def test_each_file_is_refused_in_its_own_words_or_read(name: str) -> None:
    hostile = HOSTILE[name]
    raw = read_raw_apart(hostile.file_name, hostile.make(), LIMITS)
    if hostile.code == "read":
        assert raw.grid is not None
        assert raw.findings == ()
    else:
        assert [finding.code for finding in raw.findings] == [hostile.code]
        # Made of the finding's own values, it fails if one that its sentence needs is missing.
        assert all(text_of(raw.findings[0], language) for language in LANGUAGES)
