"""Why a statement in the SQL box is not answered, each reason told in one sentence."""

import re
from dataclasses import dataclass
from enum import StrEnum

from boligblik.language import Language, message


class Reason(StrEnum):
    """What stands in the way of an answer."""

    EMPTY = "empty"
    TOO_LONG = "too_long"
    SEVERAL = "several"
    NOT_A_QUESTION = "not_a_question"
    SYNTAX = "syntax"
    NESTED = "nested"
    TABLE = "table"
    TABLE_FUNCTION = "table_function"
    FUNCTION = "function"
    FORM = "form"
    PARAMETER = "parameter"
    FAILED = "failed"
    OUTSIDE = "outside"
    TIME = "time"
    MEMORY = "memory"
    SIZE = "size"
    BUSY = "busy"
    BROKEN = "broken"


_SENTENCES = {
    Reason.EMPTY: message("Write a question in SQL first."),
    Reason.TOO_LONG: message("The question is too long: at most {detail} characters."),
    Reason.SEVERAL: message("Only one question at a time can be asked: leave out the second."),
    Reason.NOT_A_QUESTION: message(
        "Only questions that read can be asked: they begin with from, with or select. Nothing can "
        "be written, loaded or set here."
    ),
    Reason.SYNTAX: message("The question cannot be read as SQL. DuckDB says: {detail}"),
    Reason.NESTED: message(
        "The question is nested too deeply. Write it in steps, each with a name: with … as (…)."
    ),
    Reason.TABLE: message(
        "There is no view called {detail} here. The views that can be read are listed below."
    ),
    Reason.TABLE_FUNCTION: message(
        "{detail}() cannot be read from here: no files, no network, only the views listed below."
    ),
    Reason.FUNCTION: message("The function {detail}() cannot be used here."),
    Reason.FORM: message("This form of question ({detail}) cannot be used here."),
    Reason.PARAMETER: message("Write the value itself in the question, in place of a parameter."),
    Reason.FAILED: message("The question cannot be answered. DuckDB says: {detail}"),
    Reason.OUTSIDE: message("The question reaches outside the views and was stopped."),
    Reason.TIME: message(
        "The question took longer than {detail} seconds and was stopped. Ask for less at a time."
    ),
    Reason.MEMORY: message(
        "The question needs more memory than it may use and was stopped. Ask for less at a time."
    ),
    Reason.SIZE: message("The answer is too large to show. Ask for fewer rows or shorter texts."),
    Reason.BUSY: message("Other questions are being answered. Try again in a moment."),
    Reason.BROKEN: message("The question met a fault in Boligblik and has no answer."),
}

_LONGEST_DETAIL = 300
# Nothing of the machine's folders is to be read from an error; a quoted name may hold a slash.
_PATH = re.compile(r"(?:[A-Za-z]:\\|/)[\w.\-]+[/\\][^\s\"']*")


@dataclass(frozen=True)
class Refusal:
    """A reason, and the name or the text of DuckDB that it is about."""

    reason: Reason
    detail: str = ""

    def sentence(self, language: Language) -> str:
        """Tell why there is no answer and what to do."""
        return language.text(_SENTENCES[self.reason], detail=self.detail)


def told_by_duckdb(error: Exception | str) -> str:
    """Return what DuckDB says of the statement: its first lines, without the program's own."""
    text = re.split(r"LINE \d|Stack Trace|Candidate functions", str(error))[0]
    text = text.split(" Error: ", maxsplit=1)[-1]
    return _PATH.sub("…", " ".join(text.split()))[:_LONGEST_DETAIL]
