"""Fixtures of several modules."""

from tests.render.browser import chrome, page

__all__ = ["chrome", "page"]
