// The page of xmppcat: a list of all events, of which only the rows in sight are elements, and the details of one.
// Whatever peers have sent becomes text nodes, never markup.

const rowHeight = 26;
const forgetAt = 20000; // rows that the server has forgotten before they are forgotten here, too
const mostLines = 3000, mostText = 1 << 18, mostHex = 1 << 14;

const $ = (id) => document.getElementById(id);
const scroller = $("scroller"), list = $("rows"), filter = $("filter"), follow = $("follow"), overview = $("overview");

let rows = [];    // as sent, oldest first
let shown = [];   // of rows, those that pass the filter
let faults = 0;
let chosen = -1;  // number of the event in the details
let passes = () => true;

// element makes an element with a class and children, which are elements or text.
function element(name, className, ...children) {
  const e = document.createElement(name);
  if (className) e.className = className;
  e.append(...children);
  return e;
}

// visible is text with the characters spelled out that would change how other text looks.
const visible = (s) => s.replace(/[\0-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]/g,
  (c) => "\\u" + c.charCodeAt(0).toString(16).padStart(4, "0"));

const bare = (jid) => jid.split("/", 1)[0];
const local = (expanded) => expanded.slice(expanded.lastIndexOf("}") + 1);

// Filter.

const keys = {
  kind: (r, v) => r.kind === v,
  name: (r, v) => r.name?.toLowerCase() === v || (r.payloads ?? []).some((p) => local(p).toLowerCase() === v),
  ns: (r, v) => r.namespace?.toLowerCase() === v || (r.payloads ?? []).some((p) => p.toLowerCase().startsWith("{" + v + "}")),
  jid: (r, v) => [r.from, r.to].some((j) => j !== undefined && matchesJID(j.toLowerCase(), v)),
  from: (r, v) => r.direction === { client: "c2s", c2s: "c2s", server: "s2c", s2c: "s2c" }[v],
  type: (r, v) => (r.type ?? "").toLowerCase() === v,
  id: (r, v) => r.id?.toLowerCase() === v,
  connection: (r, v) => String(r.connection) === v,
  is: (r, v) => v === "fault" ? r.fault !== undefined : v === "answer" && r.latency !== undefined,
};

// matchesJID: an address without a resource means all of its resources, a domain all addresses there.
const matchesJID = (jid, wanted) => jid === wanted || bare(jid) === wanted || (!wanted.includes("@") && bare(jid).endsWith("@" + wanted));

const words = (r) => r.words ??= [r.kind, r.name, r.namespace, r.type, r.id, r.from, r.to, ...(r.payloads ?? []), r.text, r.fault]
  .filter((w) => w).join("\n").toLowerCase();

// compile makes a test of the filter's text: all of its words must hold.
function compile(text) {
  const tests = text.toLowerCase().split(/\s+/).filter((w) => w && w !== "-").map((word) => {
    const not = word.startsWith("-");
    if (not) word = word.slice(1);
    const colon = word.indexOf(":"), key = word.slice(0, colon);
    const value = word.slice(colon + 1);
    const test = colon > 0 && Object.hasOwn(keys, key) ? (r) => keys[key](r, value) : (r) => words(r).includes(word);
    return not ? (r) => !test(r) : test;
  });
  return (r) => tests.every((t) => t(r));
}

function applyFilter() {
  passes = compile(filter.value);
  shown = rows.filter(passes);
  draw();
}

// List.

// rowsInSight is how many rows there is room for, the heading takes one.
const rowsInSight = () => Math.ceil(scroller.clientHeight / rowHeight) - 1;

function rowElement(r) {
  const what = element("span", "what " + r.direction, element("span", "kind " + r.kind, r.kind));
  const add = (className, text) => text && what.append(element("span", className, visible(text)));
  add("more", r.type);
  if (r.kind === "nonza" || r.kind === "open") add("about", r.name);
  add("about", r.text);
  const payloads = r.payloads ?? [], names = payloads.map(local);
  add(r.text ? "more" : "about", (names.length > 4 ? [...names.slice(0, 4), "…"] : names).join(" "));
  if (r.kind === "iq" && payloads.length) add("more", payloads[0].slice(1, payloads[0].lastIndexOf("}")));
  add("more", r.direction === "c2s" ? r.to : r.from);
  if (r.latency !== undefined) add("more", "after " + (r.latency * 1000).toFixed(1) + " ms");
  if (r.fault !== undefined) add("wrong", r.fault);
  const e = element("div", "row", element("span", "time", r.time.toFixed(6) + "  #" + r.connection), what,
    element("span", "size", String(r.bytes)));
  e.classList.toggle("fault", r.fault !== undefined);
  e.dataset.number = r.number;
  e.setAttribute("role", "option");
  return e;
}

