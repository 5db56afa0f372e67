// Shared by all pages: theme, sorting, filtering, finding a class. Needs no server.
"use strict";

const kcov4j = {
  root: document.documentElement.dataset.root,
  trace: { rows: [] },

  // What data scripts call.
  threads(areas) { kcov4j.areas = areas; },
  index(names) { kcov4j.names = names; },
  rows(rows) { for (const row of rows) kcov4j.trace.rows.push(row); },
  gap(from, to) { kcov4j.trace.gap = { at: kcov4j.trace.rows.length, from, to }; },
  blocks(blocks) { kcov4j.trace.blocks = blocks; },
  methods(methods) { kcov4j.trace.methods = methods; },
  classes(classes, area) { kcov4j.trace.classes = classes; kcov4j.trace.area = area; },

  // An element with attributes and children; text is always text.
  element(tag, attributes, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes || {})) {
      if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
      else if (value === true) element.setAttribute(name, "");
      else if (value !== false && value != null) element.setAttribute(name, value);
    }
    element.append(...children);
    return element;
  },
  grouped: n => String(n).replace(/\B(?=(\d{3})+$)/g, ","),

  remember(key, value) {
    try {
      if (value === undefined) return localStorage.getItem("kcov4j." + key);
      localStorage.setItem("kcov4j." + key, value);
    } catch (e) {
      // not allowed for files in some browsers: then it lasts for a page
    }
    return null;
  },
};

// Before anything is drawn.
{
  const theme = kcov4j.remember("theme");
  if (theme === "dark" || theme === "light") document.documentElement.dataset.theme = theme;
}

addEventListener("DOMContentLoaded", () => {
  const { element } = kcov4j;
  const tools = document.getElementById("tools");

  // Theme.
  const themes = ["auto", "light", "dark"];
  const shown = theme => "Theme: " + theme;
  const button = element("button", { type: "button", onclick() {
    const now = document.documentElement.dataset.theme || "auto";
    const next = themes[(themes.indexOf(now) + 1) % themes.length];
    if (next === "auto") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = next;
    kcov4j.remember("theme", next);
    button.textContent = shown(next);
    dispatchEvent(new Event("kcov4j-theme"));
  } }, shown(document.documentElement.dataset.theme || "auto"));

  // Finding a class: the names are fetched when somebody asks.
  const MOST = 50;
  const input = element("input", { type: "search", placeholder: "Find a class  ( / )",
    "aria-label": "Find a class", autocomplete: "off", spellcheck: "false" });
  const found = element("ul", { id: "found", hidden: true, "aria-label": "Classes found" });
  const find = () => {
    const text = input.value.trim().toLowerCase();
    found.replaceChildren();
    found.hidden = text === "" || !kcov4j.names;
    if (found.hidden) return;
    const hits = [[], []];
    for (let i = 0; i < kcov4j.names.length; i += 2) {
      const name = kcov4j.names[i].toLowerCase();
      const at = name.lastIndexOf(text);
      if (at < 0) continue;
      // Names that begin with it come first.
      const begins = at === 0 || ".$".includes(name[at - 1]);
      const list = hits[begins ? 0 : 1];
      if (list.length < MOST) list.push(i);
    }
    const all = hits[0].concat(hits[1]).slice(0, MOST);
    for (const i of all) {
      found.append(element("li", {}, element("a", { href: kcov4j.root + kcov4j.names[i + 1] },
        element("bdi", {}, kcov4j.names[i]))));
    }
    if (all.length === 0) found.append(element("li", {}, element("p", {}, "No class has this in its name.")));
  };
  let asked = false;
  input.addEventListener("focus", () => {
    if (asked) return;
    asked = true;
    document.head.append(element("script", { src: kcov4j.root + "assets/classes.js", onload: find }));
  });
  input.addEventListener("input", find);
  tools.addEventListener("keydown", e => {
    const links = [...found.querySelectorAll("a")];
    const at = links.indexOf(document.activeElement);
    if (e.key === "Escape") {
      input.value = "";
      find();
      input.focus();
    } else if (e.key === "ArrowDown" && links.length > 0) {
      links[Math.min(at + 1, links.length - 1)].focus();
      e.preventDefault();
    } else if (e.key === "ArrowUp" && at >= 0) {
      (at === 0 ? input : links[at - 1]).focus();
      e.preventDefault();
    } else if (e.key === "Enter" && document.activeElement === input && links.length > 0) {
      links[0].click();
    }
  });
  document.addEventListener("click", e => {
    if (!tools.contains(e.target)) found.hidden = true;
  });
  tools.append(input, found, button);

  document.addEventListener("keydown", e => {
    if (e.key === "/" && !e.ctrlKey && !e.metaKey && !e.altKey && !/^(INPUT|SELECT|TEXTAREA)$/.test(e.target.tagName)) {
      (document.querySelector("[data-slash]") || input).focus();
      e.preventDefault();
    }
  });

  // Sorting: numbers first from the largest, names from the first.
  const names = new Intl.Collator("en", { numeric: true });
  for (const table of document.querySelectorAll("table.sortable")) {
    const heads = [...table.tHead.rows[0].cells];
    const key = (row, column) => {
      const cell = row.cells[column];
      return cell.dataset.v === undefined ? cell.textContent : Number(cell.dataset.v);
    };
    heads.forEach((head, column) => {
      const sort = element("button", { type: "button", onclick() {
        const number = head.classList.contains("num");
        const now = head.getAttribute("aria-sort");
        const down = now ? now === "ascending" : number;
        const rows = [...table.tBodies[0].rows].map(row => [key(row, column), row]);
        rows.sort(([a], [b]) => (number ? a - b : names.compare(a, b)) * (down ? -1 : 1));
        table.tBodies[0].append(...rows.map(([, row]) => row));
        heads.forEach(h => h.removeAttribute("aria-sort"));
        head.setAttribute("aria-sort", down ? "descending" : "ascending");
      } });
      const what = head.textContent;
      if (what === "%") sort.setAttribute("aria-label", heads[column - 1].textContent + " in percent");
      sort.append(...head.childNodes);
      head.append(sort);
    });

    // Filtering of long tables.
    const rows = [...table.tBodies[0].rows];
    if (rows.length > 12) {
      const count = element("span", { class: "small", role: "status" });
      const filter = element("input", { type: "search", "aria-label": "Filter " + table.caption.textContent,
        placeholder: "Filter", oninput() {
          const text = filter.value.trim().toLowerCase();
          let left = 0;
          for (const row of rows) {
            row.hidden = !row.cells[0].textContent.toLowerCase().includes(text);
            if (!row.hidden) left++;
          }
          count.textContent = text === "" ? "" : kcov4j.grouped(left) + " of " + kcov4j.grouped(rows.length);
        } });
      table.parentElement.before(element("div", { class: "filter" }, filter, count));
    }
  }

  // A link to a folded class unfolds it.
  const unfold = () => {
    const target = location.hash && document.getElementById(location.hash.slice(1));
    if (target && target.tagName === "DETAILS") target.open = true;
  };
  addEventListener("hashchange", unfold);
  unfold();

  addEventListener("beforeprint", () => document.querySelectorAll("details").forEach(d => {
    if (!d.open) {
      d.open = true;
      addEventListener("afterprint", () => { d.open = false; }, { once: true });
    }
  }));
});
