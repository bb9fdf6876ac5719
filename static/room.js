// The drafting room: units are edited where they stand, the rest of a long text is drawn as one scrolls, others are
// seen while they write, and every act has its key. Without this script every link of the room leads to its own page.
(() => {
  const room = document.querySelector("[data-ruang]");
  if (!room) return;
  const POLL = 15000, LEASE = 20000, AGAIN = 5000, NEAR = "1200px", PER_ELEMENT = 14, REFRESH = 40;
  const OFFLINE = "Luring. Teks aman di peramban ini. Disimpan begitu tersambung.";
  const law = room.querySelector("article.naskah"), tree = room.querySelector("nav.tree");
  const news = document.querySelector("[data-news]");
  const editable = room.hasAttribute("data-editable");
  const state = { revision: Number(room.dataset.revision), sign: "", people: [], selected: null };
  const token = () => document.querySelector("input[name=csrfmiddlewaretoken]").value;
  const url = (key, end = "") => room.dataset.base + key + "/" + end;
  const unit = (key) => law.querySelector(`[data-key="${key}"]:not(.later a)`);
  const entry = (key) => tree.querySelector(`a[data-key="${key}"]`);
  const editor = (key) => law.querySelector(`[data-editing="${key}"]`);
  const ask = (address, options = {}) =>
    fetch(address, { ...options, headers: { "HX-Request": "true", "X-CSRFToken": token(), ...options.headers } });
  const post = (address, fields, more) => ask(address, { method: "POST", body: new URLSearchParams(fields), ...more });
  const tell = (words) => (news.textContent = words);

  function piece(html) {
    const box = document.createElement("template");
    box.innerHTML = html;
    return box.content;
  }

  const nameOf = (key) =>
    entry(key)?.textContent.trim() || unit(key)?.querySelector(".bar .unseen")?.textContent.trim() || "bagian ini";

  // What waits below: drawn when it comes near, or when somebody goes there.

  function draw(waiting) {
    waiting.drawing ||= (async () => {
      const answer = await ask(room.dataset.base + "potongan?" + waiting.dataset.later);
      if (!answer.ok || answer.redirected) throw new Error(answer.status);
      waiting.replaceWith(piece(await answer.text()));
      paint();
    })().catch(() => {
      waiting.drawing = null;
      setTimeout(() => waiting.isConnected && near.observe(waiting), AGAIN);
    });
    return waiting.drawing;
  }

  const near = new IntersectionObserver(
    (seen) => seen.filter((each) => each.isIntersecting).forEach((each) => (near.unobserve(each.target), draw(each.target))),
    { rootMargin: NEAR },
  );
  law.querySelectorAll(".later").forEach((waiting) => {
    waiting.style.minBlockSize = waiting.dataset.size * PER_ELEMENT + "px";
    near.observe(waiting);
  });

  async function find(id) {
    for (let part = id.replace(/^penjelasan-/, ""); part; part = part.includes("-") ? part.replace(/-[^-]*$/, "") : "") {
      const found = document.getElementById(part);
      if (!found) continue;
      const waiting = found.closest(".later");
      if (waiting) await draw(waiting);
      return document.getElementById(id) || document.getElementById(part);
    }
    return null;
  }

  async function go(id) {
    const waits = !document.getElementById(id) || document.getElementById(id).closest(".later");
    const found = await find(id);
    if (!found) return null;
    found.closest("details")?.setAttribute("open", "");
    if (waits && found.id) location.replace("#" + found.id);
    found.scrollIntoView({ behavior: "instant", block: "start" });
    select(found.closest("[data-key]"), false);
    return found;
  }

  const hash = () => location.hash.length > 1 && decodeURIComponent(location.hash.slice(1));
  addEventListener("hashchange", () => {
    const id = hash();
    if (id && (!document.getElementById(id) || document.getElementById(id).closest(".later"))) go(id);
    else if (id) select(document.getElementById(id).closest("[data-key]"), false);
  });

  // Editing in place

  async function open(key) {
    const old = editor(key);
    if (old) return old.querySelector("textarea[name=text]").focus();
    const place = unit(key);
    if (!place || place.dataset.opening) return;
    place.dataset.opening = "";
    try {
      const answer = await ask(url(key));
      if (!answer.ok || answer.redirected) return (location.href = url(key));
      law.querySelectorAll("[data-editing] form").forEach((form) => {
        if (form.elements.text.value === form.elements.text.defaultValue) close(form);
      });
      show(place, await answer.text());
      select(place, false);
      renew();
    } catch {
      tell("Luring. Suntingan dibuka begitu tersambung.");
    } finally {
      delete place.dataset.opening;
    }
  }

  function show(place, html) {
    if (place.matches("details")) place.open = true;
    const before = [...place.children].find((child) => child.matches("dl, details.penjelasan, .unit:not([data-editing])"));
    place.querySelector(":scope > [data-said]")?.remove();
    place.insertBefore(piece(html), before || null);
    place.classList.add("opened");
    const form = editor(place.dataset.key).querySelector("form");
    form.addEventListener("submit", (event) => {
      if (event.submitter?.hasAttribute("formaction")) return;
      event.preventDefault();
      save(form, event.submitter);
    });
    form.addEventListener("sunting:tutup", () => close(form));
    form.dispatchEvent(new CustomEvent("sunting:buka", { bubbles: true }));
    const text = form.elements.text;
    text.focus({ preventScroll: true });
    text.scrollIntoView({ block: "nearest", behavior: "instant" });
  }

  function close(form) {
    const holder = form.closest("[data-editing]");
    const place = unit(holder.dataset.editing);
    clearTimeout(form.again);
    post(form.dataset.done, {}, { keepalive: true }).catch(() => {});
    holder.remove();
    place?.classList.remove("opened");
    place?.focus({ preventScroll: true });
    renew();
  }

  const wrong = (form, sentences) =>
    form.querySelector("[data-errors]").replaceChildren(
      ...sentences.map((words) => Object.assign(document.createElement("p"), { className: "error notice late", textContent: words })),
    );

  async function save(form, button) {
    if (form.dataset.busy) return;
    form.dataset.busy = "";
    clearTimeout(form.again);
    const status = form.querySelector("[data-save]");
    status.textContent = "Menyimpan";
    const fields = new URLSearchParams(new FormData(form));
    if (button?.name === "pecah") fields.set("pecah", "1");
    try {
      const answer = await ask(form.action, { method: "POST", body: fields });
      const said = answer.headers.get("Content-Type")?.includes("json") ? await answer.json() : null;
      if (said?.state) return arrived(form, said);
      status.textContent = "Belum tersimpan";
      if (said?.conflict) return collided(form, said.conflict);
      if (said) wrong(form, said.errors);
      else if (answer.redirected) wrong(form, ["Sesi Anda berakhir. Masuk lagi di tab lain, lalu simpan lagi. Teks aman di peramban ini."]);
      else if (answer.ok) form.querySelector("[data-errors]").replaceChildren(piece(await answer.text()));
      else wrong(form, ["Belum dapat disimpan. Coba simpan lagi. Teks aman di peramban ini."]);
      form.elements.text.focus();
    } catch {
      status.textContent = OFFLINE;
      form.again = setTimeout(() => form.isConnected && save(form, button), AGAIN);
    } finally {
      delete form.dataset.busy;
    }
  }

  addEventListener("online", () => law.querySelectorAll("[data-editing] form").forEach((form) => form.again && save(form)));

  function collided(form, html) {
    const holder = form.closest("[data-editing]");
    const place = unit(holder.dataset.editing);
    form.dispatchEvent(new CustomEvent("sunting:diganti"));
    holder.remove();
    show(place, html);
    tell("Dua suntingan pada " + nameOf(place.dataset.key) + ". Periksa gabungannya, lalu simpan.");
  }

  function arrived(form, said) {
    const key = form.closest("[data-editing]").dataset.editing;
    form.dispatchEvent(new CustomEvent("sunting:tersimpan"));
    const done = form.dataset.done;
    form.closest("[data-editing]").remove();
    unit(key)?.classList.remove("opened");
    post(done, { tersimpan: "1" }, { keepalive: true }).catch(() => {});
    const labels = relabel((said.labels || "").split(" ").filter(Boolean).map((each) => each.split(":")));
    for (const [each, html] of Object.entries(said.units || {})) if (!said.after?.[each]) put(each, html);
    for (const [each, before] of Object.entries(said.after || {})) insert(each, before, said.units[each]);
    labels();
    if (said.stale) refresh(said.stale);
    state.revision += said.edits || 0;
    const place = unit(key);
    if (place && said.said) {
      const first = [...place.children].find((child) => child.matches("dl, details.penjelasan, .unit"));
      place.insertBefore(piece(said.said), first || null);
    }
    paint();
    select(place, false);
    place?.focus({ preventScroll: true });
    const followed = place?.querySelector(":scope > [data-said] .followed > summary")?.textContent.trim();
    tell([said.name, said.state, followed].filter(Boolean).join(". "));
    renew();
  }

  // Put the new element of a unit into its place; what is a unit of its own inside it stays unless it came along.
  function put(key, html) {
    const old = unit(key), fresh = piece(html).querySelector(`[data-key="${key}"]`);
    if (!old || !fresh || editor(key)) return;
    for (const child of [...old.children]) {
      if (child.matches(".bar")) fresh.querySelector(":scope > .bar")?.replaceWith(child);
      else if (child.matches("[data-key], :has([data-key])")) {
        const inner = (child.matches("[data-key]") ? child : child.querySelector("[data-key]")).dataset.key;
        const same = fresh.querySelector(`[data-key="${inner}"]`);
        if (!same) fresh.append(child);
        else if (child.dataset.key && child.querySelector("[data-editing]")) same.replaceWith(child);
      }
    }
    if (state.selected === old) state.selected = fresh;
    fresh.classList.toggle("selected", old.classList.contains("selected"));
    if (old.matches("details")) fresh.open = old.open;
    old.replaceWith(fresh);
    if (fresh.classList.contains("selected")) fresh.tabIndex = -1;
  }

  function insert(key, before, html) {
    const fresh = piece(html).querySelector(`[data-key="${key}"]`);
    const above = unit(before), link = entry(before);
    if (!fresh || !above) return;
    above.after(fresh);
    if (!link) return;
    const row = document.createElement("li"), made = link.cloneNode(false);
    made.dataset.key = key;
    made.href = "#" + fresh.id;
    made.removeAttribute("aria-current");
    made.textContent = fresh.querySelector("h2, h3, h4").textContent;
    row.append(made);
    link.closest("li").after(row);
  }

  // New numbers: ids first go away, so that none stands twice, and are given when all is in place.
  function relabel(labels) {
    const jobs = [];
    for (const [key, number] of labels) {
      const name = "Pasal " + number, anchor = "pasal-" + number.toLowerCase();
      const link = entry(key), waits = law.querySelector(`.later a[data-key="${key}"]`), place = unit(key);
      if (link) jobs.push(() => ((link.href = "#" + anchor), (link.textContent = name)));
      if (waits) jobs.push(() => ((waits.id = anchor), (waits.href = waits.href.replace(/#.*/, "#" + anchor)), (waits.textContent = name)));
      if (!place) continue;
      const old = place.id;
      const inside = [place, ...place.querySelectorAll("[id]")].filter((each) => new RegExp(`^(penjelasan-)?${old}(-|$)`).test(each.id));
      const ids = inside.map((each) => each.id.replace(old, anchor));
      inside.forEach((each) => each.removeAttribute("id"));
      const words = (each, text) => each && jobs.push(() => (each.textContent = text));
      jobs.push(() => inside.forEach((each, index) => (each.id = ids[index])));
      words(place.querySelector(":scope > :is(h2, h3, h4)"), name);
      place.querySelectorAll(":scope > .bar .unseen").forEach((each) => words(each, " " + name));
      words(place.querySelector(":scope > details > summary"), "Penjelasan " + name);
      place.querySelectorAll(":scope > details > .bar .unseen").forEach((each) => words(each, " Penjelasan " + name));
    }
    return () => jobs.forEach((job) => job());
  }

  async function refresh(keys) {
    const drawn = keys.filter((key) => unit(key)).slice(0, REFRESH * 5);
    for (let from = 0; from < drawn.length; from += REFRESH) {
      try {
        const answer = await ask(room.dataset.base + "potongan?kunci=" + drawn.slice(from, from + REFRESH));
        if (!answer.ok || answer.redirected) return;
        for (const [key, html] of Object.entries((await answer.json()).units)) put(key, html);
      } catch {
        return;
      }
    }
    paint();
  }

  // Who else is here

  async function poll() {
    if (document.visibilityState === "hidden") return;
    try {
      const answer = await ask(room.dataset.base + "hadir?" + new URLSearchParams({ tanda: state.sign, r: state.revision }));
      if (answer.status !== 200 || answer.redirected) return;
      const said = await answer.json();
      [state.sign, state.revision, state.people] = [said.sign, said.revision, said.people];
      if (said.saved) await changed(said.saved);
      paint();
    } catch {
      // The next round asks again.
    }
  }

  async function changed(saved) {
    tell(saved.words + ".");
    for (const key of saved.units) {
      const note = editor(key)?.querySelector("form");
      if (!note) continue;
      note.querySelector("[data-beside]")?.remove();
      const words = saved.words + ". Saat Anda menyimpan, kedua suntingan digabungkan.";
      note.prepend(Object.assign(document.createElement("p"), { className: "notice wait", textContent: words }));
      note.firstElementChild.dataset.beside = "";
    }
    if (saved.order) {
      const notice = document.querySelector("[data-changed]");
      notice.querySelector("[data-changed-words]").textContent = saved.words + ".";
      notice.hidden = false;
    }
    await refresh(saved.units);
  }

  function paint() {
    document.querySelectorAll("[data-face]").forEach((each) => each.remove());
    law.querySelectorAll(".busy").forEach((each) => each.classList.remove("busy"));
    const faces = state.people.map((person) => {
      const words = person.name + " sedang menyunting " + nameOf(person.key);
      const face = (name) => Object.assign(document.createElement("span"), { className: name, title: words, textContent: person.initial });
      const place = unit(person.key), link = entry(person.key);
      if (place) {
        const said = Object.assign(document.createElement("p"), { className: "presence" });
        said.append(face("face small"), " " + words);
        said.dataset.face = "";
        place.classList.add("busy");
        place.insertBefore(said, place.firstElementChild?.matches("summary, .n") ? place.firstElementChild.nextSibling : place.firstChild);
      }
      if (link) {
        const small = face("face small");
        small.dataset.face = "";
        small.setAttribute("role", "img");
        small.setAttribute("aria-label", words);
        link.after(small);
      }
      return face("face");
    });
    document.querySelector("[data-people]").replaceChildren(...faces, faces.length ? ` ${faces.length} menyunting` : "");
  }

  function renew() {
    const mine = law.querySelector("[data-editing]");
    clearInterval(state.lease);
    if (!mine || !editable) return;
    const beat = () => post(room.dataset.base + "hadir", { kunci: mine.dataset.editing }).catch(() => {});
    beat();
    state.lease = setInterval(() => (mine.isConnected ? beat() : renew()), LEASE);
  }

  setInterval(poll, POLL);
  addEventListener("focus", poll);
  poll();

  // The chosen unit, and what stands beside it

  function select(place, focus = true) {
    if (!place || place === state.selected) return;
    state.selected?.classList.remove("selected");
    state.selected = place;
    place.classList.add("selected");
    place.tabIndex = -1;
    if (focus) {
      place.focus({ preventScroll: true });
      const box = place.getBoundingClientRect();
      if (box.top < 80 || box.top > innerHeight * 0.7) place.scrollIntoView({ block: "start", behavior: "instant" });
    }
    const key = place.dataset.key;
    tree.querySelector("[aria-current]")?.removeAttribute("aria-current");
    entry(key)?.setAttribute("aria-current", "location");
    document.querySelector("[data-context-name]").textContent = nameOf(key);
    document.querySelector("[data-chosen]").hidden = false;
    document.querySelector("[data-hint]")?.remove();
    document.querySelectorAll("[data-unit-link]").forEach((link) => (link.href = url(key, link.dataset.unitLink)));
    clearTimeout(state.talk);
    state.talk = setTimeout(() => talk(key), 350);
  }

  function talk(key) {
    const box = document.querySelector("[data-talk]");
    // Who asks while the talk is on its way waits for the same answer.
    if (window.htmx && box.dataset.shown === key) return state.talking;
    if (!window.htmx || box.contains(document.activeElement)) return Promise.resolve();
    box.dataset.shown = key;
    const address = box.dataset.talk.replace(room.dataset.noKey, key);
    return (state.talking = htmx.ajax("GET", address, { target: box, swap: "innerHTML" }));
  }

  async function step(way) {
    const list = [...law.querySelectorAll("[data-key]:not(.later a, details:not([open])), .later")];
    let at = list.indexOf(state.selected);
    if (at < 0) at = list.findIndex((each) => each.getBoundingClientRect().bottom > 90) - (way > 0 ? 1 : 0);
    const next = list[at + way];
    if (!next?.matches(".later")) return select(next);
    await draw(next);
    return next.isConnected ? undefined : step(way);
  }

  law.addEventListener("click", (event) => {
    const link = event.target.closest(".bar a");
    const place = event.target.closest("[data-key]");
    if (link && place && editable && link.pathname === url(place.dataset.key) && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      open(place.dataset.key);
    } else if (place && !event.target.closest("a, button, summary, [data-editing]")) select(place, false);
  });
  law.addEventListener("dblclick", (event) => {
    const place = event.target.closest("[data-key]");
    if (!editable || !place || event.target.closest("a, button, summary, [data-editing], .later")) return;
    getSelection().removeAllRanges();
    open(place.dataset.key);
  });
  law.addEventListener("focusin", (event) => select(event.target.closest("[data-key]"), false));
  document.querySelector("[data-jump]").addEventListener("submit", async (event) => {
    const form = event.target;
    if (form.dataset.asked) return delete form.dataset.asked;
    event.preventDefault();
    const typed = form.elements.ke.value.trim().toLowerCase();
    const id = (/^\d/.test(typed) ? "pasal " + typed : typed).replace(/[()]/g, " ").trim().replace(/\s+/g, "-");
    if (id && (await go(id))?.id === id) {
      form.elements.ke.value = "";
      state.selected?.focus({ preventScroll: true });
      return;
    }
    form.dataset.asked = "";
    form.requestSubmit();
  });

  const chosen = (job) => () => state.selected && job(state.selected.dataset.key);
  const field = (id) => () => document.getElementById(id).select();
  const keys = {
    j: () => step(1),
    k: () => step(-1),
    "/": field("cari-naskah"),
    g: field("ke-naskah"),
    "?": () => document.getElementById("tombol").showModal(),
    c: chosen(async (key) => {
      await talk(key);
      const box = [...document.querySelectorAll("[data-talk] textarea[name=text]")].pop();
      if (box?.checkVisibility()) box.focus();
      else location.href = url(key, "percakapan");
    }),
  };
  if (document.querySelector("[data-unit-link=usul]")) keys.s = chosen((key) => (location.href = url(key, "usul")));
  if (editable) {
    keys.e = chosen(open);
    keys.i = chosen((key) => (location.href = url(key, "susun")));
    keys.m = chosen((key) => {
      const link = entry(key);
      if (!link || !document.getElementById("pindahkan")) return (location.href = url(key, "susun"));
      link.focus();
      link.dispatchEvent(new KeyboardEvent("keydown", { key: "m", bubbles: true }));
    });
  }
  document.addEventListener(
    "keydown",
    (event) => {
      if (!event.isTrusted || event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
      if (event.target.closest("input, textarea, select, [contenteditable]")) return;
      const job = keys[event.key.length === 1 ? event.key.toLowerCase() : event.key];
      if (!job || (event.key === "m" && event.target.closest("nav.tree"))) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      job();
    },
    true,
  );

  const start = hash();
  if (start) go(start);
})();
