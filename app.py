"""Start Boligblik: ``streamlit run app.py``.

Only the launcher. Streamlit runs files of a ``pages`` folder beside its main script on their own,
without frame or access check, until that script has run once; the main script therefore lies in
the package, which has no such folder.
"""

import sys

import streamlit as st
from starlette.middleware import Middleware

from boligblik.ui.error_box import show_error_box
from boligblik.ui.response_headers import ResponseHeaders
from boligblik.ui.this_computer import OnlyThisComputer, refusal_of_address
from boligblik.ui.warm_up import warm_up

refusal = refusal_of_address(st.get_option("server.address"))
if refusal:
    sys.exit(refusal)

app = st.App(
    "boligblik/main.py",
    lifespan=warm_up,
    middleware=[Middleware(ResponseHeaders), Middleware(OnlyThisComputer)],
    on_script_error=show_error_box,
)
