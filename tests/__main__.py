"""Run every check and every test: ``python -m tests``."""

import subprocess
import sys

from boligblik.settings import PROJECT_FOLDER
from tests.chromium import ChromiumMissingError, find_chromium

_STEPS = {
    "Lint": ["ruff", "check", "."],
    "Format": ["ruff", "format", "--check", "."],
    "Types": ["mypy"],
    "Tests": ["pytest", "-n", "2", "--dist", "loadgroup"],
}


def main() -> int:
    """Run all steps, also after one has failed; pytest's last lines stay the last ones."""
    failed = []
    try:
        print(f"Browser: {find_chromium()}", flush=True)
    except ChromiumMissingError as problem:
        print(f"Browser: {problem}", file=sys.stderr, flush=True)
        failed.append("Browser")
    for name, command in _STEPS.items():
        if failed and name == "Tests":
            print(f"Failed so far: {', '.join(failed)}", flush=True)
        print(f"\n{name}: {' '.join(command)}", flush=True)
        done = subprocess.run([sys.executable, "-m", *command], cwd=PROJECT_FOLDER, check=False)
        if done.returncode != 0:
            failed.append(name)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