// inSight has the elements of the rows that are drawn, which stay the same while they are: a click begins and ends at one.
let inSight = new Map();

function drawRows(from, to) {
  const before = inSight, wanted = shown.slice(from, to);
  inSight = new Map(wanted.map((r) => [r.number, before.get(r.number) ?? rowElement(r)]));
  for (const [number, e] of before) {
    if (!inSight.has(number)) e.remove();
  }
  let at = list.firstChild;
  wanted.forEach((r, i) => {
    const e = inSight.get(r.number);
    e.style.top = (from + i) * rowHeight + "px";
    e.classList.toggle("chosen", r.number === chosen);
    if (e === at) at = at.nextSibling;
    else list.insertBefore(e, at);
  });
}

let drawing = false;
function draw() {
  if (drawing) return;
  drawing = true;
  requestAnimationFrame(() => {
    drawing = false;
    list.style.height = shown.length * rowHeight + "px";
    if (follow.checked) scroller.scrollTop = scroller.scrollHeight;
    const top = Math.min(Math.floor(scroller.scrollTop / rowHeight), shown.length - rowsInSight());
    const from = Math.max(0, top - 8);
    const to = Math.min(shown.length, from + rowsInSight() + 16);
    drawRows(from, to);
    const count = (n, noun) => n.toLocaleString("en") + " " + noun + (n === 1 ? "" : "s");
    $("count").textContent = (shown.length === rows.length ? "" : shown.length.toLocaleString("en") + " of ") +
      count(rows.length, "event") + (faults ? ", " + count(faults, "fault") : "");
    drawOverview();
  });
}

function drawOverview() {
  const width = overview.clientWidth, height = overview.clientHeight, scale = devicePixelRatio;
  overview.width = width * scale;
  overview.height = height * scale;
  const c = overview.getContext("2d");
  c.scale(scale, scale);
  const columns = Math.min(shown.length, Math.floor(width / 2)), middle = height / 2;
  if (columns === 0) return;
  const sums = Array.from({ length: columns }, () => ({ c2s: 0, s2c: 0, fault: false }));
  shown.forEach((r, i) => {
    const s = sums[Math.floor(i * columns / shown.length)];
    s[r.direction] += r.bytes;
    s.fault ||= r.fault !== undefined;
  });
  const most = Math.log1p(Math.max(...sums.map((s) => Math.max(s.c2s, s.s2c))) || 1), w = width / columns;
  const style = getComputedStyle(document.documentElement), colour = (name) => {
    const probe = style.getPropertyValue(name);
    overview.style.color = probe; // resolves light-dark()
    return getComputedStyle(overview).color;
  };
  const up = colour("--message"), down = colour("--presence"), wrong = colour("--fault"), line = colour("--quiet");
  sums.forEach((s, i) => {
    const x = i * w, bar = Math.max(1, Math.min(w * .8, 10));
    for (const [bytes, sign, fill] of [[s.c2s, -1, up], [s.s2c, 1, down]]) {
      const h = Math.log1p(bytes) / most * (middle - 3);
      c.fillStyle = fill;
      c.fillRect(x, sign < 0 ? middle - h : middle, bar, h);
    }
    if (s.fault) {
      c.fillStyle = wrong;
      c.fillRect(x, 0, Math.max(2, bar), height);
    }
  });
  c.strokeStyle = line;
  const seen = rowsInSight();
  c.strokeRect(scroller.scrollTop / rowHeight / shown.length * width + .5, .5,
    Math.max(4, Math.min(1, seen / shown.length) * width - 1), height - 1);
}

