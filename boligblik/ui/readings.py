"""The files that were dropped, each read once: again only when an answer or the names change."""

from collections.abc import Sequence
from typing import Protocol

import streamlit as st

from boligblik.approving import vocabulary_of
from boligblik.contracts.desk import Answers
from boligblik.importing import Reading, identity_of
from boligblik.plausibility import with_doubts
from boligblik.reading_apart import read_apart
from boligblik.remembering import with_remembered
from boligblik.store.reading.uploads import data_version
from boligblik.ui.context import Context


class UploadedFile(Protocol):
    """A file that the viewer dropped."""

    @property
    def name(self) -> str: ...

    def getvalue(self) -> bytes:
        """Return the content."""
        ...


def answers_given(identity: str) -> Answers:
    """Return what has been answered for a file in this session."""
    given: dict[str, Answers] = st.session_state.setdefault("answers", {})
    return given.get(identity, Answers())


def keep_answers(identity: str, answers: Answers) -> None:
    """Keep what has been answered for a file, for this session."""
    st.session_state.setdefault("answers", {})[identity] = answers


def readings_of(context: Context, files: Sequence[UploadedFile]) -> list[Reading]:
    """Read files that were not read before with the same answers, and show how far it has come."""
    known: dict[object, Reading] = st.session_state.get("readings", {})
    version = data_version(context.store)
    keys = []
    for file in files:
        identity = identity_of(file.name, file.getvalue())
        keys.append((identity, file.name, answers_given(identity), version))
    fresh = [place for place, key in enumerate(keys) if key not in known]
    bar = st.progress(0.0) if fresh else None
    vocabulary = vocabulary_of(context.store)
    for done, place in enumerate(fresh):
        file, key = files[place], keys[place]
        if bar:
            told = context.language.text(
                "Reading {number} of {all}: {file}", number=done + 1, all=len(fresh), file=file.name
            )
            bar.progress(done / len(fresh), text=told)
        reading = read_apart(file.name, file.getvalue(), vocabulary, key[2], context.settings.today)
        answers = with_remembered(context.store, reading)
        if answers != reading.answers:
            reading = read_apart(
                file.name, file.getvalue(), vocabulary, answers, context.settings.today
            )
            keep_answers(reading.identity, answers)
            st.session_state.setdefault("remembered", set()).add(reading.identity)
            key = keys[place] = (*key[:2], answers, key[3])
        known[key] = with_doubts(context.store, reading)
    if bar:
        bar.empty()
    # What is no longer on the page need not be held.
    st.session_state["readings"] = {key: known[key] for key in keys}
    return [known[key] for key in keys]
