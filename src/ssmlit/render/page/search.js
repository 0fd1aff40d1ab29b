"use strict";
// Which papers a query asks for, as ssmlit.query.matching decides; if there are none, those that
// the nearest spelling of its words asks for, as ssmlit.query.typos finds it.
const Search = (() => {
  const BESIDES_TITLE = ["author", "tag", "key", "venue", "year"];
  const COMMON_TYPES = ["article", "inproceedings", "misc", "online"];
  const NO_NAMES = ["main", "master", "tree", "blob", "code", "src", ""];
  const WHOLE_NAME = 3, MAX_WORDS = 12, MAX_NEAR = 6, MAX_VARIANTS = 24, INITIALS_COST = 2;
  const SLIP = 25; // points lost for each slip forgiven

  const MAKERS = {
    tag: (fact) => [...fact.t, ...(COMMON_TYPES.includes(fact.T) ? [] : [fact.T])],
    year: (fact) => [fact.y, fact.s].filter(Boolean).map(String),
    key: (fact) => [fact.k],
    names: (fact) => (fact.x.author ?? []).map((name) => `${name} ${name}`), // any order of its words
    alias: (fact) => [repository(fact)],
  };
  function repository(fact) {
    const address = fact.x.code?.[0] ?? "", parts = address.replace(/\/+$/, "").split("/"), name = parts.at(-1);
    return parts.length > 3 && !NO_NAMES.includes(name.toLowerCase()) ? name : "";
  }

  // A paper as a query sees it: each text is folded once, when it is first asked for.
  class Paper {
    constructor(fact) { this.fact = fact; this.texts = {}; }
    text(name) {
      return this.texts[name] ??= Words.text(MAKERS[name]?.(this.fact) ?? this.fact.x[name] ?? []);
    }
    get everywhere() {
      this.all ??= ["title", ...BESIDES_TITLE, "alias"].map((name) => this.text(name).squashed).join("\n");
      return this.all;
    }
    get repository() { return repository(this.fact); }
    get initials() {
      this.letters ??= this.text("title").spaced.trim().split(/ +/).map((word) => word[0]).join("");
      return this.letters;
    }
    get levels() {
      this.paths ??= this.fact.t.map((tag) => tag.split("/").map(Words.tagWords));
      return this.paths;
    }
  }

  // The names of the venue that words are a name of.
  const venueNames = (words, language) => {
    const name = words.join(" "), group = language.venues.find(([asked]) => asked.includes(name));
    return group ? group.flat().filter((other) => other !== name) : [];
  };

  function grade(node, field, paper) {
    if (node.initials) {
      return field === "title" && paper.initials.includes(Words.singular(node.squashed)) ? Words.BEGIN : 0;
    }
    const where = paper.text(field);
    let found = Words.finder(node.squashed, node.exact)(where);
    if (!found && field === "author" && node.words.length > 1) {
      found = Words.finder(node.squashed, true)(paper.text("names"));
    }
    if (!found && field === "venue" && node.venues.some((name) => where.spaced.includes(` ${name} `))) {
      found = Words.WHOLE;
    }
    return found;
  }
  function anywhere(node, paper) {
    const stem = node.exact ? node.squashed : Words.singular(node.squashed);
    const hopeless = !paper.everywhere.includes(stem);
    if (hopeless && !node.initials && !node.venues.length && node.words.length < 2) return false;
    if (["title", ...BESIDES_TITLE].some((field) => grade(node, field, paper))) return true;
    return aliasGrade(node, paper) > 0;
  }
  function aliasGrade(node, paper) {
    const found = node.initials ? 0 : Words.finder(node.squashed, node.exact)(paper.text("alias"));
    return found >= Words.BEGIN ? found : 0;
  }
  const GRADES = { BESIDES_TITLE, field: grade, alias: aliasGrade };
  const same = (asked, found) => found !== undefined && asked.length === found.length
    && asked.every((word, n) => Words.singular(word) === Words.singular(found[n]));
  function under({ path, exact }, levels) {
    if (exact) {
      return path.every((level, n) => level.join(" ") === levels[n]?.join(" "));
    }
    const size = path.length, last = path[size - 1];
    for (let start = 0; start + size <= levels.length; start += 1) {
      const above = path.slice(0, -1).every((level, n) => same(level, levels[start + n]));
      if (above && same(last, levels[start + size - 1].slice(0, last.length))) return true;
    }
    return false;
  }
  // An identifier is asked for when it stands in what was pasted, with or without version and link.
  const AFTER = /^(?:v\d+)?(?:\.(?:pdf|bib|html))?(?:$|[/?#&)>\]\s])/;
  function isNamed(identifier, typed) {
    const cut = identifier.indexOf(":"), value = identifier.slice(cut + 1).toLowerCase();
    const pasted = identifier.startsWith("isbn:") ? typed.replace(/[\s-]/g, "") : typed;
    const place = pasted.indexOf(value);
    if (place < 0 || !AFTER.test(pasted.slice(place + value.length))) return false;
    return place ? /[^a-z0-9]/.test(pasted[place - 1]) : /^(?:arxiv|doi|acl):/.test(identifier);
  }
  function id(node, paper) {
    const text = node.value.toLowerCase(), pasted = node.text ? text : `id:${text}`;
    return paper.fact.i.some((known) => isNamed(known, pasted))
      || (node.text !== null && anywhere(node.text, paper));
  }
  const HOLDS = {
    text(node, paper) {
      if (!node.field) return anywhere(node, paper);
      const found = grade(node, node.field, paper);
      if (node.field !== "author" && node.field !== "editor") return found > 0;
      return found >= (node.squashed.length <= WHOLE_NAME && !node.prefix ? Words.WHOLE : Words.BEGIN);
    },
    pattern: (node, paper) => node.regex.test(
      (node.field === "key" ? [paper.fact.k] : paper.fact.x[node.field] ?? []).join("  ")),
    tag: (node, paper) => paper.levels.some((levels) => under(node, levels)),
    year: (node, { fact }) => node.first <= (fact.y || -1) && (fact.y || -1) <= node.last,
    added: (node, { fact }) => Boolean(fact.d) && node.first <= fact.d && fact.d < node.beyond,
    id,
    type: (node, { fact }) => fact.T === node.name,
    has: (node, paper) => node.fields.some((field) => paper.filled.has(field)),
    not: (node, paper) => !holds(node.child, paper),
    all: (node, paper) => node.children.every((child) => holds(child, paper)),
    any: (node, paper) => node.children.some((child) => holds(child, paper)),
  };
  const holds = (node, paper) => HOLDS[node.kind](node, paper);

  class Library {
    constructor(facts, language) {
      const sets = language.sets.map((set) => new Set(set.map((n) => language.filled[n])));
      this.language = language;
      this.papers = facts.map((fact) => Object.assign(new Paper(fact), { filled: sets[fact.f] }));
    }
    // Return the numbers of the papers that are asked for, and whether spellings had to be forgiven
    // for that: the best first when words are asked for (`ranked`), else in the library's order.
    // Throws QueryError.
    find(text) {
      const query = this.understood(Query.parse(text, this.language)), ranked = query.words.length > 0;
      const found = this.exact(query);
      if (found.length || !ranked) return { found: found.map((hit) => hit.n), ranked, forgiven: false };
      return { ranked, ...this.forgiving(query) };
    }
    exact(query) {
      const found = [];
      this.papers.forEach((paper, n) => {
        if (holds(query.root, paper)) found.push({ n, paper, points: 0 });
      });
      if (!query.words.length) return found;
      for (const hit of found) hit.points = Ranking.score(query, hit.paper, GRADES);
      return found.sort(Ranking.compare);
    }
    understood(query) {
      for (const node of [...texts(query.root), ...query.words]) node.venues = venueNames(node.words, this.language);
      return query;
    }
    get words() {
      this.known ??= [...new Set(this.papers.flatMap((paper) => ["title", "author", "tag", "venue"]
        .flatMap((name) => paper.text(name).spaced.split(" "))))].filter(Boolean).sort();
      return this.known;
    }
    holdsWord(word) {
      return this.papers.some((paper) => paper.everywhere.includes(word));
    }
    choices(word) {
      const allowed = word.length < 4 || /^\d+$/.test(word) ? 0 : word.length < 7 ? 1 : 2;
      const found = [];
      for (const known of allowed ? this.words : []) {
        if (Math.abs(known.length - word.length) > allowed) continue;
        const slips = Words.distance(word, known, allowed);
        if (slips && slips <= allowed) found.push({ text: known, slips });
      }
      found.sort((one, other) => one.slips - other.slips).splice(MAX_NEAR);
      const letters = /^\p{L}+$/u.test(word);
      if (!letters || this.holdsWord(word) || venueNames([word], this.language).length) {
        found.unshift({ text: word, slips: 0 });
      }
      const initials = Words.singular(word);
      if (/^[a-z]{2,5}$/.test(word) && this.papers.some((paper) => paper.initials.includes(initials))) {
        found.push({ text: word, slips: INITIALS_COST, initials: true });
      }
      return found;
    }
    forgiving(query) {
      const asked = [...new Set(query.words.filter((node) => !node.exact).map((n) => n.squashed))];
      if (!asked.length || asked.length > MAX_WORDS) return { found: [], forgiven: false };
      let enough = 0;
      const found = new Map();
      for (const { chosen, slips } of variants(asked, asked.map((word) => this.choices(word)))) {
        if (enough && slips > enough) break;
        for (const hit of this.exact(this.understood(corrected(query, chosen)))) {
          if (!found.has(hit.n)) found.set(hit.n, hit.points - SLIP * slips);
          enough = slips;
        }
      }
      const ordered = [...found].sort((one, other) => other[1] - one[1]);
      return { found: ordered.map(([n]) => n), forgiven: enough > 0 };
    }
  }
  function texts(node) {
    if (node.kind === "text") return [node];
    return [...(node.children ?? []), node.child, node.text].filter(Boolean).flatMap(texts);
  }
  function variants(asked, choices) {
    let all = [{ chosen: {}, slips: 0 }];
    choices.forEach((ones, n) => {
      all = all.flatMap(({ chosen, slips }) => ones.map((one) => (
        { chosen: { ...chosen, [asked[n]]: one }, slips: slips + one.slips }))).slice(0, 4096);
    });
    return all.sort((one, other) => one.slips - other.slips).slice(0, MAX_VARIANTS + 1)
      .filter(({ slips }) => slips);
  }
  function corrected({ root, words, plain }, chosen) {
    const spelled = plain.split(" ").map((word) => chosen[word]?.text ?? word).join(" ");
    return { root: replaced(root, chosen), words: words.map((node) => replaced(node, chosen)), plain: spelled };
  }
  function replaced(node, chosen) {
    if (node.kind === "text") {
      const one = chosen[node.squashed];
      if (node.exact || !one?.slips) return node;
      return { ...node, words: [one.text], squashed: one.text, initials: one.initials };
    }
    if (node.kind === "id" && node.text) return { ...node, text: replaced(node.text, chosen) };
    if (!node.children) return node;
    return { ...node, children: node.children.map((child) => replaced(child, chosen)) };
  }
  return { Library };
})();
