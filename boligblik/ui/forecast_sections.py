"""How past forecasts fared: whether what was called likely came true."""

import pandas as pd
import streamlit as st

from boligblik.kept_forecasts import forecast_record
from boligblik.measures.forecast_record import ForecastRecord
from boligblik.measures.sentences.forecasts import (
    band_sentence,
    band_words,
    no_record_sentence,
    record_sentence,
)
from boligblik.ui.chosen_period import ChosenPeriod
from boligblik.ui.context import Context
from boligblik.ui.example_mark import mark_example
from boligblik.ui.plain_text import plain


def show_forecast_record(context: Context, chosen: ChosenPeriod) -> None:
    """Show how the forecasts kept so far have fared, of all targets together."""
    language = context.language
    is_example = chosen.reports.scope.is_example
    record = forecast_record(context.store, context.settings, is_example=is_example)
    st.subheader(language.text("How have past forecasts fared?"), anchor=False)
    with st.container(key="forecast_record", gap="xsmall"):
        if record is None:
            st.markdown(plain(no_record_sentence(language)))
        else:
            st.markdown(f"**{plain(record_sentence(record, language))}**")
            st.table(_bands(context, record), border="horizontal", hide_index=True)
        method = language.text(
            "Each version of the data has its forecast kept; the last one for each number of whole "
            "months is held against the result when every report of the period has come."
        )
        mark_example(method, is_example, language)


def _bands(context: Context, record: ForecastRecord) -> pd.DataFrame:
    language = context.language
    rows = [
        [
            plain(band_words(band, language)),
            language.number(band.forecasts),
            plain(band_sentence(band, language)),
        ]
        for band in record.bands
    ]
    columns = [
        language.text("Foretold chance of meeting the target"),
        language.text("Forecasts"),
        language.text("Came true"),
    ]
    return pd.DataFrame(rows, columns=[plain(name) for name in columns])
