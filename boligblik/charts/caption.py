"""What stands round a chart, on the screen and in every file made from it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Caption:
    """The words of one chart, already in the reader's language, as plain text.

    ``title`` is the finding as a sentence; ``subtitle`` says what is plotted, unit and period;
    ``as_of`` is a date in words; ``missing`` is a sentence, or None when nothing is. ``alt`` is
    the text alternative; without one, title and subtitle are. ``about`` explains what is shown:
    names and explanations.
    """

    title: str
    subtitle: str
    source: str
    as_of: str | None = None
    missing: str | None = None
    is_example: bool = False
    alt: str | None = None
    about: tuple[tuple[str, str], ...] = ()

    @property
    def text_alternative(self) -> str:
        """Return what a screen reader says in the chart's place."""
        return self.alt or f"{self.title}. {self.subtitle}"
