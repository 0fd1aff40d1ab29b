"""Zotero's own JSON, of its web API and of Better BibTeX, as items of CSL-JSON.

Responsible for fields and types as in https://api.zotero.org/schema. Does not depend on what is
done with an item.
"""

from __future__ import annotations

from typing import cast

from ssmlit.json_texts import text, texts

Item = dict[str, object]

_TYPES = {
    "conferencePaper": "paper-conference", "bookSection": "chapter", "preprint": "article",
    "encyclopediaArticle": "chapter", "dictionaryEntry": "chapter",
    "journalArticle": "article-journal", "magazineArticle": "article-magazine",
    "newspaperArticle": "article-newspaper", "computerProgram": "software",
}  # fmt: skip
_NAMES = {
    name: csl
    for csl, names in {
        "container-title": "publicationTitle proceedingsTitle bookTitle encyclopediaTitle"
        " dictionaryTitle websiteTitle blogTitle forumTitle programTitle",
        "publisher": "university institution company label studio repository distributor network",
        "genre": "thesisType reportType manuscriptType letterType mapType presentationType"
        " postType websiteType", "title": "caseName nameOfAct subject",
        "number": "reportNumber patentNumber archiveID billNumber docketNumber documentNumber"
        " episodeNumber publicLawNumber identifier", "volume": "codeVolume reporterVolume",
        "abstract": "abstractNote", "page": "pages firstPage codePages", "accessed": "accessDate",
        "issued": "date issueDate dateDecided dateEnacted", "submitted": "filingDate",
        "publisher-place": "place", "collection-title": "series", "title-short": "shortTitle",
        "container-title-short": "journalAbbreviation",
        "collection-number": "seriesNumber", "number-of-pages": "numPages", "note": "extra",
        "number-of-volumes": "numberOfVolumes", "event-title": "conferenceName", "URL": "url",
        "citation-key": "citationKey citekey", "version": "versionNumber",
    }.items()
    for name in names.split()
}  # fmt: skip
#: What Zotero notes about an item for itself.
_OWN = frozenset({
    "itemType", "dateAdded", "dateModified", "version", "itemID", "itemKey", "key", "uri", "select",
    "relations", "collections", "libraryID", "libraryCatalog", "creators", "tags", "attachments",
})  # fmt: skip
_ROLES = {"editor": "editor", "translator": "translator", "bookAuthor": "container-author",
          "seriesEditor": "collection-editor", "contributor": "contributor"}  # fmt: skip


def as_csl(item: Item) -> Item:
    """Return Zotero's item as one of CSL-JSON; any other as it is. One without a type is a note."""
    if isinstance(data := item.get("data"), dict):
        item = cast("Item", data)
    kind = item.get("itemType")
    if not isinstance(kind, str):
        return item
    if kind in {"attachment", "note", "annotation"}:
        return {}
    found: Item = {_NAMES.get(k, k): v for k, v in item.items() if v and k not in _OWN}
    people: dict[str, list[object]] = {}
    for creator in _objects(item, "creators"):
        given, _, suffix = text(creator.get("firstName")).partition(", ")
        name = {"family": creator.get("lastName"), "given": given, "suffix": suffix,
                "literal": creator.get("name")}  # fmt: skip
        role = _ROLES.get(text(creator.get("creatorType")), "author")
        people.setdefault(role, []).append({k: v for k, v in name.items() if v})
    return {
        **found,
        **people,
        "type": _TYPES.get(kind, kind),
        "keyword": "; ".join(
            tag for it in _objects(item, "tags", "tag") for tag in texts(it.get("tag"))
        ),
        "file": [text(*map(it.get, ("localPath", "path"))) for it in _objects(item, "attachments")],
    }


def _objects(item: Item, name: str, key: str = "") -> list[Item]:
    """Return the objects of a list, with each text of it as one of a key."""
    values = item.get(name)
    listed = values if isinstance(values, list) else []
    named = ({key: it} if isinstance(it, str) else it for it in listed)
    return [cast("Item", it) for it in named if isinstance(it, dict)]
