// The compare page: n and p, or the two buttons, go to the next and the previous change; it opens at the first one.
(() => {
  const steps = [...document.querySelectorAll("[data-step]")];
  if (!steps.length) return;
  const bar = document.querySelector("[data-steps-bar]");
  let at = -1;
  const tell = () => {
    if (!bar) return;
    bar.querySelector("[data-at]").textContent = at < 0 ? `${steps.length} perubahan` : `${at + 1} dari ${steps.length}`;
    bar.querySelector('[data-go="-1"]').disabled = at <= 0;
    bar.querySelector('[data-go="1"]').disabled = at === steps.length - 1;
  };
  const go = (to) => {
    at = Math.min(Math.max(to, 0), steps.length - 1);
    steps[at].focus({ preventScroll: true });
    steps[at].scrollIntoView({ block: steps[at].offsetHeight > innerHeight * 0.7 ? "start" : "center" });
    history.replaceState(null, "", "#" + steps[at].id);
    tell();
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, textarea, select, [contenteditable]")) return;
    if (event.key === "n") go(at + 1);
    if (event.key === "p") go(at - 1);
  });
  if (bar) {
    bar.hidden = false;
    bar.addEventListener("click", (event) => {
      const by = event.target.closest("[data-go]");
      if (by) go(at + Number(by.dataset.go));
    });
  }
  // A link to a change, in the list or beside a change, counts as going there.
  const found = () => {
    const named = steps.findIndex((step) => "#" + step.id === location.hash);
    if (named >= 0) at = named;
    tell();
    return named >= 0;
  };
  addEventListener("hashchange", found);
  if (!found() && !location.hash && document.querySelector("section.same")) {
    steps[0].scrollIntoView({ block: "center" });
    at = 0;
    tell();
  }
})();
