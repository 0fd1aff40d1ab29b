"""Labelled facts: "Authors: …", "📅 Date: …", "论文地址：…".

Responsible for the labels that lists write before a fact. Does not depend on what is after
them.
"""

from __future__ import annotations

import re
from itertools import pairwise

from ssmlit._lazy import regex
from ssmlit.importers.marks import SHORTCODE

_UNTOLD = "other"  # the role of labels whose values no record holds
_LABELS = {
    "title": r"title|paper (?:title|name)|论文名称|论文标题|论文题目|论文名|题目|标题"
    r"|タイトル|題名|제목|titel|titre|t[íi]tulo|titolo|название",
    "authors": r"authors?|author list|by|responsibility|作者|著者|저자"
    r"|autor(?:en|es|as?|i|e)?|auteurs?|авторы?",
    "venue": r"publication|published (?:in|at)|publisher|venue|journal|conference|source"
    r"|proceedings|发表会议|会议名称|会议|期刊|发表|来源|会議|学会|雑誌|掲載|학회|저널|출처"
    r"|konferenz|zeitschrift|revue|conférence|conferencia|revista|conferenza|rivista|конференция|журнал",
    "date": r"(?:publication |publish |submission )?(?:date|year|time)|published|submitted"
    r"|发表时间|发表年份|发表日期|发布时间|时间|日期|年份|発表年|年度|年|연도|년도|날짜|발행일|발표일|발행년도"
    r"|jahr|datum|année|año|fecha|anno|ano|год|дата",
    "school": r"institution|school|university",
    "paper": r"papers?|论文|原?論文|논문|artikel|artículo|articolo|artigo|статья",
    "link": r"(?:paper )?(?:link|url|address)|pdf|arxiv|doi|论文地址|论文链接|链接|地址|リンク|링크"
    r"|lien|enlace|ссылка",
    "code": r"code|github|repo(?:sitory)?|(?:source|official) code|implementation|源码|代码地址"
    r"|代码链接|代码|github ?地址|项目地址|コード|実装|코드|código|codice|код",
    "project": r"project(?: page)?|website|homepage|demo|项目主页|主页",
    "data": r"data(?:sets?)?|数据集?",
    _UNTOLD: r"(?:last )?updated?(?: on| at)?|(?:最后)?更新(?:时间|日期)?"
    r"|institutions?|affiliations?|orgs?|organi[sz]ations?|env(?:ironment)?s?|keys?|tldr"
    r"|tl;dr|keywords?|tags?|abstract|summary|notes?|comments?|tasks?|models?|methods?|algorithms?|idea"
    r"|contributions?|highlights?|bibtex|citations?|stars?|机构|单位|动机|方法|思路|贡献|摘要|关键词"
    r"|概要|要約|所属|コメント|요약|소속|키워드|메모|介绍|简介|笔记|解读|备注|模型|任务|论文动机|论文方法|核心思想|结果|实验结果",
}
_MARK = rf"(?:[^\w\s\[(（【\"“「'`]|\s|{SHORTCODE.pattern})*"  # emoji, bullets
_LABEL = regex(
    rf"{_MARK}(?:{'|'.join(f'(?P<{role}>{words})' for role, words in _LABELS.items())})"
    r"(?:\s+(?:info|information|details))?\s*[*_]*\s*[:：]\s*",
    re.IGNORECASE,
)
_INLINE = regex(
    r"(?<![\w-])(?<![A-Za-z] )(?:Responsibility|Authors?|Publication|Published in|Venue"
    r"|Journal|Conference|Date|Year|Institution|School)\s*:\s*",
    re.IGNORECASE,
)


def leading_label(text: str) -> tuple[str, int] | None:
    """Return the role of the label a text begins with and where the label ends, or None."""
    found = _LABEL.match(text) if ":" in text or "：" in text else None
    if found is None:
        return None
    return (found.lastgroup or _UNTOLD), found.end()


def is_label(words: str) -> bool:
    """Return whether words are a label, with or without a colon at the end: "Venue", "Venue:"."""
    return leading_label(f"{words.rstrip(' :')}:") is not None


def split_labels(text: str) -> list[str]:
    """Cut a text before each label of a catalogue card: "Responsibility: …, Publication: …"."""
    edges = [0, *(found.start() for found in _INLINE.finditer(text)), len(text)]
    return [text[a:b] for a, b in pairwise(edges) if text[a:b].strip()]