overview.addEventListener("click", (e) => {
  follow.checked = false;
  scroller.scrollTop = e.offsetX / overview.clientWidth * shown.length * rowHeight - scroller.clientHeight / 2;
});
scroller.addEventListener("scroll", () => {
  if (scroller.scrollTop + scroller.clientHeight < scroller.scrollHeight - 2 * rowHeight) follow.checked = false;
  draw();
});
new ResizeObserver(draw).observe(scroller);
filter.addEventListener("input", applyFilter);
follow.addEventListener("change", draw);
list.addEventListener("click", (e) => {
  const row = e.target.closest(".row");
  if (row) choose(Number(row.dataset.number));
});

document.addEventListener("keydown", (e) => {
  if (e.key === "/" && document.activeElement !== filter) {
    e.preventDefault();
    filter.focus();
  }
  const step = { ArrowDown: 1, ArrowUp: -1 }[e.key];
  if (step && document.activeElement !== filter) {
    e.preventDefault();
    const at = shown.findIndex((r) => r.number === chosen);
    const next = Math.min(Math.max(at + step, 0), shown.length - 1);
    if (shown[next]) {
      follow.checked = false;
      const top = next * rowHeight;
      if (top < scroller.scrollTop) scroller.scrollTop = top;
      const bottom = top + 2 * rowHeight - scroller.clientHeight; // two: the heading is one
      if (bottom > scroller.scrollTop) scroller.scrollTop = bottom;
      choose(shown[next].number);
    }
  }
});

// Details.

async function choose(number) {
  chosen = number;
  draw();
  const answer = await fetch("event?number=" + number);
  if (chosen !== number) return;
  if (!answer.ok) {
    $("details").replaceChildren(element("p", "hint", await answer.text()));
    return;
  }
  const d = await answer.json(), e = d.event;
  const out = [
    element("h2", "", visible(e.name ?? e.event)),
    element("p", "hint", [visible(e.type ?? ""), "connection " + e.connection, { c2s: "from the client", s2c: "to the client" }[e.direction],
      e.time.toFixed(6) + " s", e.end > e.offset ? "bytes " + e.offset + " to " + e.end : ""].filter((s) => s).join(" · ")),
  ];
  if (e.note) out.push(element("p", "", visible(e.note)));
  if (e.latency !== undefined) out.push(element("p", "", "answered after " + (e.latency * 1000).toFixed(3) + " ms"));
  if (e.event === "error") {
    out.push(element("p", "wrong", visible(e.condition + (e.path ? " in " + e.path : "") + ": " + e.message)),
      element("p", "hint", "byte " + e.offset + ", line " + e.line + ", column " + e.column));
  }
  if (e.pending) out.push(element("p", "wrong", e.pending + " bytes of an unfinished element are pending"));
  if (e.fault) out.push(element("p", "wrong", visible(e.fault.condition + ": " + e.fault.message)));
  if (e.value) out.push(element("h3", "", "Fields"), fieldLines(e.value));
  if (e.tree) out.push(element("h3", "", "Tree"), treeLines(e.tree));
  const raw = Uint8Array.from(atob(d.raw), (c) => c.charCodeAt(0));
  if (raw.length) out.push(...rawView(raw, d.fault, d.rewritten));
  $("details").replaceChildren(...out);
  $("details").dataset.number = number;
}

// lines collects lines of text, with an indent each, up to as many as are good to look at.
function lines() {
  const all = element("div", "lines");
  let left = 0;
  return {
    all,
    add(depth, ...parts) {
      if (all.childElementCount >= mostLines) {
        left++;
        return;
      }
      const line = element("div", "", ...parts);
      line.style.paddingLeft = Math.min(depth, 40) * 14 + "px";
      all.append(line);
    },
    end() {
      if (left) all.append(element("div", "key", "… and " + left + " lines more"));
      return all;
    },
  };
}

// fieldLines shows the fields of a value. Like treeLines it keeps its own stack: peers choose how deep things are.
function fieldLines(value) {
  const out = lines(), todo = Object.entries(value).reverse().map(([key, v]) => [0, key, v]);
  while (todo.length) {
    const [depth, key, v] = todo.pop();
    if (Array.isArray(v)) {
      todo.push(...v.map((item) => [depth, key, item]).reverse());
    } else if (v !== null && typeof v === "object") {
      out.add(depth, element("span", "key", key + ":"));
      todo.push(...Object.entries(v).reverse().map(([k, item]) => [depth + 1, k, item]));
    } else {
      out.add(depth, element("span", "key", key + ": "), visible(String(v)));
    }
  }
  return out.end();
}

