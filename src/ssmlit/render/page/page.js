"use strict";
// The page: shows the papers that are asked for, keeps the search in the address, copies BibTeX.
(() => {
  const find = (id) => document.getElementById(id);
  const search = find("search"), tag = find("tag"), year = find("year"), code = find("code");
  const list = find("list"), more = find("more"), message = find("message");
  const language = JSON.parse(find("language").textContent);
  const AT_ONCE = 100;
  let facts = [], library, order = [], ranked = false, drawn = 0, section = null;
  const rows = new Map(), counts = new Map(), picked = new Set();

  async function data() {
    const { type, textContent } = find("data");
    if (type === "application/json") return JSON.parse(textContent);
    const letters = atob(textContent), bytes = new Uint8Array(letters.length);
    for (let n = 0; n < bytes.length; n += 1) bytes[n] = letters.charCodeAt(n);
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
    return JSON.parse(await new Response(stream).text());
  }

  // A row stands in the page, or is made of its HTML when it is first shown; what can only be
  // clicked with a script is added here.
  function row(n) {
    if (!rows.has(n)) {
      const template = document.createElement("template");
      template.innerHTML = facts[n].h;
      equip(n, template.content.firstElementChild);
    }
    return rows.get(n);
  }
  function equip(n, element) {
    const meta = element.querySelector(".meta");
    if (facts[n].b) {
      meta.append(made("button", { type: "button", className: "bib", textContent: "BibTeX" }));
      const box = made("input", { type: "checkbox" }), label = made("label", { className: "pick" });
      label.append(box, " Select");
      meta.append(label);
    }
    for (const name of facts[n].t) {
      const textContent = language.labels[name] ?? name;
      const link = made("button", { type: "button", className: "tag", textContent });
      link.dataset.tag = name;
      meta.append(link);
    }
    rows.set(n, element);
  }
  const made = (name, properties) => Object.assign(document.createElement(name), properties);
  const numberOf = (element) => {
    const paper = element?.closest(".paper");
    for (const [n, known] of rows) if (known === paper) return n;
    return -1;
  };

  function group(name) {
    if (section?.dataset.group === name) return section.querySelector("ol");
    section = document.createElement("section");
    section.className = "group";
    section.dataset.group = name;
    if (language.dated && !ranked) {
      const heading = document.createElement("h2"), count = document.createElement("span");
      count.textContent = counts.get(name);
      heading.append(name === "0" ? language.undated : name, " ", count);
      section.append(heading);
    }
    section.append(document.createElement("ol"));
    list.append(section);
    return section.querySelector("ol");
  }
  const groupOf = (n) => (language.dated && !ranked ? String(facts[n].g) : "");

  // Laying out thousands of rows takes longer than a key stroke: they come as the reader does.
  function draw(upTo) {
    for (const end = Math.min(upTo, order.length); drawn < end; drawn += 1) {
      group(groupOf(order[drawn])).append(row(order[drawn]));
    }
    more.hidden = drawn >= order.length;
    more.textContent = `${drawn} of ${order.length} shown; more as you scroll`;
  }
  function drawAgain() {
    counts.clear();
    for (const n of order) counts.set(groupOf(n), (counts.get(groupOf(n)) ?? 0) + 1);
    list.replaceChildren();
    section = null;
    drawn = 0;
    draw(AT_ONCE);
  }

  function passes(fact) {
    if (code.checked && !fact.c) return false;
    if (year.value && String(fact.g) !== year.value) return false;
    return !tag.value || fact.t.some((t) => t === tag.value || t.startsWith(`${tag.value}/`));
  }
  const isActive = () => Boolean(search.value || tag.value || year.value || code.checked);

  function apply() {
    let found;
    try {
      found = library.find(search.value);
    } catch (error) {
      if (!(error instanceof Query.QueryError)) throw error;
      message.textContent = error.message; // what was found before stays until the query is whole
      return;
    }
    message.textContent = found.forgiven ? "No exact match: these are spelled alike." : "";
    const before = order, wasRanked = ranked;
    order = found.found.filter((n) => passes(facts[n]));
    ranked = found.ranked;
    const same = before.length === order.length && before.every((n, place) => n === order[place]);
    if (!same || ranked !== wasRanked) drawAgain();
    state();
  }
  function state() {
    const of = `${facts.length} papers`;
    find("count").textContent = isActive() ? `${order.length} of ${of}` : of;
    find("none").hidden = order.length > 0;
    find("clear").hidden = !isActive();
    find("share").hidden = !isActive();
    const copies = [...picked].some((n) => facts[n].b) || order.some((n) => facts[n].b);
    find("all").hidden = !copies;
    find("all").textContent = picked.size ? `Copy BibTeX of ${picked.size} selected` : "Copy their BibTeX";
  }

  // What is searched stands in the address, so that it can be shared: #q=mamba&tag=vision
  function remember() {
    clearTimeout(waiting);
    const asked = new URLSearchParams();
    if (search.value) asked.set("q", search.value);
    if (tag.value) asked.set("tag", tag.value);
    if (year.value) asked.set("year", year.value);
    if (code.checked) asked.set("code", "1");
    try {
      history.replaceState(null, "", `#${asked}`);
    } catch { /* some browsers refuse it for local files; only sharing is lost */ }
  }
  function recall() {
    const hash = location.hash.replace(/^#\??/, "");
    if (!/^(?:q|tag|year|code)=/.test(hash)) return;
    const asked = new URLSearchParams(hash);
    search.value = asked.get("q") ?? "";
    tag.value = asked.get("tag") ?? "";
    year.value = asked.get("year") ?? "";
    code.checked = asked.has("code");
  }
  // The address of one paper, #key, leads to it even when its row is not drawn yet.
  function visit() {
    let key = location.hash.slice(1);
    try { key = decodeURIComponent(key); } catch { /* not an address of ours */ }
    const place = order.findIndex((n) => facts[n].k === key);
    if (!key || place < 0) return;
    draw(place + AT_ONCE);
    const goal = row(order[place]);
    goal.scrollIntoView();
    goal.querySelector("a.title, a, button")?.focus({ preventScroll: true });
  }
  let waiting = 0;
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
    box.setAttribute("aria-label", "Text to copy");
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
    setTimeout(() => {
      button.textContent = label;
      delete button.dataset.label;
      button.classList.remove("done");
    }, 1500);
  }
  function copySeveral(button) {
    const chosen = picked.size ? [...picked].sort((one, other) => one - other) : order;
    copy(chosen.map((n) => facts[n].b).filter(Boolean).join("\n"), button);
  }

  function move(step) {
    const place = order.indexOf(numberOf(document.activeElement)) + step;
    if (place < 0) { search.focus(); return; }
    draw(Math.max(drawn, place + 2));
    const next = order.length ? row(order[Math.min(place, order.length - 1)]) : null;
    next?.querySelector("a.title, a, button")?.focus({ preventScroll: true });
    next?.scrollIntoView({ block: "nearest" });
  }
  const KEYS = {
    "/": () => { search.focus(); search.select(); },
    ArrowDown: () => move(1),
    ArrowUp: () => move(-1),
    Escape: clear,
  };
  function pressed(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog")) return;
    const field = document.activeElement;
    if (field.matches("select") || (event.key === "/" && field === search)) return;
    if (event.key === "Enter" && field === search) {
      event.preventDefault();
      if (order.length) row(order[0]).querySelector("a.title")?.click();
      return;
    }
    const action = KEYS[event.key];
    const scrolls = event.key.startsWith("Arrow") && field !== search && !field.closest(".paper");
    if (!action || scrolls) return;
    event.preventDefault();
    action();
  }
  function clicked(event) {
    const target = event.target.closest(".bib, .tag, [data-year]");
    if (!target) return;
    if (target.matches(".bib")) { copy(facts[numberOf(target)].b, target); return; }
    event.preventDefault();
    if (target.matches(".tag")) tag.value = target.dataset.tag;
    else year.value = year.value === target.dataset.year ? "" : target.dataset.year;
    changed();
  }
  function ticked({ target }) {
    if (!target.matches(".pick input")) return;
    picked[target.checked ? "add" : "delete"](numberOf(target));
    state();
  }

  // The texts are folded once, while nobody waits: the first search finds them ready.
  function prepare(from = 0) {
    const end = Math.min(from + 100, library.papers.length);
    for (let n = from; n < end; n += 1) library.papers[n].text("title") && library.papers[n].everywhere;
    if (end < library.papers.length) setTimeout(() => prepare(end), 0);
  }

  async function start() {
    facts = await data();
    library = new Search.Library(facts, language);
    [...list.querySelectorAll(".paper")].forEach((element, n) => equip(n, element));
    order = facts.map((_, n) => n);
    for (const n of order) counts.set(groupOf(n), (counts.get(groupOf(n)) ?? 0) + 1);
    drawn = rows.size;
    section = list.querySelector(".group:last-child");
    draw(drawn);
    document.addEventListener("keydown", pressed);
    document.addEventListener("click", clicked);
    list.addEventListener("change", ticked);
    search.addEventListener("input", changed);
    for (const field of [tag, year, code]) field.addEventListener("change", changed);
    find("clear").addEventListener("click", clear);
    find("all").addEventListener("click", (event) => copySeveral(event.target));
    find("share").addEventListener("click", (event) => { remember(); copy(location.href, event.target); });
    document.querySelector("form").addEventListener("submit", (event) => event.preventDefault());
    window.addEventListener("beforeprint", () => draw(Infinity));
    window.addEventListener("hashchange", () => { recall(); apply(); visit(); });
    new IntersectionObserver((seen) => seen.some((one) => one.isIntersecting) && draw(drawn + AT_ONCE),
      { rootMargin: "1000px" }).observe(more);
    document.documentElement.classList.add("js");
    recall();
    apply();
    visit();
    prepare();
  }
  start();
})();
