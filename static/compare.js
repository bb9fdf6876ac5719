// The compare page: n and p go to the next and the previous change.
(() => {
  const steps = [...document.querySelectorAll("[data-step]")];
  if (!steps.length) return;
  let at = -1;
  const go = (to) => {
    at = Math.min(Math.max(to, 0), steps.length - 1);
    steps[at].focus({ preventScroll: true });
    steps[at].scrollIntoView({ block: "center" });
    history.replaceState(null, "", "#" + steps[at].id);
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, textarea, select, [contenteditable]")) return;
    if (event.key === "n") go(at + 1);
    if (event.key === "p") go(at - 1);
  });
  const named = steps.findIndex((step) => "#" + step.id === location.hash);
  if (named >= 0) at = named;
  else if (!document.querySelector("section.same")) at = -1;
  else if (!location.hash) steps[0].scrollIntoView({ block: "center" });
})();
