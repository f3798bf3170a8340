// A little comfort; every page works without it.
// Escape closes the sources of a sentence; j and k go to the next and previous sentence.
addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const open = document.querySelector(".behind:target");
  if (event.key === "Escape" && open) {
    const number = open.id.slice(1);
    history.replaceState(null, "", "#l" + number);
    location.replace("#l" + number);
    document.querySelector(`[data-line="${number}"]`)?.focus({ preventScroll: true });
    return;
  }
  if (event.key !== "j" && event.key !== "k") return;
  const lines = [...document.querySelectorAll("[data-line]")];
  const at = lines.indexOf(document.activeElement);
  const next = lines[Math.min(Math.max(at + (event.key === "j" ? 1 : -1), 0), lines.length - 1)];
  next?.focus();
});
