"""Small answers of the same shape as the services give, written by hand."""

from __future__ import annotations

import json

HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<feed xmlns="http://www.w3.org/2005/Atom" xmlns:arxiv="http://arxiv.org/schemas/atom">\n'
    "  <title>arXiv Query</title>\n"
)


def feed(*entries: str) -> bytes:
    """Return an Atom feed of entries."""
    return (HEAD + "".join(entries) + "</feed>\n").encode()


def entry(number: str, title: str = "A Title", *rest: str, authors: str = "Ada Lovelace") -> str:
    """Return one entry; `rest` are further elements."""
    people = "".join(f"<author><name>{name}</name></author>" for name in authors.split("; "))
    return (
        f"<entry><id>http://arxiv.org/abs/{number}</id><title>{title}</title>"
        f"<updated>2025-01-01T00:00:00Z</updated><published>2023-12-01T18:01:34Z</published>"
        f"{people}{''.join(rest)}</entry>"
    )


def refusal(reason: str) -> bytes:
    """Return arXiv's answer to a request that it does not understand."""
    return feed(
        f"<entry><id>https://arxiv.org/api/errors#{reason.replace(' ', '_')}</id>"
        f"<title>Error</title><summary>{reason}</summary>"
        "<author><name>arXiv api core</name></author></entry>"
    )


REFUSAL = refusal("incorrect id format for abc")


def crossref(**work: object) -> bytes:
    """Return an answer of Crossref about one work."""
    default: dict[str, object] = {
        "DOI": "10.1000/ABC",
        "title": ["A Title"],
        "type": "journal-article",
    }
    return json.dumps({"status": "ok", "message": {**default, **work}}).encode()


def datacite(**work: object) -> bytes:
    """Return an answer of DataCite about one work."""
    default: dict[str, object] = {"doi": "10.5281/zenodo.1", "titles": [{"title": "A Title"}]}
    return json.dumps({"data": {"id": "x", "attributes": {**default, **work}}}).encode()


def data(value: object) -> bytes:
    """Return an answer in JSON."""
    return json.dumps(value).encode()


S2_PAPER = {
    "paperId": "a" * 40, "title": "A Title", "year": 2022, "publicationDate": "2022-03-04",
    "externalIds": {"ArXiv": "2111.00396", "DBLP": "conf/iclr/GuGR22", "CorpusId": 7, "MAG": "1"},
    "venue": "ICLR", "publicationVenue": None, "journal": {"name": "ArXiv", "volume": "abs/2111"},
    "publicationTypes": ["JournalArticle"], "authors": [{"name": "Amy Doe"}],
}  # fmt: skip
NOTE = {
    "id": "WhaLe05o7H", "forum": "WhaLe05o7H", "cdate": 1704067200000,
    "content": {"title": {"value": "A Title"}, "authors": {"value": ["Amy Doe"]},
                "venue": {"value": "ICLR 2024 oral"},
                "venueid": {"value": "ICLR.cc/2024/Conference"}},
}  # fmt: skip
DBLP_BIB = b"""@inproceedings{DBLP:conf/iclr/GuGR22,
  author = {Amy Doe and Bo Li 0001}, title = {{TD-MPC2:} {A} Title}, year = {2022},
  booktitle = {The Tenth International Conference on Learning Representations},
  url = {https://openreview.net/forum?id=uYLFoz1vlAC}, biburl = {https://dblp.org/x.bib}}
"""
ACL_BIB = b"""@inproceedings{doe-2024, title = "A {T}itle", author = "Doe, Amy", year = "2024",
  booktitle = "Proceedings of the ACL", url = "https://aclanthology.org/2024.acl-long.1/",
  doi = "10.18653/v1/2024.acl-long.1", pages = "1--9", publisher = "ACL"}
"""
PMC = {"resultList": {"result": [{
    "pmid": "31", "pmcid": "PMC7", "doi": "10.1000/ABC", "title": "A Title.", "pubYear": "2020",
    "authorList": {"author": [{"lastName": "Doe", "firstName": "Amy"}, {"collectiveName": "WHO"}]},
    "journalInfo": {"volume": "7", "issue": "2", "journal": {"title": "Nature"}},
    "pageInfo": "1-9"}]}}  # fmt: skip
BOOK = {"ISBN:9780262035613": {
    "title": "Deep Learning", "authors": [{"name": "Ian Goodfellow"}], "publish_date": "Nov 2016",
    "publishers": [{"name": "MIT Press"}]}}  # fmt: skip
PAGE = b"""<!DOCTYPE html><html><head><title>x</title>
<meta name="citation_title" content="A Title &amp; More">
<META NAME="citation_author" CONTENT="Doe, Amy">
<meta name="citation_publication_date" content="2023/07/03">
<meta name="citation_conference_title" content="International Conference on Machine Learning">
<meta name="citation_firstpage" content="1"><meta name="citation_lastpage" content="9">
<meta name="citation_pdf_url" content="https://proceedings.mlr.press/v202/gu23a/gu23a.pdf">
</head></html>"""
