"use strict";
// Ranges of years and days as ssmlit.query.ranges reads them: 2023..2025, >=2024, 7d, 2024-01.
const Ranges = (() => {
  const COMPARISON = /^(>=|<=|>|<|=)\s*(.*)$/s;
  const DAYS = { d: 1, w: 7, m: 30, y: 365 };

  function ends(text, fail) {
    const [, sign, value] = COMPARISON.exec(text) ?? [];
    if (sign) return { "=": [value, value], ">": [value, ""], "<": ["", value] }[sign[0]];
    const cut = text.indexOf("..");
    if (cut < 0) return [text, text];
    const low = text.slice(0, cut).trim(), high = text.slice(cut + 2).replace(/^[. ]+|[. ]+$/g, "");
    if (!low && !high) fail("A range needs an end: 2023..2025, 2023.. or ..2025");
    return [low, high];
  }
  function year(text, fail) {
    if (!/^\d{4}$/.test(text.trim())) fail(`“${text}” is no year: write 2024, 2023..2025 or >=2024`);
    return Number(text);
  }
  function years(written, fail) {
    const text = written.replace(/^(\d{4})\s*[-\u2013]\s*(\d{4})$/, "$1..$2");
    const [low, high] = ends(text, fail), sign = COMPARISON.exec(text)?.[1];
    let first = low ? year(low, fail) : 0, last = high ? year(high, fail) : 9999;
    if (sign === ">") first += 1;
    if (sign === "<") last -= 1;
    if (!sign && first > last) fail(`The range is the wrong way round: did you mean ${last}..${first}?`);
    return { first, last };
  }

  function iso(back) {
    const now = new Date();
    return new Date(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate() - back))
      .toISOString().slice(0, 10);
  }
  // The first day of a written day, month or time ago, and what sorts just beyond the last.
  function day(text, fail) {
    const [, number, unit] = /^(\d{1,4})\s*(d|w|m|y)[a-z]*$/.exec(text) ?? [];
    let written = { today: iso(0), yesterday: iso(1) }[text];
    if (unit) written = iso(number * DAYS[unit]);
    if (!written) {
      const parts = /^(\d{4})(?:[-/.](\d{1,2}))?(?:[-/.](\d{1,2}))?$/.exec(text)?.slice(1).filter(Boolean);
      if (!parts) fail(`“${text}” is no day: write 2024-01-31, 2024-01, 7d, 2w, 3m or 1y`);
      written = parts.map((part) => part.padStart(2, "0")).join("-");
    }
    return [written, `${written}~`];
  }
  function days(written, fail) {
    const ago = /^\d{1,4}\s*[dwmy][a-z]*$/.test(written), text = ago ? `${written}..` : written;
    const [low, high] = ends(text, fail), sign = COMPARISON.exec(text)?.[1];
    let first = low ? day(low, fail)[0] : "0000", beyond = high ? day(high, fail)[1] : "9999-99-99~";
    if (sign === ">") first = day(low, fail)[1];
    if (sign === "<") beyond = day(high, fail)[0];
    if (!sign && first > beyond) fail(`The range is the wrong way round: did you mean ${high}..${low}?`);
    return { first, beyond };
  }
  return { years, days };
})();
