// Finds in the index that data/search.js brings; everything happens in this browser.
const box = document.querySelector("[role=search]");
const wanted = document.getElementById("wanted");
const told = document.getElementById("told");
const found = document.getElementById("found");
const fold = (words) => words.normalize("NFKC").toLowerCase();
const rows = MAEK_INDEX.map(([path, kind, title, day, when, words]) => {
  return { path, kind, title, day, when, head: fold(title), all: fold(title + " " + words) };
});
const ORDER = { storyline: 3, person: 3, story: 2, article: 1 };
const MOST = 40;

function score(row, terms) {
  if (!terms.every((term) => row.all.includes(term))) return 0;
  const inTitle = terms.filter((term) => row.head.includes(term)).length;
  return ORDER[row.kind] + 4 * inTitle;
}

function search() {
  const terms = fold(wanted.value).split(/\s+/).filter(Boolean);
  found.replaceChildren();
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
search();
