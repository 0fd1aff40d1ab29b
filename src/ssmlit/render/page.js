"use strict";
(() => {
  const facts = JSON.parse(document.getElementById("data").textContent);
  const find = (id) => document.getElementById(id);
  const search = find("search"), tag = find("tag"), year = find("year"), code = find("code");
  const rows = [...document.querySelectorAll(".paper")];
  const groups = [...document.querySelectorAll(".group")].map((element) => ({
    element, count: element.querySelector("h2 span"), shown: -1,
  }));
  const groupOf = rows.map((row) => groups.findIndex((g) => g.element === row.closest(".group")));

  // The comparison form: no accents, no capitals, and what stands around a hyphen both apart and
  // together, so that "U-Net", "unet" and "u net" find each other.
  const SPELLED = { "ß": "ss", "ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ı": "i" };
  const plain = (text) => text.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "")
    .replace(/[ßøłđæœı]/g, (letter) => SPELLED[letter]);
  const words = (text) => text.replace(/[^\p{L}\p{N}+]+/gu, " ").trim();
  const squeeze = (text) => text.replace(/[^\p{L}\p{N}+\s]+/gu, "");
  const foldRow = (text) => {
    const bare = plain(text), apart = words(bare);
    const joined = apart.replace(/(?<![\p{L}\p{N}+])([\p{L}\p{N}+]{1,2}) (?=\S)/gu, "$1");
    return [apart, squeeze(bare).replace(/\s+/g, " "), joined].join("\n");
  };
  const terms = (query) => [...query.matchAll(/"([^"]+)"?|(\S+)/g)]
    .map((m) => (m[1] ? words(plain(m[1])) : squeeze(plain(m[2])))).filter(Boolean);

  const hay = rows.map((row, n) => {
    const text = [".title", ".by", ".venue", ".date"]
      .map((name) => row.querySelector(name)?.textContent ?? "");
    return foldRow([...text, facts[n].a ?? "", ...facts[n].t].join("\n"));
  });
  const wanted = rows.map(() => true), shown = rows.map(() => true);
  const copies = facts.some((fact) => fact.b);

  function matches(n, asked) {
    const fact = facts[n];
    if (code.checked && !fact.c) return false;
    if (year.value && String(fact.y) !== year.value) return false;
    const under = tag.value + "/";
    if (tag.value && !fact.t.some((t) => t === tag.value || t.startsWith(under))) return false;
    return asked.every((word) => hay[n].includes(word));
  }

  // Laying out thousands of rows takes longer than a key stroke: what fills the screen comes at
  // once, the rest in turns that the next key stroke ends. Rows of a hidden group can stay.
  const AT_ONCE = 100;
  let turn = 0;
  function paint(from, most) {
    clearTimeout(turn);
    let touched = 0, kept = 0;
    for (let n = from; n < rows.length; n += 1) {
      if (groups[groupOf[n]].shown === 0) continue;
      kept += wanted[n] ? 1 : 0;
      if (wanted[n] === shown[n]) continue;
      if (kept > most && touched > most) { turn = setTimeout(() => paint(n, most), 0); return; }
      touched += 1;
      rows[n].hidden = !wanted[n];
      shown[n] = wanted[n];
    }
  }

  function apply() {
    const asked = terms(search.value), counts = groups.map(() => 0);
    let total = 0;
    rows.forEach((row, n) => {
      wanted[n] = matches(n, asked);
      if (wanted[n]) { total += 1; counts[groupOf[n]] += 1; }
    });
    groups.forEach((group, n) => {
      if (group.shown === counts[n]) return;
      group.shown = counts[n];
      group.element.hidden = counts[n] === 0;
      if (group.count) group.count.textContent = counts[n];
    });
    paint(0, AT_ONCE);
    const active = Boolean(search.value || tag.value || year.value || code.checked);
    find("count").textContent = active
      ? `${total} of ${rows.length} papers` : `${rows.length} papers`;
    find("none").hidden = total > 0;
    find("clear").hidden = !active;
    find("all").hidden = total === 0 || !copies;
  }

  // What is searched stands in the address, so that it can be shared: #?q=mamba&tag=vision
  function remember() {
    const state = new URLSearchParams();
    if (search.value) state.set("q", search.value);
    if (tag.value) state.set("tag", tag.value);
    if (year.value) state.set("year", year.value);
    if (code.checked) state.set("code", "1");
    try {
      history.replaceState(null, "", String(state) ? `#?${state}` : "#");
    } catch { /* some browsers refuse it for local files; only sharing is lost */ }
  }
  function recall() {
    if (!location.hash.startsWith("#?")) return;
    const state = new URLSearchParams(location.hash.slice(2));
    search.value = state.get("q") ?? "";
    tag.value = state.get("tag") ?? "";
    year.value = state.get("year") ?? "";
    code.checked = state.has("code");
  }
  let waiting = 0;
  // Whoever searches far down the list wants to see the first result.
  function backToTop() {
    const gap = document.querySelector("main").getBoundingClientRect().top
      - document.querySelector("form").getBoundingClientRect().bottom;
    if (gap < 0) window.scrollBy(0, gap);
  }
  function changed() {
    apply();
    backToTop();
    clearTimeout(waiting);
    waiting = setTimeout(remember, 300);
  }
  function clear() {
    search.value = tag.value = year.value = "";
    code.checked = false;
    changed();
    search.focus();
  }

  function copyWithin(text) {
    const box = document.createElement("textarea");
    box.value = text;
    document.body.append(box);
    box.select();
    const done = document.execCommand("copy");
    box.remove();
    return done;
  }
  function show(text) {
    const dialog = document.createElement("dialog"), box = document.createElement("textarea");
    box.value = text;
    box.readOnly = true;
    dialog.append(box);
    dialog.addEventListener("close", () => dialog.remove());
    document.body.append(dialog);
    dialog.showModal();
    box.select();
  }
  async function copy(text, button) {
    let done = false;
    try {
      await navigator.clipboard.writeText(text);
      done = true;
    } catch {
      done = copyWithin(text);
    }
    if (!done) { show(text); return; }
    button.focus();
    const label = button.dataset.label ??= button.textContent;
    button.textContent = "Copied";
    button.classList.add("done");
    setTimeout(() => { button.textContent = label; button.classList.remove("done"); }, 1500);
  }

  function move(step) {
    const visible = rows.filter((_, n) => wanted[n]);
    const here = visible.indexOf(document.activeElement?.closest(".paper"));
    if (here + step < 0) { search.focus(); return; }
    const next = visible[Math.min(here + step, visible.length - 1)];
    const goal = next?.querySelector("a.title, a, button");
    goal?.focus({ preventScroll: true });
    next?.scrollIntoView({ block: "nearest" });
  }
  const KEYS = {
    "/": () => { search.focus(); search.select(); },
    ArrowDown: () => move(1),
    ArrowUp: () => move(-1),
    Escape: clear,
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog")) return;
    const field = document.activeElement;
    if (field.matches("select")) return;
    if (event.key === "/" && field === search) return;
    if (event.key === "Enter" && field === search) {
      event.preventDefault();
      rows.find((_, n) => wanted[n])?.querySelector("a.title")?.click();
      return;
    }
    const action = KEYS[event.key];
    const scrolls = event.key.startsWith("Arrow") && field !== search && !field.closest(".paper");
    if (!action || scrolls) return;
    event.preventDefault();
    action();
  });
  document.addEventListener("click", (event) => {
    const target = event.target.closest(".bib, .tag, [data-year]");
    if (!target) return;
    if (target.matches(".bib")) {
      copy(facts[rows.indexOf(target.closest(".paper"))].b, target);
    } else {
      event.preventDefault();
      if (target.matches(".tag")) tag.value = target.dataset.tag;
      else year.value = year.value === target.dataset.year ? "" : target.dataset.year;
      changed();
    }
  });
  find("all").addEventListener("click", (event) => {
    copy(facts.filter((fact, n) => wanted[n] && fact.b).map((fact) => fact.b).join("\n"), event.target);
  });
  search.addEventListener("input", changed);
  for (const field of [tag, year, code]) field.addEventListener("change", changed);
  find("clear").addEventListener("click", clear);
  document.querySelector("form").addEventListener("submit", (event) => event.preventDefault());
  window.addEventListener("beforeprint", () => paint(0, Infinity));
  window.addEventListener("hashchange", () => { recall(); apply(); });

  document.documentElement.classList.add("js");
  recall();
  apply();
})();
