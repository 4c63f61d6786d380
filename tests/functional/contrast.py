"""Contrast of two colours as the WCAG define it, translucent colours laid on what is behind."""

import re
from typing import NamedTuple

LEAST_FOR_TEXT = 4.5
LEAST_FOR_MARKS = 3.0


class Colour(NamedTuple):
    """Red, green and blue from 0 to 255, and how opaque from 0 to 1."""

    red: float
    green: float
    blue: float
    opacity: float = 1.0

    def over(self, behind: "Colour", opacity: float = 1.0) -> "Colour":
        """Return the colour seen when this one, made fainter, lies on an opaque one."""
        share = self.opacity * opacity
        mixed = (
            share * mine + (1 - share) * its for mine, its in zip(self[:3], behind[:3], strict=True)
        )
        return Colour(*mixed)


def colour(written: str) -> Colour | None:
    """Read a colour as CSS or the theme writes it; None for none at all."""
    if written.startswith("#"):
        return Colour(*(int(written[place : place + 2], 16) for place in (1, 3, 5)))
    numbers = [float(number) for number in re.findall(r"[\d.]+", written)]
    return Colour(*numbers) if written.startswith("rgb") else None


def contrast(one: Colour, other: Colour) -> float:
    """Return the contrast ratio, from 1 to 21 (WCAG 2.2, “contrast ratio”)."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(seen: Colour) -> float:
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (channel / 255 for channel in seen[:3])
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
