// A page of source: which lines one thread ran, and colours for the language.
"use strict";

addEventListener("DOMContentLoaded", () => {
  const { element } = kcov4j;
  const table = document.querySelector(".source");
  if (!table) return;
  const rows = [...table.tBodies[0].rows];

  // One thread.
  const coded = rows.filter(row => /^[fpn]$/.test(row.className)).map(row => ({
    row,
    line: Number(row.id.slice(1)),
    all: row.className,
    hits: row.cells[1].textContent,
    branches: row.cells[2].textContent,
  }));
  const areas = kcov4j.areas || [];
  const mark = { f: "✓", p: "part", o: "", n: "" };
  const spread = ranges => {
    const lines = new Set();
    for (let i = 0; i < ranges.length; i += 2) {
      for (let line = ranges[i]; line <= ranges[i + 1]; line++) lines.add(line);
    }
    return lines;
  };
  const show = number => {
    const area = areas.find(a => a[0] === number);
    const full = area && spread(area[2]);
    const part = area && spread(area[3]);
    let ran = 0;
    for (const { row, line, all, hits, branches } of coded) {
      const state = !area ? all : full.has(line) ? "f" : part.has(line) ? "p" : all === "n" ? "n" : "o";
      row.className = state;
      row.cells[1].textContent = area ? mark[state] : hits;
      row.cells[2].textContent = area ? "" : branches;
      if (state === "f" || state === "p") ran++;
    }
    document.querySelector(".legend .o").hidden = !area;
    status.textContent = kcov4j.grouped(ran) + " of " + kcov4j.grouped(coded.length) + " lines";
    const query = new URLSearchParams(location.search);
    if (area) query.set("thread", number);
    else query.delete("thread");
    try {
      history.replaceState(null, "", (String(query) ? "?" + query : location.pathname) + location.hash);
    } catch (e) {
      // some browsers keep the address of a file as it is
    }
  };
  const status = element("span", { class: "small", role: "status" });
  if (areas.length > 0) {
    document.querySelector(".legend").append(element("span", { class: "o", hidden: true }, "other threads only"));
    const pick = element("select", { onchange() { show(Number(pick.value)); } },
      element("option", { value: 0 }, "All threads"));
    for (const [number, name] of areas) pick.append(element("option", { value: number }, number + "  " + name));
    document.getElementById("threads").append(
      element("div", { class: "picker" }, element("label", {}, "Ran by ", pick), status));
    const asked = Number(new URLSearchParams(location.search).get("thread"));
    if (areas.some(a => a[0] === asked)) pick.value = asked;
    show(Number(pick.value));
  }

  // The number of a line leads to it. A link each would be a stop of the tab key for each.
  table.addEventListener("click", e => {
    const head = e.target.closest("tbody th");
    if (head && head.parentElement.id) location.hash = head.parentElement.id;
  });

  // n and N go to the next and the previous line that did not run.
  document.addEventListener("keydown", e => {
    if (e.key.toLowerCase() !== "n" || e.ctrlKey || e.metaKey || e.altKey || /^(INPUT|SELECT)$/.test(e.target.tagName)) return;
    const open = coded.filter(c => c.row.className === "n" || c.row.className === "p");
    const here = Number((location.hash.match(/^#L(\d+)$/) || [0, 0])[1]);
    const next = e.shiftKey ? open.reverse().find(c => c.line < here) : open.find(c => c.line > here);
    if (next) location.hash = "L" + next.line;
  });

  // Comments, strings, keywords. Long files are left plain.
  const last = table.tHead.rows[0].cells.length - 1;
  if (rows.length > 20000 || table.tHead.rows[0].cells[last].textContent !== "Source") return;
  const keyword = "abstract assert boolean break byte case catch char class const continue data default do double "
    + "else enum extends final finally float for fun if implements import in instanceof int interface is long native "
    + "new null object override package permits private protected public record return sealed short static strictfp "
    + "super switch synchronized this throw throws transient true false try val var void volatile when while yield";
  const token = new RegExp("(/\\*|//.*)|(\"\"\"|\"(?:[^\"\\\\]|\\\\.)*\"?|'(?:[^'\\\\]|\\\\.)*'?)|\\b("
    + keyword.split(" ").join("|") + ")\\b", "g");
  let inside = null; // what ends a comment or text block begun on a line before
  for (const row of rows) {
    if (row.className === "cut") inside = null;
    const cell = row.cells[last];
    if (!cell || cell.children.length > 0) continue;
    const text = cell.textContent;
    const parts = [];
    let at = 0;
    const put = (end, style) => {
      if (end > at) parts.push(style ? element("span", { class: style }, text.slice(at, end)) : text.slice(at, end));
      at = end;
    };
    const close = from => {
      const style = inside === "*/" ? "c" : "s";
      const end = text.indexOf(inside, from);
      put(end < 0 ? text.length : end + inside.length, style);
      if (end >= 0) inside = null;
    };
    if (inside) close(0);
    while (!inside && at < text.length) {
      token.lastIndex = at;
      const hit = token.exec(text);
      if (!hit) break;
      put(hit.index);
      if (hit[0] === "/*" || hit[0] === "\"\"\"") {
        inside = hit[0] === "/*" ? "*/" : "\"\"\"";
        close(hit.index + hit[0].length);
      } else {
        put(hit.index + hit[0].length, hit[1] ? "c" : hit[2] ? "s" : "k");
      }
    }
    put(text.length);
    if (parts.some(part => part instanceof Element)) cell.replaceChildren(...parts);
  }
});
