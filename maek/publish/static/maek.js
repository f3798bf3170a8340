// A little comfort; every page works without it.
// Sources open where the reader is, without a jump and without filling the history. Escape closes
// them, arrows go to the neighbours' sources, j and k walk through the sentences.
const root = document.documentElement;
const links = [...document.querySelectorAll("a[data-line]")];
const panels = new Map(links.map((link) => [link, document.getElementById(link.hash.slice(1))]));
let open = null;

// Whether the address of the page is the lasting one of this sentence.
function isAt(link) {
  return link.id !== "" && location.hash === "#" + link.id;
}

function close(back) {
  if (!open) return;
  const link = open;
  open = null;
  panels.get(link).classList.remove("open");
  link.closest(".row, li").classList.remove("open");
  link.setAttribute("aria-expanded", "false");
  if (back) link.focus({ preventScroll: true });
}

function show(link, enter) {
  if (!link || !panels.get(link)) return;
  close(false);
  open = link;
  panels.get(link).classList.add("open");
  link.closest(".row, li").classList.add("open");
  link.setAttribute("aria-expanded", "true");
  const within = link.closest("details");
  if (within) within.open = true;
  place(link);
  if (!isAt(link)) history.replaceState(null, "", link.hash);
  panels.get(link).scrollTop = 0;
  if (enter) panels.get(link).focus({ preventScroll: true });
}

// Beside its sentence, as far as the window has room; a phone's sheet stays at the bottom.
function place(link) {
  const panel = panels.get(link);
  const top = link.getBoundingClientRect().top - 14;
  const most = innerHeight - panel.offsetHeight - 16;
  panel.style.setProperty("--beside", Math.max(16, Math.min(top, most)) + "px");
}

function neighbour(by, from) {
  const at = links.indexOf(from);
  return links[Math.min(Math.max(at + by, 0), links.length - 1)];
}

function step(by) {
  const link = neighbour(by, open);
  if (link === open) return;
  link.scrollIntoView({ block: "nearest" });
  show(link, true);
}

if (links.length) {
  root.classList.add("js");
  for (const link of links) {
    link.setAttribute("aria-expanded", "false");
    link.setAttribute("aria-controls", link.hash.slice(1));
  }
  const byHash = (hash) => links.find((link) => link.hash === hash);
  show(byHash(location.hash) || links.find(isAt), false);
  addEventListener("hashchange", () => show(byHash(location.hash), true));
  addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    const to = event.target.closest("a[href^='#']");
    if (!to) {
      if (open && !event.target.closest(".behind")) close(false);
      return;
    }
    const link = byHash(to.hash);
    if (to.matches(".close")) {
      event.preventDefault();
      close(true);
    } else if (link) {
      event.preventDefault();
      const again = link === open && !to.closest(".step");
      if (again) close(true);
      else if (to.closest(".step")) step(links.indexOf(link) - links.indexOf(open));
      else show(link, event.detail === 0);
    }
  });
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.matches("input, textarea, select")) return;
    if (event.key === "Escape") close(true);
    else if (open && event.key === "ArrowRight") step(1);
    else if (open && event.key === "ArrowLeft") step(-1);
    else if (event.key === "j" || event.key === "k") {
      const by = event.key === "j" ? 1 : -1;
      const from = links.includes(document.activeElement) ? document.activeElement : open;
      (from ? neighbour(by, from) : links[0]).focus();
    }
  });
}
