"""What a command's exit code says."""

CLEAN, FINDINGS, UNUSABLE = 0, 1, 2
