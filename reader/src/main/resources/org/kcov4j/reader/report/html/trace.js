// An area's trace as the methods it went through: a strip of depths, a list that folds, a search.
"use strict";

addEventListener("DOMContentLoaded", () => {
  const { element, grouped, trace } = kcov4j;
  const box = document.getElementById("trace");
  const { rows, blocks, methods, classes, gap } = trace;
  if (!box || !blocks) return;
  box.replaceChildren();
  if (rows.length === 0) {
    box.append(element("p", {}, "No PC was recorded."));
    return;
  }

  // Columns of a row, as the report wrote them.
  const INDEX = 0, DEPTH = 1, ENTRY = 2, TIMES = 3, GROUP = 4, GROUP_TIMES = 5, MORE = 6, BLOCKS = 7;
  const CALLED = 0, CONTINUED = 1;
  const PAGE = 250;
  const MOST_INDENT = 24;

  const first = row => row[BLOCKS].find(b => !(Array.isArray(b) && b[0] < 0));
  const id = block => (Array.isArray(block) ? block[0] : block);
  const methodOf = row => blocks[3 * id(first(row))];
  const className = method => (methods[2 * method] < 0 ? "" : classes[2 * methods[2 * method]]);
  const address = method => (methods[2 * method] < 0 ? "" : classes[2 * methods[2 * method] + 1]);
  const signature = method => methods[2 * method + 1];

  // A line may break between a name and its parameters.
  const breakable = text => {
    const at = text.indexOf("(") + 1;
    return [text.slice(0, at), element("wbr"), text.slice(at)];
  };

  const folded = new Set();
  let visible = [];
  let page = 0;
  let hits = null;
  let hit = -1;

  const lay = () => {
    visible = [];
    let limit = Infinity;
    rows.forEach((row, i) => {
      if (gap && gap.at === i) limit = Infinity;
      if (row[DEPTH] > limit) return;
      limit = folded.has(i) ? row[DEPTH] : Infinity;
      visible.push(i);
    });
  };
  const hasChildren = i => i + 1 < rows.length && rows[i + 1][DEPTH] > rows[i][DEPTH] && !(gap && gap.at === i + 1);

  // Which lines a stay went through: 12, 14-16 x3.
  const where = row => {
    const parts = [];
    let group = null;
    let from = 0, to = 0;
    const end = () => {
      if (from) parts.push(from === to ? String(from) : from + "–" + to);
      from = 0;
    };
    for (const block of row[BLOCKS]) {
      if (Array.isArray(block) && block[0] < 0) {
        end();
        group = { left: -block[0], times: block[1], at: parts.length };
        continue;
      }
      const line = blocks[3 * id(block) + 1];
      const times = Array.isArray(block) ? block[1] : 1;
      const name = line || (blocks[3 * id(block) + 2] < 0 ? 0 : -1);
      if (times > 1 || name <= 0) {
        end();
        if (name !== 0) parts.push((name > 0 ? name : "@" + blocks[3 * id(block) + 2]) + (times > 1 ? " ×" + grouped(times) : ""));
        else if (times > 1) parts.push("×" + grouped(times));
      } else if (from && (name === to || name === to + 1)) {
        to = name;
      } else {
        end();
        from = to = name;
      }
      if (group && --group.left === 0) {
        end();
        const inside = parts.splice(group.at);
        parts.push((inside.length === 1 ? inside[0] : "(" + inside.join(", ") + ")") + " ×" + grouped(group.times));
        group = null;
      }
    }
    end();
    return parts.join(", ") + (row[MORE] ? ", and " + grouped(row[MORE]) + " blocks more" : "");
  };

  const item = i => {
    const row = rows[i];
    const method = methodOf(row);
    const type = className(method);
    const simple = type.slice(type.lastIndexOf(".") + 1);
    const line = blocks[3 * id(first(row)) + 1];
    const name = element("bdi", { title: type }, simple && element("span", { class: "type" }, simple + "."), ...breakable(signature(method)));
    const page = address(method);
    const link = page
      ? element("a", { href: kcov4j.root + page + "?thread=" + trace.area + (line ? "#L" + line : "") }, name)
      : name;
    const indent = Math.min(row[DEPTH], MOST_INDENT);
    const li = element("li", { id: "r" + i, class: i === hit ? "now" : hits && hits.has(i) ? "hit" : null },
      element("span", { class: "at" }, grouped(row[INDEX])), " ");
    li.append(element("span", { style: "flex:0 0 " + indent * 0.9 + "rem", "aria-hidden": "true" }));
    if (hasChildren(i)) {
      li.append(element("button", { type: "button", class: "fold", "aria-expanded": String(!folded.has(i)),
        "aria-label": "Calls of " + signature(method), onclick() {
          if (!folded.delete(i)) folded.add(i);
          lay();
          draw();
          document.querySelector("#r" + i + " .fold").focus();
        } }, folded.has(i) ? "▸" : "▾"));
    } else {
      li.append(element("span", { class: "fold" }));
    }
    const what = element("span", { class: "what" });
    if (row[ENTRY] !== CALLED) {
      what.append(element("span", { class: "where", title: row[ENTRY] === CONTINUED ? "goes on" : "goes on; its caller is not known" },
        row[ENTRY] === CONTINUED ? "↳ " : "⋯ "));
    }
    if (row[DEPTH] > MOST_INDENT) what.append(element("span", { class: "where" }, "[" + row[DEPTH] + "] "));
    what.append(link, " ", element("span", { class: "where" }, where(row)), " ");
    if (row[TIMES] > 1) what.append(element("span", { class: "x" }, "×" + grouped(row[TIMES])), " ");
    if (row[GROUP] > 0) {
      what.append(element("span", { class: "x" }, "these " + row[GROUP] + " rows ×" + grouped(row[GROUP_TIMES])));
    }
    li.append(what);
    return li;
  };

  const strip = element("canvas", { class: "strip", "aria-hidden": "true", title: "Depth of calls; click to go there" });
  const list = element("ol", { class: "runs" });
  const status = element("span", { class: "small", role: "status" });
  const pages = () => Math.max(1, Math.ceil(visible.length / PAGE));
  const draw = () => {
    page = Math.max(0, Math.min(page, pages() - 1));
    const shown = visible.slice(page * PAGE, (page + 1) * PAGE);
    list.replaceChildren();
    for (const i of shown) {
      if (gap && gap.at === i) {
        list.append(element("li", { class: "gap" }, "PCs " + grouped(gap.from) + " to " + grouped(gap.to) + " are left out here"));
      }
      list.append(item(i));
    }
    status.textContent = "PC " + grouped(rows[shown[0]][INDEX]) + " on, page " + (page + 1) + " of " + grouped(pages());
    before.disabled = page === 0;
    after.disabled = page === pages() - 1;
    paint();
  };
  const go = to => {
    page = to;
    draw();
  };
  const before = element("button", { type: "button", onclick() { go(page - 1); } }, "← Earlier");
  const after = element("button", { type: "button", onclick() { go(page + 1); } }, "Later →");

  // The strip: how deep calls went, left to right.
  const paint = () => {
    const scale = devicePixelRatio || 1;
    const width = strip.clientWidth, height = strip.clientHeight;
    if (!width) return;
    strip.width = width * scale;
    strip.height = height * scale;
    const pen = strip.getContext("2d");
    pen.scale(scale, scale);
    // As a colour of the element: the variable itself still says both schemes.
    const colour = name => {
      strip.style.color = "var(" + name + ")";
      return getComputedStyle(strip).color;
    };
    const deepest = rows.reduce((most, row) => Math.max(most, row[DEPTH]), 1) + 1;
    const from = visible[page * PAGE];
    const to = visible[Math.min(visible.length, (page + 1) * PAGE) - 1];
    pen.fillStyle = colour("--part");
    if (pages() > 1) pen.fillRect((from / rows.length) * width, 0, Math.max(2, ((to + 1 - from) / rows.length) * width), height);
    pen.fillStyle = colour("--link");
    for (let x = 0; x < width; x++) {
      const a = Math.floor((x / width) * rows.length);
      const b = Math.max(a + 1, Math.floor(((x + 1) / width) * rows.length));
      let depth = 0, marked = false;
      for (let i = a; i < b; i++) {
        depth = Math.max(depth, rows[i][DEPTH] + 1);
        marked = marked || (hits && hits.has(i));
      }
      const bar = (depth / deepest) * (height - 6);
      pen.fillStyle = colour(marked ? "--not-mark" : "--link");
      pen.globalAlpha = marked ? 1 : 0.55;
      pen.fillRect(x, height - bar, 1, bar);
    }
    pen.globalAlpha = 1;
  };
  strip.addEventListener("click", e => {
    const row = Math.floor((e.offsetX / strip.clientWidth) * rows.length);
    go(Math.floor(Math.max(0, visible.findIndex(i => i >= row)) / PAGE));
  });

  // Search by class or method.
  const search = element("input", { type: "search", placeholder: "Find a method  ( / )", "data-slash": true,
    "aria-label": "Find a method in the trace" });
  const found = element("span", { class: "small", role: "status" });
  const seek = () => {
    const text = search.value.trim().toLowerCase();
    hit = -1;
    hits = null;
    found.textContent = "";
    if (text !== "") {
      const wanted = new Set();
      for (let m = 0; 2 * m < methods.length; m++) {
        if ((className(m) + "." + signature(m)).toLowerCase().includes(text)) wanted.add(m);
      }
      hits = new Set();
      rows.forEach((row, i) => { if (wanted.has(methodOf(row))) hits.add(i); });
      found.textContent = hits.size + " found";
    }
    if (hits && hits.size > 0) next(1);
    else draw();
  };
  const next = step => {
    if (!hits || hits.size === 0) return;
    const all = [...hits];
    const at = all.indexOf(hit);
    hit = all[(at + step + all.length) % all.length];
    if (!visible.includes(hit)) {
      folded.clear();
      lay();
    }
    found.textContent = grouped(all.indexOf(hit) + 1) + " of " + grouped(all.length);
    go(Math.floor(visible.indexOf(hit) / PAGE));
    document.getElementById("r" + hit).scrollIntoView({ block: "center" });
  };
  search.addEventListener("input", seek);
  search.addEventListener("keydown", e => {
    if (e.key === "Enter") next(e.shiftKey ? -1 : 1);
    if (e.key === "Escape") {
      search.value = "";
      seek();
    }
  });

  const fold = element("button", { type: "button", onclick() {
    const all = folded.size === 0;
    folded.clear();
    if (all) rows.forEach((row, i) => { if (hasChildren(i)) folded.add(i); });
    fold.textContent = all ? "Unfold all" : "Fold all";
    lay();
    go(0);
  } }, "Fold all");

  box.append(strip,
    element("div", { class: "bars" }, element("label", {}, search), found, fold, before, after, status), list);
  document.addEventListener("keydown", e => {
    if (/^(INPUT|SELECT)$/.test(e.target.tagName) || e.ctrlKey || e.metaKey || e.altKey) return;
    if (e.key === "[") go(page - 1);
    if (e.key === "]") go(page + 1);
  });
  addEventListener("resize", paint);
  addEventListener("kcov4j-theme", paint);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", paint);
  lay();
  draw();
});
