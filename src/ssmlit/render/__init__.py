"""Lists of papers as Markdown, HTML and Atom: records and a view in, text out.

Responsible for how a view shows records. Does not depend on files, the terminal or how records
were found: callers read templates and write what comes back.

* `view` says what a list shows; `sections` puts papers under headings; `rows` and `pages` write
  Markdown, `templates` what a user's Jinja2 template writes.
* `html` writes the searchable page, `atom` the feed of additions.
* `markers` puts a list into a README, `stamp` keeps the date of an unchanged list.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ssmlit._lazy import lazily

if TYPE_CHECKING:
    from ssmlit.render.html import Searchable, render_html
    from ssmlit.render.pages import render, size_problems, split
    from ssmlit.render.sections import bib_sections
    from ssmlit.render.stamp import with_date
    from ssmlit.render.templates import render_template
    from ssmlit.render.view import LAYOUTS, View, view_from_table

__getattr__ = lazily(
    __name__,
    html="Searchable render_html",
    pages="render size_problems split",
    sections="bib_sections",
    stamp="with_date",
    templates="render_template",
    view="LAYOUTS View view_from_table",
)
