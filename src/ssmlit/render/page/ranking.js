"use strict";
// How likely it is that a paper is the one that was meant, and in which order papers are shown, as
// ssmlit.query.ranking says it. How well a word is found is asked of `grades`, in search.js.
const Ranking = (() => {
  // What a word is worth by field: not found, inside a word, at its beginning, as a whole word.
  const WORTH = {
    title: [0, 30, 45, 60], author: [0, 10, 25, 50], tag: [0, 6, 14, 20], venue: [0, 6, 14, 20],
    year: [0, 2, 5, 20], key: [0, 6, 10, 12],
  };
  const ALIAS_WORTH = 40, NAME = 1000, SPELLED = 5, CASED = 2, REPOSITORY = 500, BEGINNING = 200;
  const TOGETHER = 100, PART_OF_NAME = 90, IN_TITLE = 40, FIRST_AUTHOR = 10, NAME_LIKE = 4;
  const MAX_WORDS = 12;
  const squash = (text) => Words.fold(text).replaceAll(" ", "");

  function score(query, paper, grades) {
    let points = 0, missing = false;
    for (const word of query.words) {
      let found = 0;
      if (!word.field || word.field === "title") {
        found = grades.field(word, "title", paper);
        points += WORTH.title[found];
      }
      missing ||= !found;
      if (!found || (found < Words.WHOLE && word.squashed.length <= NAME_LIKE)) {
        points += Math.max(0, elsewhere(word, paper, grades) - WORTH.title[found]);
      }
    }
    if (query.words.length && !missing) points += IN_TITLE;
    return query.plain && query.words.length <= MAX_WORDS ? points + nameScore(query, paper) : points;
  }
  function elsewhere(word, paper, grades) {
    const names = word.field ? [word.field] : grades.BESIDES_TITLE;
    let best = Math.max(...names.map((name) => WORTH[name]?.[grades.field(word, name, paper)] ?? 0));
    const isFirst = () => paper.text("author").spaced.startsWith(` ${word.squashed} `);
    if (best === WORTH.author[Words.WHOLE] && isFirst()) best += FIRST_AUTHOR;
    if (!word.field && grades.alias(word, paper)) best = Math.max(best, ALIAS_WORTH);
    return best;
  }

  // The bonus for words that are, together, a name or a part of the title.
  function nameScore(query, paper) {
    const typed = query.plain.replaceAll(" ", ""), { spaced, squashed: run } = paper.text("title");
    const several = query.words.length > 1, name = paper.fact.n ?? "";
    const isName = (text) => text.slice(0, 1).toLowerCase() === typed.slice(0, 1) && squash(text) === typed;
    let points = several && spaced.includes(query.plain) ? TOGETHER : 0;
    if (run.startsWith(typed) || isName(name)) {
      points = Math.max(points, opening(query, typed, paper));
    } else if (several && !points && query.words.some((word) => run.startsWith(word.squashed))) {
      const known = squash(name);
      points = query.words.some((word) => word.squashed === known) ? PART_OF_NAME : 0;
    }
    return points < REPOSITORY && isName(paper.repository) ? REPOSITORY : points;
  }
  function opening(query, typed, paper) {
    const written = paper.fact.n ?? "", title = paper.text("title");
    if (typed !== squash(written) && typed !== title.squashed) {
      return Words.finder(typed, false)(title) >= Words.BEGIN ? BEGINNING : 0;
    }
    const asTyped = query.words.map((word) => word.typed).join(" ");
    if (asTyped.toLowerCase() !== written.toLowerCase()) return NAME;
    return NAME + SPELLED + (asTyped === written ? CASED : 0);
  }

  // Better, newer, by key; of works of just the name that was typed the oldest first.
  function compare(one, other) {
    if (one.points !== other.points) return other.points - one.points;
    const [year, than] = [one.paper.fact.y, other.paper.fact.y];
    if (year !== than) return one.points >= NAME ? (year || 9999) - (than || 9999) : than - year;
    const [key, beside] = [one.paper.fact.k, other.paper.fact.k];
    return key < beside ? -1 : Number(key > beside);
  }
  return { score, compare };
})();
