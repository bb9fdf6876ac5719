// Moving units in the tree of contents: by drag, by Alt+Shift+arrows, by the dialog "Pindahkan ke" (M).
// Each link of nav.tree that may move carries data-key; its li has the class of its kind (bab, bagian, paragraf) or none
// for a pasal. Without this script every unit still has its page Susun.
(() => {
  const dialog = document.getElementById("pindahkan");
  const tree = document.querySelector("nav.tree");
  if (!dialog || !tree) return;
  const form = dialog.querySelector("form");
  const LEVELS = ["buku", "bab", "bagian", "paragraf", "pasal"];
  const MOVED = "susun-terakhir";

  const item = (link) => link.closest("li");
  const linkOf = (li) => (li ? li.querySelector(":scope > a[data-key], :scope > div > a[data-key]") : null);
  const kind = (link) => link.dataset.kind || LEVELS.find((name) => item(link).classList.contains(name)) || "pasal";
  const level = (link) => LEVELS.indexOf(kind(link));
  const headed = (link) => ["buku", "bab", "bagian", "paragraf"].includes(kind(link));
  const inside = (li) => [...li.querySelectorAll(":scope > ol > li")].filter(linkOf);
  const above = (link) => item(link).parentElement.closest("li");
  const title = (link) => link.textContent.trim().replace(/\s+/g, " ");
  const place = (where, anchor) => ({ where, anchor: anchor.dataset.key });

  // What this person saved since the page came is no news to them.
  function aim(link) {
    form.action = form.dataset.move.replace("00000000", link.dataset.key);
    const seen = document.querySelector("[data-revision]")?.dataset.revision;
    if (Number(seen) > Number(form.elements.revision.value)) form.elements.revision.value = seen;
  }

  function send(link, to) {
    aim(link);
    form.elements.where.value = to.where;
    form.elements.anchor.value = to.anchor;
    form.elements.to.value = "";
    remember(link);
    form.submit();
  }

  function remember(link) {
    try {
      sessionStorage.setItem(MOVED, link.dataset.key);
    } catch {
      // The focus is all that is lost.
    }
  }

  function beside(link, step) {
    let li = item(link);
    do li = step < 0 ? li.previousElementSibling : li.nextElementSibling;
    while (li && !linkOf(li));
    return li;
  }

  // One step up or down: past the neighbour, or into the heading before or after the one it lies in.
  function next(link, step) {
    const neighbour = beside(link, step);
    if (neighbour && (!headed(linkOf(neighbour)) || level(linkOf(neighbour)) >= level(link)))
      return place(step < 0 ? "sebelum" : "sesudah", linkOf(neighbour));
    let li = neighbour || (above(link) && linkOf(above(link)) ? beside(linkOf(above(link)), step) : null);
    if (!li || !headed(linkOf(li)) || level(linkOf(li)) >= level(link)) return null;
    for (;;) {
      const below = inside(li);
      const edge = step < 0 ? below.at(-1) : below[0];
      if (!edge) return place("dalam", linkOf(li));
      if (!headed(linkOf(edge)) || level(linkOf(edge)) >= level(link)) return place(step < 0 ? "sesudah" : "sebelum", linkOf(edge));
      li = edge;
    }
  }

  function ask(link) {
    const names = [...tree.querySelectorAll("a[data-key]")].filter((other) => other !== link).map(title);
    dialog.querySelector("h2").textContent = "Pindahkan " + title(link);
    aim(link);
    form.elements.where.value = form.elements.anchor.value = form.elements.to.value = "";
    const list = dialog.querySelector("datalist");
    list.replaceChildren(...names.map((name) => Object.assign(document.createElement("option"), { value: "setelah " + name })));
    remember(link);
    dialog.showModal();
    form.elements.to.focus();
  }

  tree.addEventListener("keydown", (event) => {
    const link = event.target.closest("a[data-key]");
    if (!link || event.ctrlKey || event.metaKey) return;
    const arrow = event.altKey && event.shiftKey && { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (arrow) {
      event.preventDefault();
      event.stopPropagation();
      const to = next(link, arrow);
      if (to) send(link, to);
    } else if (!event.altKey && event.key.toLowerCase() === "m") {
      event.preventDefault();
      event.stopPropagation();
      ask(link);
    } else if (!event.altKey && event.key === "Delete") {
      event.preventDefault();
      location.href = form.dataset.remove.replace("00000000", link.dataset.key);
    }
  });

  let lifted = null;
  const marks = ["drop-before", "drop-after", "drop-inside"];
  const clear = () => tree.querySelectorAll(marks.map((mark) => "." + mark).join()).forEach((link) => link.classList.remove(...marks));

  // Where the lifted unit would stand: before or after a unit of its level, or inside a heading above its level.
  function spot(event) {
    const link = event.target.closest?.("a[data-key]");
    if (!lifted || !link || link === lifted || item(lifted).contains(link)) return null;
    const box = link.getBoundingClientRect();
    const upper = event.clientY < box.top + box.height / 2;
    if (headed(link) && level(link) < level(lifted)) {
      const first = inside(item(link))[0];
      const fits = first && (!headed(linkOf(first)) || level(linkOf(first)) >= level(lifted));
      return { link, mark: "drop-inside", to: fits ? place("sebelum", linkOf(first)) : place("dalam", link) };
    }
    if (level(link) !== level(lifted)) return null;
    return { link, mark: upper ? "drop-before" : "drop-after", to: place(upper ? "sebelum" : "sesudah", link) };
  }

  tree.addEventListener("dragstart", (event) => {
    lifted = event.target.closest?.("a[data-key]");
    if (!lifted) return;
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", title(lifted));
    lifted.classList.add("lifted");
  });
  tree.addEventListener("dragover", (event) => {
    clear();
    const found = spot(event);
    if (!found) return;
    event.preventDefault();
    found.link.classList.add(found.mark);
  });
  tree.addEventListener("drop", (event) => {
    const found = spot(event);
    if (!found) return;
    event.preventDefault();
    send(lifted, found.to);
  });
  tree.addEventListener("dragend", () => {
    clear();
    lifted?.classList.remove("lifted");
    lifted = null;
  });

  const ready = (root) => root.querySelectorAll("a[data-key]").forEach((link) => {
    link.draggable = true;
    link.setAttribute("aria-describedby", "cara-susun");
  });
  ready(tree);
  new MutationObserver(() => ready(tree)).observe(tree, { childList: true, subtree: true });

  // After a move the page comes back: the focus goes to the unit again, so that it can be moved on. The browser itself
  // goes to the place in the address first.
  let moved = null;
  try {
    moved = sessionStorage.getItem(MOVED);
    sessionStorage.removeItem(MOVED);
  } catch {
    // Without the store the focus starts at the top, as on any page.
  }
  const again = () => setTimeout(() => tree.querySelector(`a[data-key="${moved}"]`)?.focus({ preventScroll: true }));
  if (moved && document.readyState === "complete") again();
  else if (moved) addEventListener("load", again);
})();
