"use strict";
// The text of a query to its tree, as ssmlit.query.lexer and ssmlit.query.parser read it:
// words, "phrases", field:value, field:(a OR b), /regular expressions/, AND OR NOT - ( ).
const Query = (() => {
  const BLANK = /[\s\x00-\x20\x7f-\xa0]+/y;
  const WORD = /(?:\\\S|[^\s()"\\\x00-\x20\x7f-\xa0])+\\?|\\/y;
  const QUOTED = /"((?:\\.|[^"\\])*)"/sy;
  const SLASHED = /\/((?:\\.|[^/\\])*)\/(?=[\s)]|$)/sy;
  const LINK = /^(?:[a-z][a-z0-9+.-]*:\/\/|(?:www\.)?\S+\.\w+\/)/i;
  // What may be an identifier: of arXiv, a DOI, an ISBN, of the ACL Anthology; with a label; a link.
  const IDENTIFIER = /\d{4}\.\d{4,5}|^[a-z-]+(?:\.[a-z]{2})?\/\d{7}|10\.\d{4,9}\/\S|^[\d-]{9,16}[\dX]$|^[A-Z]\d\d-\d{4}$|^\d{4}\.[\w.-]+\.\d+$|^[a-z]+:\w*\d|^openreview:[\w-]{6,}|\/\/.+[/=]./i;
  const LITTLE = new Set("a an and al et for in of on the to with".split(" "));
  const MAX_DEPTH = 50;

  class QueryError extends Error {}
  const fail = (message) => { throw new QueryError(message); };
  const at = (pattern, text, place) => { pattern.lastIndex = place; return pattern.exec(text); };

  function tokens(query, language) {
    const found = [];
    for (let place = 0; place < query.length;) {
      const blank = at(BLANK, query, place);
      if (blank) { place += blank[0].length; continue; }
      const token = next(query, place, language);
      found.push(token);
      place = token.end;
    }
    return found;
  }
  function next(query, start, language) {
    const char = query[start];
    if (char === "(" || char === ")") return { kind: char, end: start + 1 };
    if (char === "-" && /^-[\p{L}\p{N}"({\\$]/u.test(query.slice(start, start + 3))) {
      return { kind: "NOT", end: start + 1 };
    }
    if (char === '"') return phrase(query, start, null);
    const word = at(WORD, query, start)?.[0] ?? char, end = start + word.length;
    if (["AND", "OR", "NOT"].includes(word)) return { kind: word, end };
    const colon = word.indexOf(":"), name = word.slice(0, colon).toLowerCase();
    const field = colon < 0 ? undefined : language.names[name];
    if (field) return valued(query, start + colon + 1, { name, ...language.fields[field] });
    refuseUnknown(word, language);
    const last = LINK.test(word) ? wholeLink(query, start, end) : end;
    if (query[last] === '"') fail('A quotation mark inside a word: put a blank before it.');
    return { kind: "word", value: query.slice(start, last), end: last };
  }
  function refuseUnknown(word, language) {
    const [, name, rest] = /^([A-Za-z][A-Za-z_-]*):([^):(\s].*)$/s.exec(word) ?? [];
    if (!name || LINK.test(word)) return;
    const near = nearest(name.toLowerCase(), Object.keys(language.names));
    const advice = near ? `did you mean ${language.names[near]}:${rest}?` : `write "${word}"`;
    fail(`There is no field “${name}”: ${advice}`);
  }
  function nearest(word, names) {
    const far = names.map((name) => [Words.distance(word, name, 2), name]).sort();
    return far.length && far[0][0] <= Math.max(1, Math.floor(word.length / 3)) ? far[0][1] : "";
  }
  function valued(query, start, field) {
    const char = query[start];
    if (char === "(") return { kind: "group", field, end: start };
    if (char === '"') return phrase(query, start, field);
    if (char === "/" && field.kind === "text") {
      const pattern = at(SLASHED, query, start) ?? fail("The regular expression does not end.");
      return { kind: "regex", value: pattern[1], field, end: start + pattern[0].length };
    }
    const word = at(WORD, query, start) ?? fail(`Nothing after ${field.name}: yet.`);
    const last = start + word[0].length;
    const end = field.kind === "id" ? wholeLink(query, start, last) : last;
    return { kind: "word", value: query.slice(start, end), field, end };
  }
  function phrase(query, start, field) {
    const quoted = at(QUOTED, query, start) ?? fail('The closing " is missing.');
    const value = quoted[1].replace(/\\(["\\])/g, "$1");
    return { kind: "phrase", value, field, end: start + quoted[0].length };
  }
  function wholeLink(query, start, from) {
    let end = from;
    while (query[end] === "(" || query[end] === ")") {
      const inside = query.slice(start, end + 1);
      if (query[end] === ")" && inside.split(")").length > inside.split("(").length) break;
      end += 1 + (at(WORD, query, end + 1)?.[0].length ?? 0);
    }
    return end;
  }

  class Parser {
    constructor(text, language) {
      this.language = language;
      this.tokens = tokens(text, language);
      this.place = 0;
      this.depth = 0;
      this.plain = [];
    }
    peek(...kinds) {
      const token = this.tokens[this.place];
      return token && (!kinds.length || kinds.includes(token.kind)) ? token : undefined;
    }
    whole() {
      if (!this.tokens.length) return { kind: "all", children: [] };
      const root = this.either(null);
      if (this.peek()) fail("A closing parenthesis without an opening one.");
      return root ?? fail("Write at least one letter or digit.");
    }
    either(field) {
      const branches = [];
      for (;;) {
        const branch = this.both(field), more = this.peek("OR");
        if (!branch && (more || branches.length)) fail("OR needs something on both sides.");
        if (!branch) return null;
        branches.push(branch);
        if (!more) return branches.length === 1 ? branch : { kind: "any", children: branches };
        this.place += 1;
      }
    }
    both(field) {
      const children = [];
      while (this.peek() && !this.peek(")", "OR")) {
        if (this.peek("AND")) {
          this.place += 1;
          const ends = this.place === 1 || !this.peek() || this.peek(")", "OR", "AND");
          if (ends) fail("AND needs something on both sides.");
          continue;
        }
        const child = this.negation(field);
        if (child) children.push(child);
      }
      const large = children.filter((node) => !isLittle(node));
      const kept = large.length ? large : children;
      return kept.length > 1 ? { kind: "all", children: kept } : kept[0] ?? null;
    }
    negation(field) {
      let negated = false, operator = false;
      for (; this.peek("NOT"); this.place += 1) [negated, operator] = [!negated, true];
      if (operator && (!this.peek() || this.peek(")", "AND", "OR"))) fail("Nothing after NOT yet.");
      const known = this.plain.length, child = this.primary(field);
      if (negated) this.plain.length = known;
      return negated && child ? { kind: "not", child } : child;
    }
    primary(field) {
      const token = this.tokens[this.place];
      this.place += 1;
      if (token.kind === "group") {
        this.place += 1;
        return this.group(token.field);
      }
      if (token.kind === "(") return this.group(field);
      const asked = { ...token, field: token.field ?? field };
      if (!asked.field) this.plain.push(Words.fold(token.value));
      return term(asked, this.language);
    }
    group(field) {
      this.depth += 1;
      if (this.depth > MAX_DEPTH) fail("The parentheses are nested too deeply.");
      const inner = this.either(field);
      if (!this.peek(")")) fail("The closing ) is missing.");
      this.place += 1;
      this.depth -= 1;
      return inner;
    }
  }
  const isLittle = (node) =>
    node.kind === "text" && !node.field && !node.exact && LITTLE.has(node.squashed);

  function words(token, field) {
    const typed = token.kind === "word" ? token.value.replace(/^\++/, "") : token.value;
    const list = Words.fold(typed).split(" ").filter(Boolean);
    if (!list.length) return null;
    const exact = token.kind === "phrase", squashed = list.join("");
    const prefix = !exact && typed.endsWith("*");
    return { kind: "text", field, typed: token.value, words: list, squashed, exact, prefix };
  }
  function term(token, language) {
    const { field, value } = token;
    if (field) return KINDS[field.kind](token, field, language);
    const text = words(token, "");
    const known = token.kind === "word" && text && /[\d/]/.test(value);
    return known ? { kind: "id", value, text } : text;
  }
  const KINDS = {
    text(token, field, language) {
      if (field.absent) fail(`This page does not hold what ${field.name}: looks at.`);
      if (token.kind !== "regex") {
        return words(token, field.field) ?? fail(`Nothing to search for in ${field.name}:`);
      }
      try {
        return { kind: "pattern", field: field.field, regex: Patterns.compile(token.value) };
      } catch (error) {
        if (!(error instanceof Patterns.PatternError)) throw error;
        return fail(`The regular expression is wrong: ${error.message}.`);
      }
    },
    tag(token) {
      const path = token.value.split("/").map(Words.tagWords).filter((level) => level[0]);
      return path.length ? { kind: "tag", path, exact: token.kind === "phrase" } : fail("This is no tag.");
    },
    year: (token) => ({ kind: "year", ...Ranges.years(token.value.trim(), fail) }),
    added: (token) => ({ kind: "added", ...Ranges.days(token.value.trim().toLowerCase(), fail) }),
    id(token, { name }) {
      const asked = ["arxiv", "doi", "openreview", "isbn"].includes(name) ? `${name}:${token.value}` : token.value;
      if (!IDENTIFIER.test(asked)) fail(`“${token.value}” is no identifier: for example id:2312.00752`);
      return { kind: "id", value: token.value, text: null };
    },
    type: (token) => ({ kind: "type", name: token.value.trim().replace(/^@+/, "").toLowerCase() }),
    has(token, field, language) {
      const word = token.value.trim().toLowerCase();
      if (Object.hasOwn(language.presence, word)) return { kind: "has", fields: language.presence[word] };
      const near = language.bibtex.includes(word) || language.filled.includes(word) ? ""
        : nearest(word, [...Object.keys(language.presence), ...language.bibtex]);
      if (near) fail(`There is no field “${word}”: did you mean ${field.name}:${near}?`);
      return { kind: "has", fields: [word] };
    },
    missing: (token, field, language) => ({ kind: "not", child: KINDS.has(token, field, language) }),
  };

  // The texts to be found outside negations, in order: what typo search corrects.
  function wanted(node) {
    if (node.kind === "text") return [node];
    if (node.kind === "id") return node.text ? [node.text] : [];
    return node.kind === "all" || node.kind === "any" ? node.children.flatMap(wanted) : [];
  }
  // A query: its tree, the texts that ranking looks at, and the folded words typed without a field.
  function parse(text, language) {
    const parser = new Parser(text, language), root = parser.whole();
    return { root, words: wanted(root), plain: parser.plain.join(" ") };
  }
  return { QueryError, parse };
})();
