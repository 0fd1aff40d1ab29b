"""Users' own Jinja2 templates."""

from __future__ import annotations

import subprocess
import sys

import pytest

from ssmlit.errors import UsageError
from ssmlit.render import View, render_template
from tests.render.shelf import HIPPO, MAMBA, ODD, SHELF, VM_UNET

VIEW = View(name="v", template="list.md.j2", title="Title")


def run(template: str, view: View = VIEW) -> str:
    """Return what a template makes of the shelf."""
    return render_template(template, SHELF, view, date="2025-08-01")


def test_anchors_count_the_headings_before_the_list() -> None:
    """As they do without a template: a README's own "Architecture" takes the first."""
    template = "{% for section in sections %}{{ section.anchor }}\n{% endfor %}"
    text = render_template(template, [MAMBA], VIEW, date="", headings=("Architecture",))
    assert text == "architecture-1\n"


def test_a_template_sees_papers_sections_and_the_day() -> None:
    """Everything a layout of our own knows is there for a template."""
    text = render_template(
        "{{ view.title }} {{ date }} {{ total }}\n"
        "{% for section in sections recursive %}\n"
        "{{ section.level }} [{{ section.label }}](#{{ section.anchor }}) {{ section.count }}\n"
        "{% for paper in section.papers %}\n"
        "* {{ paper.title|link(paper.url) }} {{ paper|authors(1) }} {{ paper.venue }} "
        "{{ paper.links|join('+') }}\n"
        "{% endfor %}\n"
        "{{ loop(section.sections) }}"
        "{% endfor %}\n",
        [MAMBA, VM_UNET],
        VIEW,
        date="2025-08-01",
    )

    arxiv = "https://arxiv.org/abs/2402.02491"
    assert [line for line in text.split("\n") if line] == [
        "Title 2025-08-01 2",
        "0 [Architecture](#architecture) 1",
        (
            f"* [{MAMBA.title}](https://openreview.net/forum?id=tEYskw1VY2) Albert Gu et al. "
            "COLM 2024 paper+code"
        ),
        "0 [Segmentation](#segmentation) 1",
        f"* [{VM_UNET.title}]({arxiv}) Jiacheng Ruan et al.  paper+code+project",
        "0 [Vision](#vision) 1",
        "1 [Medical](#medical) 1",
        f"* [{VM_UNET.title}]({arxiv}) Jiacheng Ruan et al.  paper+code+project",
    ]


@pytest.mark.parametrize(
    ("template", "line"),
    [
        pytest.param("a\n{% for p in papers %}\n", 2, id="unclosed"),
        pytest.param("a\n\n{% fro p in papers %}", 3, id="unknown-tag"),
        pytest.param("a\n{{ paper.title }}\n", 2, id="undefined"),
        pytest.param("a\nb\n{{ papers[0].titel|md }}\n", 3, id="unknown-attribute"),
        pytest.param("{{ 'x'|nothing }}", 1, id="unknown-filter"),
        pytest.param("\n{{ 1 / 0 }}", 2, id="division"),
        pytest.param("\n\n{{ papers[99].title }}", 3, id="too-far"),
        pytest.param("\n{{ 3|md }}", 2, id="wrong-type"),
        pytest.param("\n{% include 'other.md' %}", 2, id="include"),
        pytest.param("\n{{ ''.__class__.__mro__[1].__subclasses__() }}", 2, id="escape"),
        pytest.param("{{ range(999999999) }}", 1, id="too-much"),
    ],
)
def test_a_template_error_names_its_line(template: str, line: int) -> None:
    """The failure names file and line, and a template cannot leave its box."""
    with pytest.raises(UsageError) as caught:
        run(template)

    assert (caught.value.path, caught.value.line) == ("list.md.j2", line)


def test_filters_write_markdown_that_shows_the_text() -> None:
    """`md`, `link` and `code` are those of the layouts; nothing is escaped twice."""
    template = "{{ papers[0].title|md }}\n{{ 'a_b `c`'|code }}\n{{ 'A'|link('javascript:x') }}"

    assert render_template(template, [ODD], VIEW, date="") == (
        "S$`^2`$M \\| \\[odd\\] \\*title\\* &lt;script>alert(1)&lt;/script> & \\`code\\` of "
        "$`\\mathcal{O}(N_1)`$\n`` a_b `c` ``\nA\n"
    )


def test_papers_have_their_facts() -> None:
    """Names of facts are part of the interface: templates depend on them."""
    template = "{{ papers[0]|list|join(' ') }}"

    assert render_template(template, [HIPPO], VIEW, date="") == (
        "title authors venue year date added url links tags key record\n"
    )


@pytest.mark.slow
def test_without_jinja2_the_hint_says_how_to_get_it() -> None:
    """Jinja2 is an optional extra."""
    code = (
        "import sys; sys.modules['jinja2'] = None\n"
        "from ssmlit.render import View, render_template\n"
        "try: render_template('', [], View(name='v'), date='')\n"
        "except Exception as error: print(type(error).__name__, error.hint)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONPATH": ":".join(sys.path)},
    )

    assert done.stdout == "UsageError pip install jinja2\n"