// treeLines shows an element as ["{namespace}local", {attributes}, [content]], a namespace where it changes.
function treeLines(tree) {
  const out = lines(), todo = [[0, "", tree]];
  while (todo.length) {
    const [depth, outer, node] = todo.pop();
    if (typeof node === "string") {
      out.add(depth, "“" + visible(node) + "”");
      continue;
    }
    const [name, attrs, content] = node;
    const space = name.slice(1, name.lastIndexOf("}"));
    const parts = [element("span", "tag", visible(local(name)))];
    if (space !== outer) parts.push(element("span", "ns", "  " + visible(space)));
    for (const [key, v] of Object.entries(attrs)) {
      parts.push("  ", element("span", "attr", visible(key)), "=“" + visible(v) + "”");
    }
    out.add(depth, ...parts);
    todo.push(...content.map((c) => [depth + 1, space, c]).reverse());
  }
  return out.end();
}

function rawView(raw, fault, rewritten) {
  const pre = element("pre", "raw"), toggle = element("button", "", "as hex");
  const show = (hex) => {
    toggle.textContent = hex ? "as text" : "as hex";
    pre.replaceChildren(...(hex ? hexDump(raw, fault) : rawText(raw, fault)));
  };
  let hex = false;
  toggle.addEventListener("click", () => show(hex = !hex));
  show(false);
  const title = fault >= 0 ? "Bytes around the fault" : rewritten ? "XML without its secrets" : "Raw bytes";
  return [element("h3", "", title, toggle), pre];
}

function rawText(raw, fault) {
  const text = (from, to) => visible(new TextDecoder().decode(raw.subarray(from, to)));
  const end = Math.min(raw.length, mostText), rest = raw.length > end ? [element("span", "symbol", "\n… " + (raw.length - end) + " bytes more")] : [];
  if (fault < 0) return [text(0, end), ...rest];
  let after = fault + 1; // the mark covers a whole character
  while (after < raw.length && (raw[after] & 0xc0) === 0x80) after++;
  return [text(0, fault), element("mark", "", fault < raw.length ? text(fault, after) : "end of input"), text(after, end), ...rest];
}

function hexDump(raw, fault) {
  const out = [], end = Math.min(raw.length, mostHex);
  for (let at = 0; at < end; at += 16) {
    const line = [...raw.subarray(at, Math.min(at + 16, end))];
    out.push(at.toString(16).padStart(6, "0") + "  ");
    line.forEach((b, i) => {
      const byte = b.toString(16).padStart(2, "0");
      out.push(at + i === fault ? element("mark", "", byte) : byte, " ");
    });
    out.push("   ".repeat(16 - line.length) + " " + line.map((b) => b >= 32 && b < 127 ? String.fromCharCode(b) : "·").join("") + "\n");
  }
  if (raw.length > end) out.push("… " + (raw.length - end) + " bytes more");
  return out;
}

// Feed: asks for rows for ever; a request without news waits at the server.

function take(first, fresh) {
  if (rows.length && first - rows[0].number > forgetAt) {
    rows = rows.filter((r) => r.number >= first);
    faults = rows.filter((r) => r.fault !== undefined).length;
    shown = rows.filter(passes);
  }
  for (const r of fresh) {
    rows.push(r);
    if (passes(r)) shown.push(r);
    if (r.fault !== undefined) faults++;
  }
  draw();
}

async function feed() {
  let next = 0;
  for (;;) {
    try {
      const answer = await fetch("rows?from=" + next);
      if (!answer.ok) throw new Error(await answer.text());
      const news = await answer.json();
      next = news.next;
      $("state").textContent = "live";
      $("state").className = "";
      if (news.rows.length) take(news.first, news.rows);
    } catch {
      $("state").textContent = "xmppcat has ended";
      $("state").className = "gone";
      await new Promise((resolve) => setTimeout(resolve, 2000));
    }
  }
}

feed();
