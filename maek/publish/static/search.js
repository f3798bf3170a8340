// Finds in the parts of the index that data/search.js lists; everything happens in this browser.
// Names and the newest news are loaded with the first letter, older parts when they are asked for.
const MAEK_ROWS = [];
const UNASKED = 200000; // bytes
const box = document.querySelector("[role=search]");
const wanted = document.getElementById("wanted");
const told = document.getElementById("told");
const found = document.getElementById("found");
const older = document.getElementById("older");
const here = document.currentScript;
const left = [];
const past = [...MAEK_PARTS.names, ...MAEK_PARTS.news];
const fold = (words) => words.normalize("NFKC").toLowerCase();
let rows = [];
let loading = Promise.resolve();

let size = 0;
while (past.length && (size += past[0][1]) <= UNASKED) left.push(past.shift());

function load(parts) {
  const loaded = parts.splice(0).map(
    ([path]) =>
      new Promise((done) => {
        const script = document.createElement("script");
        script.src = new URL("../" + path, here.src);
        script.onload = script.onerror = done;
        document.head.append(script);
      }),
  );
  return Promise.all(loaded).then(() => {
    rows = MAEK_ROWS.map(([path, kind, title, day, when, words]) => {
      return { path, kind, title, day, when, head: fold(title), all: fold(title + " " + words) };
    });
  });
}

const ORDER = { storyline: 3, person: 3, story: 2, article: 1 };
const MOST = 40;

function score(row, terms) {
  if (!terms.every((term) => row.all.includes(term))) return 0;
  const inTitle = terms.filter((term) => row.head.includes(term)).length;
  return ORDER[row.kind] + 4 * inTitle;
}

async function search() {
  if (wanted.value.trim() && left.length) loading = load(left);
  await loading;
  tell(fold(wanted.value).split(/\s+/).filter(Boolean));
}

function tell(terms) {
  found.replaceChildren();
  older.hidden = !terms.length || !past.length;
  told.textContent = "";
  if (!terms.length) return;
  const hits = rows
    .map((row) => [score(row, terms), row])
    .filter(([points]) => points)
    .sort((a, b) => b[0] - a[0] || (a[1].day < b[1].day ? 1 : -1));
  told.textContent = hits.length ? told.dataset.count.replace("#", hits.length) : told.dataset.none;
  for (const [, row] of hits.slice(0, MOST)) {
    const item = document.createElement("li");
    const link = document.createElement("a");
    const from = document.createElement("span");
    link.href = row.path;
    link.textContent = row.title;
    from.className = "from";
    from.textContent = [found.dataset[row.kind], row.when].filter(Boolean).join(" · ");
    item.append(link, from);
    found.append(item);
  }
  history.replaceState(null, "", "?q=" + encodeURIComponent(wanted.value));
}

box.hidden = false;
wanted.value = new URLSearchParams(location.search).get("q") ?? "";
wanted.addEventListener("input", search);
older.addEventListener("click", () => {
  loading = load([past.shift()]);
  search();
});
search();
