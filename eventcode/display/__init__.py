"""Events for people: explanations in words, tables for the terminal, HTML for notebooks."""

from eventcode.display.explain import explain
from eventcode.display.html import document_html, marked_text

__all__ = ["document_html", "explain", "marked_text"]
