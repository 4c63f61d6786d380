"""A process apart: what it gives back, and what it is kept from."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from boligblik.intake.apart import BrokeError, CrashedError, OutOfTimeError, run_apart
from boligblik.intake.limits import Limits

LIMITS = Limits(cpu_seconds=2, seconds=5, memory_bytes=512 * 1024 * 1024)
LETTERS = "abc"


def doubled(text: str) -> str:
    return 2 * text


def in_child(function: str, *arguments: object, limits: Limits = LIMITS) -> object:
    """Run one of this module's functions apart."""
    return run_apart(_call, function, arguments, limits=limits)


def _call(name: str, arguments: tuple[object, ...]) -> object:
    return FUNCTIONS[name](*arguments)


def _connect() -> None:
    socket.create_connection(("127.0.0.1", 9))


def _start_a_program() -> None:
    subprocess.run([sys.executable, "--version"], check=True)


def _write(path: str) -> None:
    Path(path).write_text("x")


def _die() -> None:
    os.abort()


def _spin() -> None:
    while True:
        pass


def _sleep() -> None:
    time.sleep(60)


def _fill() -> None:
    bytearray(1024 * 1024 * 1024)


def _tell() -> None:
    raise ValueError("010180-1234")


FUNCTIONS: dict[str, Callable[..., object]] = {
    "doubled": doubled,
    "connect": _connect,
    "start": _start_a_program,
    "write": _write,
    "die": _die,
    "spin": _spin,
    "sleep": _sleep,
    "fill": _fill,
    "tell": _tell,
}


def test_the_answer_comes_back() -> None:
    assert in_child("doubled", LETTERS) == "abcabc"


@pytest.mark.parametrize("function", ["connect", "start"])
def test_the_child_reaches_nothing(function: str) -> None:
    with pytest.raises(BrokeError, match="PermissionError"):
        in_child(function)


def test_the_child_writes_no_file(tmp_path: Path) -> None:
    with pytest.raises(BrokeError, match="PermissionError"):
        in_child("write", str(tmp_path / "a"))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("function", ["die", "fill"])
def test_a_child_that_dies_is_told(function: str) -> None:
    with pytest.raises(CrashedError):
        in_child(function)


def test_processor_time_is_bound() -> None:
    with pytest.raises(OutOfTimeError):
        in_child("spin", limits=Limits(cpu_seconds=1))


def test_the_clock_is_bound() -> None:
    with pytest.raises(OutOfTimeError):
        in_child("sleep", limits=Limits(seconds=1))


def test_a_fault_is_told_by_its_place_and_not_its_words() -> None:
    with pytest.raises(BrokeError) as raised:
        in_child("tell")
    assert "ValueError" in str(raised.value)
    assert "_tell" in str(raised.value)
    assert "010180" not in str(raised.value)
