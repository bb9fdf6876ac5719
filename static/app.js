/* Makes pages quicker; every one of them works without this file. Behaviour is asked for with data attributes:
   data-toast       a message that leaves after 8 s unless it is a warning, data-close closes what it stands in
   data-dialog="id" a link or button that opens <dialog id> instead of going to its own page
   data-copy        a link whose address is copied when it is followed
   data-copy-text   a button that copies the words it carries
   data-submit      a select that sends its form when it changes
   data-wait        a button that says these words once it is pressed, for work that takes a moment
   data-saved       a message that says a text arrived: the browser's own copy of it, named here, is dropped */
"use strict";

document.addEventListener("click", (event) => {
  const target = event.target.closest("[data-close], [data-dialog], [data-copy], [data-copy-text]");
  if (!target) return;
  if (target.matches("[data-close]")) {
    const dialog = target.closest("dialog");
    if (dialog) dialog.close();
    else target.closest("[data-toast]")?.remove();
  } else if (target.matches("[data-dialog]")) {
    const dialog = document.getElementById(target.dataset.dialog);
    if (!dialog?.showModal) return;
    event.preventDefault();
    dialog.showModal();
  } else if (target.matches("[data-copy-text]")) {
    navigator.clipboard?.writeText(target.dataset.copyText).then(() => say("Teks disalin."), () => {});
  } else if (navigator.clipboard) {
    navigator.clipboard.writeText(target.href).then(() => say("Tautan disalin."), () => {});
  }
});

document.addEventListener("change", (event) => {
  if (event.target.matches("[data-submit]")) event.target.form.requestSubmit();
});

document.addEventListener("submit", (event) => {
  const words = event.submitter?.dataset.wait;
  if (!words || event.defaultPrevented) return;
  event.submitter.textContent = words;
  event.submitter.setAttribute("aria-busy", "true");
});

// A form is sent once: a second click while the first is under way would do the work twice.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || event.submitter?.hasAttribute("formaction") || form.method !== "post") return;
  if ("sent" in form.dataset) event.preventDefault();
  form.dataset.sent = "";
  setTimeout(() => delete form.dataset.sent, 5000);
});
addEventListener("pageshow", () => {
  document.querySelectorAll("form[data-sent]").forEach((form) => delete form.dataset.sent);
});

// "/" puts the cursor into the search box, unless somebody is typing.
document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("input, textarea, select, [contenteditable]")) return;
  const box = document.querySelector("input[type=search]");
  if (!box) return;
  event.preventDefault();
  box.focus();
});

// On a narrow screen the menu is wider than the screen: show where we are.
const here = document.querySelector(".topbar nav [aria-current]");
if (here) here.parentElement.scrollLeft += here.getBoundingClientRect().left - here.parentElement.getBoundingClientRect().left - 40;

// Alt with an arrow goes to the pasal before or after the one at the top of the screen.
document.addEventListener("keydown", (event) => {
  if (!event.altKey || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
  const units = [...document.querySelectorAll(".naskah .pasal[id]")];
  const at = units.findLastIndex((unit) => unit.getBoundingClientRect().top < 170);
  const next = units[event.key === "ArrowDown" ? at + 1 : Math.max(at - 1, 0)];
  if (!next) return;
  event.preventDefault();
  next.scrollIntoView({ behavior: "instant" });
  location.hash = next.id;
});

// A link to a penjelasan opens the fold it lies in.
function unfold() {
  const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  target?.closest?.("details")?.setAttribute("open", "");
}
addEventListener("hashchange", unfold);

// htmx sends forms like any other, so it needs the token of the page.
document.addEventListener("htmx:configRequest", (event) => {
  const token = document.querySelector("input[name=csrfmiddlewaretoken]");
  if (token) event.detail.headers["X-CSRFToken"] = token.value;
});

function tidy(toast) {
  toast.querySelector("[data-close]")?.removeAttribute("hidden");
  if (!toast.querySelector("[data-warning]")) setTimeout(() => toast.remove(), 8000);
}

function say(words) {
  document.querySelectorAll("[data-toast]").forEach((old) => old.remove());
  const toast = document.createElement("div");
  toast.className = "toast";
  toast.dataset.toast = "";
  toast.setAttribute("role", "status");
  toast.textContent = words;
  document.body.append(toast);
  tidy(toast);
}

document.querySelectorAll("[data-toast]").forEach(tidy);
document.querySelectorAll("[data-saved]").forEach((saved) => {
  try {
    localStorage.removeItem(saved.dataset.saved);
  } catch {
    // A browser that keeps nothing has nothing to drop.
  }
});
unfold();
