// The form of one unit, on its page or in the room: keeps what is typed, previews it, asks before it is left.
// What is typed is kept twice: in this browser at once, and at the server two seconds later (`data-keep`).
// Without this script the form still saves; it only loses the copies.
(() => {
  const KEEP = 400, SEND = 2000, AGAIN = 5000, LOOK = 600, LEASE = 20000;
  const OFFLINE = "Luring. Teks aman di peramban ini.";
  const clock = () => new Date().toLocaleTimeString("id-ID", { hour: "2-digit", minute: "2-digit" }).replace(":", ".");
  const token = () => document.querySelector("input[name=csrfmiddlewaretoken]")?.value || "";
  const post = (url, fields, more) =>
    fetch(url, { method: "POST", body: new URLSearchParams(fields), headers: { "X-CSRFToken": token(), "HX-Request": "true" }, ...more });

  function attach(form) {
    if (!form || form.dataset.attached) return;
    form.dataset.attached = "";
    const text = form.querySelector("textarea[name=text]");
    const revision = form.querySelector("input[name=revision]");
    const status = form.querySelector("[data-save]");
    const leave = form.querySelector("[data-leave]");
    const offer = form.querySelector("[data-restore]");
    const preview = (form.closest("[data-editing]") || form.closest("article"))?.querySelector("[data-preview]");
    const name = "sunting-" + form.dataset.edit;
    // A form that came back with an error, or with somebody else's text beside it, holds words that are not saved.
    const unsaved = form.hasAttribute("data-unsaved");
    const saved = text.defaultValue;
    const inRoom = form.hasAttribute("data-room");
    let leaving = false, done = false, sent = unsaved ? null : saved, sending = null, looking = null;
    const timers = {};

    const later = (what, wait, job) => {
      clearTimeout(timers[what]);
      timers[what] = setTimeout(job, wait);
    };
    const changed = () => !done && (unsaved || text.value !== saved);
    const say = (words) => (status.textContent = words);

    function keep() {
      if (done) return;
      try {
        if (changed()) localStorage.setItem(name, JSON.stringify({ revision: revision.value, text: text.value, at: Date.now() }));
        else localStorage.removeItem(name);
      } catch {
        // A browser that keeps nothing still has the copy at the server.
      }
    }

    async function send(more) {
      if (done || !form.dataset.keep || text.value === sent) return;
      const copy = text.value;
      const fields = changed() ? { text: copy, revision: revision.value } : { buang: "1" };
      sending = new AbortController();
      try {
        const answer = await post(form.dataset.keep, fields, { signal: sending.signal, ...more });
        if (!answer.ok || answer.redirected) throw new Error(answer.status);
        sent = copy;
        if (!form.elements.salinan) form.append(Object.assign(document.createElement("input"), { type: "hidden", name: "salinan", value: "1" }));
        const said = answer.status === 200 ? await answer.json() : {};
        if (!done && text.value === copy) say(changed() ? "Belum tersimpan · salinan " + said.at : "");
      } catch {
        if (done) return;
        say(navigator.onLine ? "Belum tersimpan. Salinan di peramban ini " + clock() : OFFLINE);
        later("again", AGAIN, send);
      }
    }

    function grow() {
      if (CSS.supports("field-sizing", "content")) return;
      text.style.height = "auto";
      text.style.height = text.scrollHeight + 4 + "px";
    }

    async function look() {
      if (!form.dataset.see || !preview || done) return;
      looking?.abort();
      looking = new AbortController();
      try {
        const fields = { text: text.value, revision: revision.value };
        const answer = await post(form.dataset.see, fields, { signal: looking.signal });
        if (!answer.ok || answer.redirected) return;
        preview.innerHTML = await answer.text();
        const follows = form.querySelector("[data-follows]");
        if (follows) follows.textContent = preview.querySelector(".followed > summary")?.textContent.trim() || "";
      } catch {
        // The next key asks again.
      }
    }

    function typed() {
      say(navigator.onLine ? "Belum tersimpan" : OFFLINE);
      later("keep", KEEP, keep);
      later("send", SEND, () => (form.copying = send()));
      later("look", LOOK, look);
      grow();
    }

    text.addEventListener("input", typed);
    form.addEventListener("submit", (event) => {
      if (event.submitter?.hasAttribute("formaction")) return;
      keep();
      clearTimeout(timers.send); // a copy would only race with what is saved
      leaving = true;
    });
    const end = () => {
      done = true;
      sending?.abort();
      looking?.abort();
      Object.values(timers).forEach(clearTimeout);
    };
    form.addEventListener("sunting:diganti", end);
    form.addEventListener("sunting:tersimpan", () => {
      end();
      try {
        localStorage.removeItem(name);
      } catch {
        // Nothing was kept.
      }
    });
    form.addEventListener("sunting:tutup", () => {
      keep();
      send({ keepalive: text.value.length < 20000 });
      done = true;
      Object.values(timers).forEach(clearTimeout);
    });
    form.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
        event.preventDefault();
        form.requestSubmit(form.querySelector("button.main-act"));
      }
      if (event.key === "Escape") leave.click();
    });
    leave.addEventListener("click", (event) => {
      if (changed() && !window.confirm("Suntingan belum tersimpan. Tinggalkan " + (inRoom ? "suntingan" : "halaman") + " ini?")) {
        event.preventDefault();
        return;
      }
      leaving = true;
      if (!inRoom) return;
      event.preventDefault();
      form.dispatchEvent(new CustomEvent("sunting:tutup", { bubbles: true }));
    });
    addEventListener("beforeunload", (event) => {
      if (form.isConnected && changed() && (inRoom || !leaving)) {
        keep();
        event.preventDefault();
      }
    });
    const hide = () => {
      if (!form.isConnected || !changed()) return;
      keep();
      send({ keepalive: text.value.length < 20000 });
    };
    addEventListener("pagehide", hide);
    document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && hide());
    addEventListener("offline", () => form.isConnected && changed() && say(OFFLINE));
    addEventListener("online", () => form.isConnected && changed() && send());
    // The page comes back as it was left when the person goes back to it.
    addEventListener("pageshow", (event) => {
      if (event.persisted) leaving = false;
    });

    // On its own page the form says who has the unit open; in the room, room.js does.
    if (form.dataset.lease && !inRoom) {
      const beat = (key, more) => post(form.dataset.lease, { kunci: key }, more).catch(() => {});
      beat(form.dataset.edit.split("-").pop());
      setInterval(() => beat(form.dataset.edit.split("-").pop()), LEASE);
      addEventListener("pagehide", () => beat("", { keepalive: true }));
    }

    grow();
    if (unsaved) {
      typed();
      keep();
      if (offer) offer.hidden = true;
      return;
    }
    restore();

    // A copy left by a crash or another computer is offered, never put in silently.
    function restore() {
      const copies = [];
      try {
        copies.push(JSON.parse(localStorage.getItem(name) || "null"));
      } catch {
        // No copy in this browser.
      }
      const kept = form.querySelector("[data-kept]");
      if (kept) copies.push({ text: kept.value, revision: kept.dataset.revision, at: kept.dataset.at * 1000 });
      const copy = copies.filter((each) => each && each.text !== text.value).sort((a, b) => (b.at || 0) - (a.at || 0))[0];
      offer.hidden = !copy;
      if (!copy) {
        keep();
        return;
      }
      if (copy.at) offer.querySelector("[data-restore-when]").textContent = "dari " + new Date(copy.at).toLocaleString("id-ID", { day: "numeric", month: "long", hour: "2-digit", minute: "2-digit" });
      offer.querySelector("[data-restore-yes]").addEventListener("click", (event) => {
        event.preventDefault();
        text.value = copy.text;
        revision.value = copy.revision;
        offer.hidden = true;
        typed();
        keep();
        text.focus();
      });
      offer.querySelector("[data-restore-no]").addEventListener("click", (event) => {
        event.preventDefault();
        localStorage.removeItem(name);
        if (form.dataset.keep) post(form.dataset.keep, { buang: "1" }).catch(() => {});
        offer.hidden = true;
      });
    }
  }

  document.querySelectorAll("form[data-edit]").forEach(attach);
  document.addEventListener("sunting:buka", (event) => attach(event.target));
})();
