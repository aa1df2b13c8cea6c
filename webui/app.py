"""What Streamlit runs for a visitor."""

from webui.entrance import show

show()
