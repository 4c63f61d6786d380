"""What pages are made of. The only package folder that imports streamlit."""
