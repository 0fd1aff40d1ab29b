"use strict";
// Regular expressions in time that grows with the length of the text, as ssmlit.query.regex has
// them: a browser's own backtrack, and a link with a bad one would stop the page. All states are
// followed at once (Thompson, "Regular expression search algorithm", 1968). Case is ignored.
const Patterns = (() => {
  const MAX_PATTERN = 200, MAX_TEXT = 2000, MAX_STEPS = 5000, MAX_REPEAT = 1000;
  const TOKEN = /\\(?:u[\da-fA-F]{4}|U[\da-fA-F]{8}|x[\da-fA-F]{2}|.)|\[\^?\]?(?:\\.|[^\]\\])*\]|\(\?P<\w+>|\(\?.?|[*+?]\??|\{(?:\d+(?:,\d*)?|,\d+)\}\??|./gsu;
  const LETTERS = "\\p{L}\\p{N}_", BLANKS = "\\s\\x1c-\\x1f\\x85\\p{Z}";
  const SPELLED = {
    w: `[${LETTERS}]`, W: `[^${LETTERS}]`, d: "\\p{Nd}", D: "\\P{Nd}", s: `[${BLANKS}]`,
    S: `[^${BLANKS}]`, a: "\\x07",
  };
  const IN_CLASS = { w: LETTERS, d: "\\p{Nd}", D: "\\P{Nd}", s: BLANKS, b: "\\x08", a: "\\x07" };
  const EDGES = { "^": "start", $: "end", "\\A": "start", "\\Z": "end", "\\b": "edge", "\\B": "inside" };
  const LETTER = new RegExp(`[${LETTERS}]`, "u");

  class PatternError extends Error {}
  const fail = (message) => { throw new PatternError(message); };

  function escaped(token, spelled) {
    const letter = token[1];
    if (Object.hasOwn(spelled, letter)) return spelled[letter];
    if (/[1-9]/.test(letter)) fail("references to groups are not supported");
    if (letter === "U") return `\\u{${token.slice(2)}}`;
    if (/^\\(?:[nrtfv]|u.{4}|x..|0)$/s.test(token)) return token;
    return /[A-Za-z0-9]/.test(letter) ? fail(`${token} is not known`) : `\\u{${token.codePointAt(1).toString(16)}}`;
  }
  function classOf(token) {
    const start = token[1] === "^" ? 2 : 1;
    const inside = token.slice(start, -1).replace(/\\(?:u.{4}|U.{8}|x..|.)|[[\](){}/|^&!#$%*+,.:;<=>?@`~]/gsu,
      (one) => {
        if (/^\\[WS]$/.test(one)) fail(`${one} is not supported in [ ]`);
        return one[0] === "\\" ? escaped(one, IN_CLASS) : `\\u{${one.codePointAt(0).toString(16)}}`;
      });
    return `${token.slice(0, start)}${inside}]`;
  }
  // One letter, by a regular expression of the browser's for a single one; its answers are kept.
  function letter(source) {
    const answers = new Map();
    let one;
    try { one = new RegExp(`^(?:${source})$`, "iu"); } catch { fail("a range of letters is wrong"); }
    return { kind: "letter", test(char) {
      let is = answers.get(char);
      if (is === undefined) answers.set(char, is = one.test(char));
      return is;
    } };
  }
  function atom(token) {
    if (token[0] === "[") return token.length > 1 ? letter(classOf(token)) : fail("missing ]");
    if (token === ".") return letter("[^\\n]");
    if (token[0] === "\\") return token.length > 1 ? letter(escaped(token, SPELLED)) : fail("nothing after \\");
    return letter(`\\u{${token.codePointAt(0).toString(16)}}`);
  }

  class Reader {
    constructor(pattern) { this.tokens = pattern.match(TOKEN) ?? []; this.place = 0; }
    whole() {
      const tree = this.either();
      return this.place < this.tokens.length ? fail("unbalanced )") : tree;
    }
    either() {
      const branches = [this.run()];
      while (this.tokens[this.place] === "|") { this.place += 1; branches.push(this.run()); }
      return branches.length > 1 ? { kind: "either", branches } : branches[0];
    }
    run() {
      const parts = [];
      for (let token; (token = this.tokens[this.place]) && token !== "|" && token !== ")";) {
        this.place += 1;
        parts.push(this.repeated(this.single(token)));
      }
      return { kind: "run", parts };
    }
    single(token) {
      if (/^(?:[*+?]\??|\{.*\}\??)$/.test(token) && token !== "{}") fail("nothing to repeat");
      if (token[0] === "(") {
        if (token.length > 1 && token !== "(?:" && !token.startsWith("(?P<")) fail(`${token} is not supported`);
        const inner = this.either();
        if (this.tokens[this.place] !== ")") fail("missing )");
        this.place += 1;
        return inner;
      }
      return Object.hasOwn(EDGES, token) ? { kind: EDGES[token] } : atom(token);
    }
    repeated(part) {
      const token = this.tokens[this.place] ?? "";
      const counted = /^\{(\d*)(,?)(\d*)\}\??$/.exec(token);
      if (!counted && !/^[*+?]\??$/.test(token)) return part;
      this.place += 1;
      const least = counted ? Number(counted[1]) : Number(token[0] === "+");
      const most = counted ? (counted[2] ? Number(counted[3] || Infinity) : least) : token[0] === "?" ? 1 : Infinity;
      if (most < least || least > MAX_REPEAT || (most > MAX_REPEAT && most < Infinity)) fail("the repetition is wrong");
      if (/^(?:[*+?]|\{.)/.test(this.tokens[this.place] ?? "") && this.tokens[this.place] !== "{}") fail("multiple repeat");
      return { kind: "repeat", part, least, most };
    }
  }

  // Steps: a letter leads to the next one; `to` leads to others without a letter; then the end.
  function compile(pattern) {
    if (pattern.length > MAX_PATTERN) fail(`the pattern is longer than ${MAX_PATTERN} characters`);
    const steps = [];
    const add = (step) => (steps.length < MAX_STEPS ? steps.push(step) - 1 : fail("the pattern is too large"));
    const write = {
      run: ({ parts }) => parts.forEach(put),
      either({ branches }) {
        const fork = add({ to: [] }), ends = [];
        for (const branch of branches) {
          steps[fork].to.push(steps.length);
          put(branch);
          ends.push(add({ to: [] }));
        }
        for (const end of ends) steps[end].to.push(steps.length);
      },
      repeat({ part, least, most }) {
        for (let n = 0; n < least; n += 1) put(part);
        const forks = [];
        for (let n = least; n < most; n += 1) {
          forks.push(add({ to: [steps.length + 1] }));
          put(part);
          if (most === Infinity) { add({ to: [forks[0]] }); break; }
        }
        for (const fork of forks) steps[fork].to.push(steps.length);
      },
    };
    const put = (node) => (write[node.kind] ? write[node.kind](node) : add(node));
    put(new Reader(pattern).whole());
    steps.push({ kind: "found" });
    return { test: (text) => found(steps, [...text.slice(0, MAX_TEXT)]) };
  }
  const isLetter = (char) => char !== undefined && LETTER.test(char);
  function found(steps, chars) {
    let active = [];
    for (let at = 0; at <= chars.length; at += 1) {
      const seen = new Uint8Array(steps.length), waiting = [...active, 0], reached = [];
      const isEdge = () => isLetter(chars[at - 1]) !== isLetter(chars[at]);
      const HOLDS = { start: () => at === 0, end: () => at === chars.length, edge: isEdge, inside: () => !isEdge() };
      while (waiting.length) {
        const n = waiting.pop(), step = steps[n];
        if (seen[n]) continue;
        seen[n] = 1;
        if (step.kind === "found") return true;
        if (step.to) waiting.push(...step.to);
        else if (step.kind === "letter") reached.push(n);
        else if (HOLDS[step.kind]()) waiting.push(n + 1);
      }
      active = reached.filter((n) => steps[n].test(chars[at])).map((n) => n + 1);
    }
    return false;
  }
  return { compile, PatternError };
})();
