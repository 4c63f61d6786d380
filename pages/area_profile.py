"""Area profile: one area on every indicator beside its municipality, and over the years."""

from boligblik.ui.context import current_context
from boligblik.ui.profile_sections import choose_area, show_development, show_indicators
from boligblik.ui.selection import show_way_back

context = current_context()
language = context.language

show_way_back("areas", language.text("Housing areas"), language)
area = choose_area(context)
if area:
    show_indicators(context, area)
    show_development(context, area)
