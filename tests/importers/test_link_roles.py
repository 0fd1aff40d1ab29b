"""Links of rows: repaired addresses, and their roles."""

from __future__ import annotations

import pytest

from ssmlit import fields
from ssmlit.fields.identity import HOSTS
from ssmlit.importers import link_roles
from ssmlit.model import Entry, Field


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        pytest.param(
            "https:/arxiv.org/abs/2401.00001", "https://arxiv.org/abs/2401.00001", id="one-slash"
        ),
        pytest.param(
            "arxiv.org/abs/2401.00001", "https://arxiv.org/abs/2401.00001", id="no-scheme"
        ),
        pytest.param(
            "www.arxiv.org/abs/2401.00001", "https://www.arxiv.org/abs/2401.00001", id="www"
        ),
        pytest.param(
            "https://arxiv.org/pdf/https://arxiv.org/pdf/2403.09977",
            "https://arxiv.org/pdf/2403.09977",
            id="two-glued",
        ),
        pytest.param(
            "https://arxiv.org/abs/2401.00001）",
            "https://arxiv.org/abs/2401.00001",
            id="wide-bracket",
        ),
        pytest.param(
            "https://arxiv.org/abs/2401.00001]", "https://arxiv.org/abs/2401.00001", id="bracket"
        ),
        pytest.param("#contents", "", id="anchor"),
        pytest.param("mailto:me@example.org", "", id="mail"),
        pytest.param("javascript:alert(1)", "", id="script"),
        pytest.param("./docs/README.md", "", id="local"),
    ],
)
def test_repairs_an_address(written: str, meant: str) -> None:
    """An address as it was meant; "" for what leads nowhere on the web."""
    assert link_roles.repair(written) == meant


@pytest.mark.parametrize(
    ("label", "url", "role"),
    [
        pytest.param("Paper", "https://example.org/x", "paper", id="paper"),
        pytest.param("arXiv", "https://arxiv.org/abs/2401.00001", "paper", id="arxiv"),
        pytest.param("PDF", "https://example.org/x.pdf", "pdf", id="pdf"),
        pytest.param("Code", "https://wanglab.ai/u-mamba.html", "code", id="label-wins"),
        pytest.param("To-be-updated-GitHub", "https://github.com/a/b", "code", id="promise"),
        pytest.param("PyTorch (lucidrains)", "https://github.com/a/b", "code", id="framework"),
        pytest.param("Thesis (330 pages)", "https://example.org", "thesis", id="thesis"),
        pytest.param("Project Page", "https://example.org", "project", id="project"),
        pytest.param("Paper List", "https://github.com/a/b", "related", id="list"),
        pytest.param("A Skip List", "https://arxiv.org/abs/2401.00001", "paper", id="title"),
        pytest.param("Code and Project", "https://example.org", "project", id="code-and-project"),
        pytest.param("Link", "https://arxiv.org/abs/2401.00001", "paper", id="link-by-host"),
        pytest.param("", "https://github.com/a/b", "code", id="bare-code"),
        pytest.param("", "https://a.github.io/b", "project", id="bare-project"),
        pytest.param("", "https://huggingface.co/spaces/a/b", "demo", id="bare-demo"),
        pytest.param("", "https://youtu.be/x", "video", id="bare-video"),
        pytest.param("", "https://huggingface.co/a/b", "model", id="bare-model"),
        pytest.param("", "https://github.com/a/b/blob/main/x.md", "page", id="bare-text"),
        pytest.param("", "https://arxiv.org/a/b.md", "paper", id="bare-text-of-papers"),
        pytest.param("", "https://youtu.be/spaces/x", "video", id="spaces-of-others"),
        pytest.param("", "https://example.org/blog", "page", id="bare-page"),
        pytest.param("arXiv", "https://arxiv.org/", "page", id="the front page of a publisher"),
        pytest.param("Link", "http://[::1", "page", id="no-address"),
        *(
            pytest.param(label, "https://example.org", role, id=f"another language, {label}")
            for role, labels in {
                "paper": "artigo Artikel artículo 논문 论文地址",
                "code": "código Code-Quellcode codice コード",
                "project": "página Projekt",
                "thesis": "tese thèse",
                "video": "vídeo vidéo",
                "data": "datos Daten",
                "page": "enlace lien",
            }.items()
            for label in labels.split()
        ),
    ],
)
def test_role_of_a_link(label: str, url: str, role: str) -> None:
    """The label says it, else the host."""
    assert link_roles.role(label, url) == role


@pytest.mark.parametrize(("letters", "role"), [(60, "paper"), (61, "")])
def test_a_label_is_short(letters: int, role: str) -> None:
    """Sixty letters at most, brackets and what is in them included."""
    label = f"Paper ({'x' * letters}"[: letters - 1] + ")"

    assert link_roles.label_role(label) == role


@pytest.mark.parametrize(
    "label", ["Mamba: The Hard Way", "annotated-mamba", "The Annotated S4", "x" * 5000]
)
def test_other_words_are_no_label(label: str) -> None:
    """A link with words of its own may be a title."""
    assert link_roles.label_role(label) == ""


@pytest.mark.parametrize("host", HOSTS)
def test_a_host_holds_the_same_in_lists_and_entries(host: str) -> None:
    """An address has one role, whether it is read in a list or in an entry."""
    address = f"https://some.{host}/thing"

    (link,) = fields.record(Entry("misc", "k", (Field.braced("url", address),))).links

    assert link.role == link_roles.role("", address) == HOSTS[host]
