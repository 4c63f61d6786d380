from datetime import date
from pathlib import Path

import pytest

from boligblik.settings import PROJECT_FOLDER, Settings, settings_from


def test_without_variables_the_defaults_hold() -> None:
    settings = settings_from({})
    assert settings == Settings()
    assert settings.data_folder == PROJECT_FOLDER / "data" / "local"
    assert settings.today is None
    assert settings.examples


def test_variables_are_read(tmp_path: Path) -> None:
    settings = settings_from(
        {
            "BOLIGBLIK_DATA": str(tmp_path),
            "BOLIGBLIK_TODAY": "2016-10-12",
            "BOLIGBLIK_EXAMPLES": "no",
            "BOLIGBLIK_DEADLINE_DAY": "15",
        }
    )
    assert settings.data_folder == tmp_path
    assert settings.today == date(2016, 10, 12)
    assert not settings.examples
    assert settings.deadline_day == 15


def test_the_store_and_its_key_lie_in_the_data_folder(tmp_path: Path) -> None:
    settings = Settings(data_folder=tmp_path)
    for path in (settings.store_file, settings.key_file):
        assert path.parent == tmp_path


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("BOLIGBLIK_TODAY", "12-10-2016"),
        ("BOLIGBLIK_TODAY", "2016-02-30"),
        ("BOLIGBLIK_EXAMPLES", "nej"),
        ("BOLIGBLIK_EXAMPLES", ""),
        ("BOLIGBLIK_DEADLINE_DAY", "0"),
        ("BOLIGBLIK_DEADLINE_DAY", "29"),
        ("BOLIGBLIK_DEADLINE_DAY", "den 10."),
    ],
)
def test_a_value_that_cannot_be_read_is_named(name: str, value: str) -> None:
    with pytest.raises(ValueError, match=name):
        settings_from({name: value})
