"""Run ``python -m boligblik``."""

import sys

from boligblik.command_line import main

sys.exit(main(sys.argv[1:]))
