// The editing form: keeps unsaved text in this browser, saves with Ctrl+Enter, asks before Esc leaves it.
// Without this script the form still saves; it only loses the copy.
(() => {
  const form = document.querySelector("[data-edit]");
  if (!form) return;
  const text = form.querySelector("textarea[name=text]");
  const revision = form.querySelector("input[name=revision]");
  const status = form.querySelector("[data-save]");
  const leave = form.querySelector("[data-leave]");
  const name = "sunting-" + form.dataset.edit;
  // A page that came back with an error, or with somebody else's text beside it, holds words the server has not saved.
  const unsaved = form.hasAttribute("data-unsaved");
  const saved = text.defaultValue;
  let leaving = false;
  let timer = 0;

  const clock = () => new Date().toLocaleTimeString("id-ID", { hour: "2-digit", minute: "2-digit" }).replace(":", ".");
  const changed = () => unsaved || text.value !== saved;
  const keep = () => {
    try {
      if (changed()) localStorage.setItem(name, JSON.stringify({ revision: revision.value, text: text.value }));
      else localStorage.removeItem(name);
      status.textContent = changed() ? "Belum tersimpan. Salinan di peramban ini " + clock() : "";
    } catch {
      status.textContent = "Belum tersimpan";
    }
  };

  text.addEventListener("input", () => {
    status.textContent = "Belum tersimpan";
    clearTimeout(timer);
    timer = setTimeout(keep, 800);
  });
  form.addEventListener("submit", (event) => {
    if (event.submitter && event.submitter.hasAttribute("formaction")) return;
    keep();
    leaving = true;
  });
  window.addEventListener("beforeunload", (event) => {
    if (changed() && !leaving) {
      keep();
      event.preventDefault();
    }
  });
  form.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      form.requestSubmit(form.querySelector("button.main-act"));
    }
    if (event.key === "Escape") leave.click();
  });
  leave.addEventListener("click", (event) => {
    if (changed() && !window.confirm("Suntingan belum tersimpan. Tinggalkan halaman ini?")) event.preventDefault();
    else leaving = true;
  });
  // The page comes back as it was left when the person goes back to it.
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) leaving = false;
  });

  if (unsaved) {
    keep();
    return;
  }
  // A copy left by a crash or a lost connection is offered, never put in silently; app.js drops it once it is saved.
  let copy = null;
  try {
    copy = JSON.parse(localStorage.getItem(name) || "null");
  } catch {
    copy = null;
  }
  const offer = form.querySelector("[data-restore]");
  if (copy && copy.text !== text.value) {
    offer.hidden = false;
    offer.querySelector("[data-restore-yes]").addEventListener("click", () => {
      text.value = copy.text;
      revision.value = copy.revision;
      offer.hidden = true;
      keep();
      text.focus();
    });
    offer.querySelector("[data-restore-no]").addEventListener("click", () => {
      localStorage.removeItem(name);
      offer.hidden = true;
    });
  } else if (copy) {
    localStorage.removeItem(name);
  }
})();
