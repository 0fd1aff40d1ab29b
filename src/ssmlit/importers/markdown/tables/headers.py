"""What heads the columns of a table.

Responsible for what a heading says. Does not depend on what is below it.
"""

from __future__ import annotations

import re
from functools import lru_cache

from ssmlit._lazy import regex
from ssmlit.importers.markdown import fact_labels

# One of several authors.
_FIRST = "(?:first|lead|1st) authors?,第[一1](?:作者|著者),筆頭著者,제?[1일] ?저자"
# What heads columns and is no label of a fact in a row; `fact_labels` knows the others.
_COLUMNS = {
    "title": "title of (?:the )?paper,(?:文章|文献)(?:标题|题目|名称)"
    ",論文(?:名|タイトル|題目),논문 ?(?:명|제목)",
    "authors": f"{_FIRST},written by,researchers?,creators?",
    "venue": "conf(?:erence)?s?,journals?,publish(?: in| at)?,published,pub,where"
    ",conference ?/ ?journal,j ?/ ?c,c ?/ ?j,wo,où,dónde"
    ",発表先,掲載[誌先],会議名,发表[于在],出处,학술지",
    "date": "(?:publish|publication|release|submission|arxiv|upload)[ ]?(?:date|year|time),when"
    ",published on,(?:발표|출판) ?(?:날짜|연도|년도)",
    "code": "(?:official )?codes?(?: link)?",
    "link": "(?:paper )?(?:links?|pdf|arxiv|doi),(?:arxiv )?id,pdf link,full text,resources?",
    "project": "page,项目",
    "tags": "tags?,keywords?,topics?,标签,关键词",
    "paper": "papers?(?: & link| / code),article,work,(?:required |assigned )?readings?",
    "name": "name,model,method,approach,abbreviation,acronym,short name,模型,方法",
}
_NAMED = regex(r"\snames?$")  # "Venue name", "Author names"
# Who speaks about a paper: then the dates of a table are those of its meetings.
_SPEAKER = regex(
    r"\b(?:present(?:er|ers|ed|ing)|speakers?|discussants?|lead(?:er)?s?|hosts?)\b"
    r"|主讲|报告人|分享人|発表者|担当|발표자",
    re.IGNORECASE,
)
# Who does something else with papers than to write them.
_OTHERS = regex(
    r"\b(?:review|edit|supervis|advis|mentor|maintain|contact|added|suggest|recommend|propos|read"
    r"|annotat|translat|moderat|chair|organi[sz])",
    re.IGNORECASE,
)


def is_of_others(heading: str) -> bool:
    """Return whether a column names people who are not the authors: "Reviewed by", "Speaker"."""
    return is_speaker(heading) or _OTHERS.search(heading) is not None


def is_speaker(heading: str) -> bool:
    """Return whether a column says who speaks at a meeting: "Presented by"."""
    return _SPEAKER.search(heading) is not None


def is_first_author(heading: str) -> bool:
    """Return whether a column says only who is the first of the authors."""
    return re.fullmatch(_FIRST.replace(",", "|"), _bare(heading)) is not None


@lru_cache(maxsize=1024)
def column_role(heading: str) -> str:
    """Return what a heading says about its column: "title", "authors", "venue", "link" … or ""."""
    words = _bare(heading)
    if said := _said_by(words) or _said_by(_NAMED.sub("", words)):
        return said
    parts = [_said_by(part.strip()) for part in re.split(r"[&/,+]|\band\b", words)]
    return parts[0] if all(parts) or parts[0] == "authors" else ""


def _bare(heading: str) -> str:
    return " ".join(re.sub(r"[*_`:.]|\(.*?\)", " ", heading).split()).lower()


def _said_by(words: str) -> str:
    patterns = ((name, pattern.replace(",", "|")) for name, pattern in _COLUMNS.items())
    if said := next((name for name, pattern in patterns if re.fullmatch(pattern, words)), ""):
        return said
    label = fact_labels.leading_label(f"{words}:")
    return label[0] if label and label[1] > len(words) and label[0] in _COLUMNS else ""
