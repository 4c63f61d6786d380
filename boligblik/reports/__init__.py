"""Files made for people: the same prepared values as the screen, without Streamlit."""
