"""Run a function in a process of its own that can harm nothing: the one place that starts one.

The child gets one call on its standard input. It has no network, may start no program and write
no file, and its memory and processor time are bound. On systems without such limits (Windows) the
clock still ends it.
"""

import gc
import io
import os
import pickle
import signal
import subprocess
import sys
import threading
import traceback
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from boligblik.intake.limits import Limits
from boligblik.settings import PROJECT_FOLDER

if sys.platform != "win32":
    import resource

_FORBIDDEN = ("socket.", "subprocess.", "os.exec", "os.fork", "os.posix_spawn", "os.system")
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


class OutOfTimeError(Exception):
    """The child took longer than it may."""


class CrashedError(Exception):
    """The child ran out of memory or was ended by the library it called."""


class BrokeError(RuntimeError):
    """The function raised; the text tells where, and nothing of what it worked on."""


def run_apart(function: Callable[..., Any], *arguments: object, limits: Limits) -> Any:
    """Call a module's function in a child process and return what it returns.

    Raises ``OutOfTimeError`` or ``CrashedError`` when the child is ended, ``BrokeError`` when the
    function raises.
    """
    call = pickle.dumps((limits, function, arguments))
    with subprocess.Popen(
        [sys.executable, "-m", "boligblik.intake.apart"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        # A library's dying words may hold what stands in the file.
        stderr=subprocess.DEVNULL,
        cwd=PROJECT_FOLDER,
        start_new_session=True,
    ) as child:
        _feed(child, call)
        try:
            answer, _ = child.communicate(timeout=limits.seconds)
        except subprocess.TimeoutExpired as problem:
            child.kill()
            raise OutOfTimeError from problem
    if hasattr(signal, "SIGXCPU") and child.returncode == -signal.SIGXCPU:
        raise OutOfTimeError
    if child.returncode != 0:
        raise CrashedError
    outcome, value = pickle.loads(answer)  # noqa: S301 (written by our own child)
    if outcome == "broke":
        raise BrokeError(value)
    return value


def _feed(child: "subprocess.Popen[bytes]", call: bytes) -> None:
    """Hand a call over in one piece; ``communicate`` would cut it into thousands."""
    stdin, child.stdin = child.stdin, None

    def write() -> None:
        # A child that is ended before it has heard all is told of by its exit code.
        with suppress(BrokenPipeError), stdin or io.BytesIO() as pipe:
            pipe.write(call)

    threading.Thread(target=write, daemon=True).start()


def _serve() -> int:
    """Take one call from standard input, answer it on standard output; 1 if memory ran out."""
    limits, function, arguments = pickle.load(sys.stdin.buffer)  # noqa: S301 (our own parent's)
    _bind(limits)
    sys.addaudithook(_refuse)
    # One file makes no circles worth looking for, and millions of cells to look through.
    gc.disable()
    try:
        answer = ("value", function(*arguments))
        packed = pickle.dumps(answer, protocol=pickle.HIGHEST_PROTOCOL)
    except MemoryError:
        return 1
    except Exception as problem:
        packed = pickle.dumps(("broke", _place_of(problem)))
    # A panic of a compiled library is no Exception and ends the child, as it should.
    sys.stdout.buffer.write(packed)
    sys.stdout.buffer.flush()
    # Freeing a large answer piece by piece takes as long as making it.
    os._exit(0)


def _bind(limits: Limits) -> None:
    if sys.platform == "win32":
        return
    resource.setrlimit(resource.RLIMIT_AS, (limits.memory_bytes, limits.memory_bytes))
    resource.setrlimit(resource.RLIMIT_CPU, (limits.cpu_seconds, limits.cpu_seconds + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _refuse(event: str, arguments: tuple[Any, ...]) -> None:
    if event.startswith(_FORBIDDEN):
        raise PermissionError(event)
    if event == "open" and isinstance(arguments[2], int) and arguments[2] & _WRITING:
        raise PermissionError(event)


def _place_of(problem: BaseException) -> str:
    """Tell where a fault lies without its message, which may repeat what stood in a cell."""
    frames = traceback.extract_tb(problem.__traceback__)
    places = [f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames]
    return f"{type(problem).__name__} at {' > '.join(places)}"


if __name__ == "__main__":
    sys.exit(_serve())
