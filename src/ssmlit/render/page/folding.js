"use strict";
// Texts in the form in which they are compared, and how well a word is found in one: what
// ssmlit.latex.folding and ssmlit.query.words do for the command line.
const Words = (() => {
  const INSIDE = 1, BEGIN = 2, WHOLE = 3, SHORT = 2;
  const LETTERS = {
    "ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ȷ": "j", "æ": "ae",
    "œ": "oe", "ŋ": "n", "ħ": "h", "ŧ": "t", "ĸ": "k", "ə": "e", "ɛ": "e", "ё": "е", "ς": "σ",
    "ƒ": "f",
  };
  const GREEK = "[\u0370-\u03ff\u1f00-\u1fff]";
  const LONE_GREEK = new RegExp(`(?<!${GREEK})[α-ω](?!${GREEK})`, "gu");
  const NAMES = Object.fromEntries((
    "α alpha β beta γ gamma δ delta ε epsilon ζ zeta η eta θ theta ι iota κ kappa λ lambda μ mu " +
    "ν nu ξ xi π pi ρ rho σ sigma τ tau υ upsilon φ phi χ chi ψ psi ω omega"
  ).match(/\S+ \S+/g).map((pair) => pair.split(" ")));
  const APOSTROPHES = /['`{}‘’ʼʻʹ′＇´\u00ad\u200b-\u200d\ufeff]/u;
  const ACCENT = /\\(?:["'`^~=.]|[cvuHk](?=[ {]))/g;
  const known = new Map();

  function foldLetter(letter) {
    if (letter in LETTERS) return LETTERS[letter];
    if (letter === "+") return letter;
    if (APOSTROPHES.test(letter) || /[\u0300-\u036f]/.test(letter)) return "";
    if (/\p{M}/u.test(letter)) return letter;
    if (!/[\p{L}\p{N}]/u.test(letter)) return " ";
    const base = letter.normalize("NFKD");
    if (!/^[\p{Script=Latin}\p{Script=Greek}]/u.test(base)) return letter;
    return [...base.replace(/\p{M}/gu, "").toLowerCase()].map((c) => LETTERS[c] ?? c).join("");
  }
  function fold(text) {
    let plain = text.includes("\\") ? text.replace(ACCENT, "") : text;
    if (/^[\x00-\x7f]*$/.test(plain)) {
      return plain.replace(/['`{}]/g, "").toLowerCase().replace(/[^a-z0-9+]+/g, " ").trim();
    }
    plain = plain.normalize("NFKC").toLowerCase();
    let folded = "";
    for (const letter of plain) {
      let part = known.get(letter);
      if (part === undefined) known.set(letter, part = foldLetter(letter));
      folded += part;
    }
    folded = folded.replace(LONE_GREEK, (one) => NAMES[one] ?? one);
    return folded.replace(/\s+/g, " ").trim();
  }

  // The words of a level of a tag: C# is another than C, as C++ is.
  const tagWords = (level) => fold(level.replace(/(?<=[\p{L}\p{N}_])\\?#/gu, "+")).split(" ");

  // A text to search in: `spaced` begins and ends with a blank and has two between two values.
  function text(values) {
    const folded = values.map(fold).filter(Boolean).join("  ");
    const spaced = folded && ` ${folded} `;
    return { spaced, squashed: spaced.replaceAll(" ", "") };
  }

  const singular = (word) => (/[^s]s$/.test(word) && word.length > 3 ? word.slice(0, -1) : word);

  // Answers how well a word is in a text: WHOLE, BEGIN, INSIDE or 0. Hyphens, blanks and the s of
  // the plural do not matter, but a word of two letters must begin or end one.
  const finders = new Map();
  function finder(squashed, exact) {
    const name = `${exact}${squashed}`;
    if (finders.size > 500) finders.clear();
    if (!finders.has(name)) finders.set(name, makeFinder(squashed, exact));
    return finders.get(name);
  }
  function makeFinder(squashed, exact) {
    const stem = exact ? squashed : singular(squashed), s = exact ? "" : "s?";
    const apart = [...stem].map((c) => (c === "+" ? "\\+" : c)).join(" ?");
    const joined = new RegExp(`(?<= )${apart}${s}(?= )`, "u");
    const whole = ` ${stem} `, plural = exact ? whole : ` ${stem}s `;
    return (where) => {
      if (!where.squashed.includes(stem)) return 0;
      const { spaced } = where;
      if (!spaced.includes(stem)) return joined.test(spaced) ? WHOLE : 0;
      if (spaced.includes(whole) || spaced.includes(plural)) return WHOLE;
      if (exact) return joined.test(spaced) ? WHOLE : 0;
      if (spaced.includes(` ${stem}`)) return BEGIN;
      if (stem.length > SHORT) return joined.test(spaced) ? WHOLE : INSIDE;
      return spaced.includes(`${stem} `) ? INSIDE : 0;
    };
  }

  // The optimal string alignment distance, or `most` + 1 where it is larger than `most`. Only the
  // cells near the diagonal are worked out: further away it is larger anyway.
  function distance(one, other, most) {
    const far = most + 1;
    if (Math.abs(one.length - other.length) > most) return far;
    let before = [], last = Array.from({ length: other.length + 1 }, (_, j) => Math.min(j, far));
    for (let i = 1; i <= one.length; i += 1) {
      const row = new Array(other.length + 1).fill(far), low = Math.max(1, i - most);
      if (i <= most) row[0] = i;
      let least = row[0];
      for (let j = low; j <= Math.min(other.length, i + most); j += 1) {
        const same = one[i - 1] === other[j - 1];
        let cost = Math.min(row[j - 1] + 1, last[j] + 1, last[j - 1] + (same ? 0 : 1), far);
        const swapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
        if (swapped) cost = Math.min(cost, before[j - 2] + 1);
        row[j] = cost;
        if (cost < least) least = cost;
      }
      if (least > most) return far;
      before = last;
      last = row;
    }
    return last[other.length];
  }

  return { BEGIN, WHOLE, fold, tagWords, text, singular, finder, distance };
})();
