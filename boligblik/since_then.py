"""What is otherwise than at a board meeting, each line with the page where it is seen."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date

from boligblik.destinations import Destination, LinkedLine
from boligblik.figures_since import count_lines, value_lines
from boligblik.language import Language
from boligblik.measures.sentences.changes import status_change_sentence
from boligblik.measures.sentences.target_entry import target_words
from boligblik.settings import Settings
from boligblik.status import KIND_OF_MEASURE, target_statuses
from boligblik.store.connection import Store
from boligblik.store.reading.changes import (
    CountChange,
    EventChange,
    TargetChange,
    UploadChange,
    ValueChange,
)
from boligblik.store.reading.meetings import changes_since, store_before
from boligblik.store.reading.uploads import Upload


def lines_since(
    store: Store, settings: Settings, day: date, language: Language
) -> list[LinkedLine]:
    """Tell what changed since a day began: verdicts, targets, figures, events, spreadsheets."""
    changes = changes_since(store, day)
    targets = [change for change in changes if isinstance(change, TargetChange)]
    counts = [change for change in changes if isinstance(change, CountChange)]
    values = [change for change in changes if isinstance(change, ValueChange)]
    events = [change for change in changes if isinstance(change, EventChange)]
    uploads = [change.upload for change in changes if isinstance(change, UploadChange)]
    return [
        *_verdict_lines(store, settings, day, language),
        *(LinkedLine(_of_target(one, language), Destination("goals"), False) for one in targets),
        *count_lines(counts, language),
        *value_lines(values, language),
        *(LinkedLine(_of_event(one, language), Destination(one.kind), False) for one in events),
        *(LinkedLine(_of_upload(one, language), Destination("upload"), False) for one in uploads),
    ]


def _verdict_lines(
    store: Store, settings: Settings, day: date, language: Language
) -> Iterator[LinkedLine]:
    """Judge every target as it was judged then; one that was about examples is left out."""
    before = store_before(store, day)
    then = {
        status.target.target: status
        for status in target_statuses(before, replace(settings, today=day))
    }
    for status in target_statuses(store, settings):
        old = then.get(status.target.target)
        if old and old.is_example == status.is_example:
            sentence = status_change_sentence(old, status, language)
            page = KIND_OF_MEASURE[status.target.measure]
            if sentence:
                yield LinkedLine(sentence, Destination(page), status.is_example)


def _of_target(change: TargetChange, language: Language) -> str:
    old = target_words(change.old, language) if change.old else ""
    new = target_words(change.new, language) if change.new else ""
    if not old:
        return language.text("New target: {target}.", target=new)
    if not new:
        return language.text("Target removed: {target}.", target=old)
    if old == new:
        return language.text("Target with a new text or baseline: {target}.", target=new)
    return language.text("Target changed: {new} (before: {old}).", new=new, old=old)


def _of_event(change: EventChange, language: Language) -> str:
    event = change.new or change.old
    if event is None:
        raise ValueError("an event that changed stood before or stands now")
    values = {"event": event.name, "month": language.month(event.month)}
    if change.new is None:
        return language.text("Event removed from the charts: {event}, {month}.", **values)
    if change.old is None:
        return language.text("New event on the charts: {event}, {month}.", **values)
    return language.text("Event changed on the charts: {event}, {month}.", **values)


def _of_upload(upload: Upload, language: Language) -> str:
    values = {
        "file": upload.file_name,
        "day": language.date(upload.last_event_at.replace(tzinfo=UTC).astimezone().date()),
        "who": upload.last_event_by,
    }
    if upload.is_withdrawn:
        return language.plural(
            "{file} with {n} figure was withdrawn {day} by {who}.",
            "{file} with {n} figures was withdrawn {day} by {who}.",
            upload.row_count,
            **values,
        )
    return language.plural(
        "{file} with {n} figure was approved {day} by {who}.",
        "{file} with {n} figures was approved {day} by {who}.",
        upload.row_count,
        **values,
    )
