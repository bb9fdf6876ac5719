// The drafting room: units are edited where they stand, the rest of a long text is drawn as one scrolls, others are
// seen while they write, and every act has its key. Without this script every link of the room leads to its own page.
(() => {
  const room = document.querySelector("[data-ruang]");
  if (!room) return;
  const POLL = 15000, LEASE = 20000, AGAIN = 5000, NEAR = "1200px", PER_ELEMENT = 14, REFRESH = 40, LINES = 8, CHOSEN = "ruang-terpilih";
  const OFFLINE = "Luring. Teks aman di peramban ini. Disimpan begitu tersambung.";
  const law = room.querySelector("article.naskah"), tree = room.querySelector("nav.tree");
  const news = document.querySelector("[data-news]");
  const editable = room.hasAttribute("data-editable");
  const state = { revision: Number(room.dataset.revision), sign: "", people: [], selected: null };
  const token = () => document.querySelector("input[name=csrfmiddlewaretoken]").value;
  const url = (key, end = "") => room.dataset.base + key + "/" + end;
  const unit = (key) => law.querySelector(`[data-key="${key}"]:not(.later a)`);
  const entry = (key) => tree.querySelector(`a[data-key="${key}"]`);
  // Its link in the contents, or that of what it stands in.
  const entryOf = (key) => {
    let link = entry(key);
    for (let place = unit(key); place && !link; place = place.parentElement.closest("[id]"))
      link = place.id && tree.querySelector(`a[href="#${place.id}"]`);
    return link || null;
  };
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
    state.spot = found;
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
    ready(editor(place.dataset.key).querySelector("form"));
  }

  function ready(form) {
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
    pointed(text);
  }

  // The cursor goes to the ayat or item that was jumped to, or clicked twice.
  function pointed(text) {
    const spot = state.spot?.closest("li");
    state.spot = null;
    if (!spot || !text.closest("[data-editing]")?.parentElement.contains(spot)) return;
    const words = [...spot.querySelectorAll("p")].find((each) => each.textContent.trim())?.firstChild?.textContent.trim();
    const at = words ? text.value.indexOf(words.slice(0, 60)) : -1;
    if (at >= 0) text.setSelectionRange(at, at);
  }

  // The form of a new unit, at the unit it is put beside.
  async function openInsert(key) {
    const place = unit(key)?.closest("details") ? unit(key).parentElement.closest("[data-key]") : unit(key);
    if (!place || place.dataset.opening) return;
    const old = place.querySelector(":scope > [data-inserting] textarea");
    if (old) return old.focus();
    place.dataset.opening = "";
    try {
      const answer = await ask(url(place.dataset.key, "sisip"));
      if (answer.status === 404) return tell("Di sini tidak dapat disisipkan. Pilih pasal, bab, butir, atau lampiran.");
      if (!answer.ok || answer.redirected) return (location.href = url(place.dataset.key, "susun"));
      place.append(piece(await answer.text()));
      const form = place.querySelector(":scope > [data-inserting] form");
      const inside = form.dataset.inside.split(" ");
      form.elements.kind.addEventListener("change", () => {
        form.elements.where.value = inside.includes(form.elements.kind.value) ? "dalam" : "sesudah";
        form.toggleAttribute("data-tables", form.elements.kind.value === "lampiran");
      });
      ready(form);
    } catch {
      tell("Luring. Formulir sisipan dibuka begitu tersambung.");
    } finally {
      delete place.dataset.opening;
    }
  }

  const holderOf = (form) => form.closest("[data-editing], [data-inserting]");
  const keyOf = (form) => holderOf(form).dataset.editing || holderOf(form).dataset.inserting;

  function close(form) {
    const holder = holderOf(form);
    const place = unit(keyOf(form));
    clearTimeout(form.again);
    if (form.dataset.done) post(form.dataset.done, {}, { keepalive: true }).catch(() => {});
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
    const fields = new FormData(form); // not encoded for an address, which would make a long text longer
    if (button?.name === "pecah") fields.set("pecah", "1");
    try {
      await form.copying;
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

  addEventListener("online", () => law.querySelectorAll(":is([data-editing], [data-inserting]) form").forEach((form) => form.again && save(form)));

  function collided(form, html) {
    const holder = form.closest("[data-editing]");
    const place = unit(holder.dataset.editing);
    form.dispatchEvent(new CustomEvent("sunting:diganti"));
    holder.remove();
    show(place, html);
    tell("Dua suntingan pada " + nameOf(place.dataset.key) + ". Periksa gabungannya, lalu simpan.");
  }

  function arrived(form, said) {
    const near = keyOf(form), key = said.key || near;
    form.dispatchEvent(new CustomEvent("sunting:tersimpan"));
    // A save ends the lease and overtakes the copy; what saved nothing does not.
    if (form.dataset.done && !said.edits) post(form.dataset.done, { tersimpan: "1" }, { keepalive: true }).catch(() => {});
    holderOf(form).remove();
    unit(near)?.classList.remove("opened");
    if (said.go || (said.after && !unit(Object.values(said.after)[0]))) return again(said.go, key);
    const labels = relabel((said.labels || "").split(" ").filter(Boolean).map((each) => each.split(":")));
    for (const [each, html] of Object.entries(said.units || {})) if (!said.after?.[each]) put(each, html);
    for (const [each, before] of Object.entries(said.after || {})) insert(each, before, said.units[each]);
    labels();
    if (said.stale) refresh(said.stale);
    if (said.line) noted([said.line]);
    const place = unit(key);
    if (place && said.said) {
      const first = [...place.children].find((child) => child.matches("dl, details.penjelasan, .unit"));
      place.insertBefore(piece(said.said), first || null);
    }
    paint();
    select(place, false);
    place?.focus({ preventScroll: true });
    if (said.key) place?.scrollIntoView({ block: "nearest", behavior: "instant" });
    const followed = place?.querySelector(":scope > [data-said] .followed > summary")?.textContent.trim();
    tell([said.name, said.state, followed].filter(Boolean).join(". "));
    renew();
  }

  // The order of the text changed in ways that only the whole page shows; it comes back with that unit chosen.
  function again(address, key) {
    sessionStorage.setItem(CHOSEN, key);
    if (address) history.replaceState(null, "", address);
    location.reload();
  }

  // The latest edits, newest first.
  function noted(lines) {
    const list = document.querySelector("[data-lines]");
    for (const html of lines) {
      const line = piece(html).querySelector("[data-line]");
      if (!list.querySelector(`[data-line="${line.dataset.line}"]`)) list.prepend(line);
    }
    list.hidden = false;
    document.querySelector("[data-no-lines]")?.remove();
    while (list.children.length > LINES) list.lastElementChild.remove();
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
    const row = document.createElement("li"), made = link.cloneNode(false), beside = link.closest("li");
    made.dataset.key = key;
    made.href = "#" + fresh.id;
    made.removeAttribute("aria-current");
    made.textContent = fresh.querySelector("h2, h3, h4").textContent;
    row.append(made);
    // What follows a heading in the text is the first below it in the contents.
    if (!beside.matches(".buku, .bab, .bagian, .paragraf")) return beside.after(row);
    const below = beside.querySelector(":scope > ol") || beside.appendChild(document.createElement("ol"));
    below.prepend(row);
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
        if (!answer.ok || answer.redirected) return false;
        for (const [key, html] of Object.entries((await answer.json()).units)) put(key, html);
      } catch {
        return false;
      }
    }
    paint();
    return true;
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
    noted(saved.lines);
    for (const key of saved.units) {
      const note = editor(key)?.querySelector("form");
      if (!note) continue;
      note.querySelector("[data-beside]")?.remove();
      const words = saved.words + ". Saat Anda menyimpan, kedua suntingan digabungkan.";
      note.prepend(Object.assign(document.createElement("p"), { className: "notice wait", textContent: words }));
      note.firstElementChild.dataset.beside = "";
    }
    state.reordered ||= saved.order;
    if (saved.order) {
      const notice = document.querySelector("[data-changed]");
      notice.querySelector("[data-changed-words]").textContent = saved.words + ".";
      notice.hidden = false;
    }
    // What is drawn here has been seen: moving or removing it is no surprise to anybody.
    if ((await refresh(saved.units)) && !state.reordered) room.dataset.revision = state.revision;
  }

  function paint() {
    document.querySelectorAll("[data-face]").forEach((each) => each.remove());
    law.querySelectorAll(".busy").forEach((each) => each.classList.remove("busy"));
    const faces = state.people.map((person) => {
      const words = person.name + " sedang menyunting " + nameOf(person.key);
      const face = (name) => Object.assign(document.createElement("span"), { className: name, title: words, textContent: person.initial });
      const place = unit(person.key), link = entryOf(person.key);
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
    const link = entryOf(key);
    link?.setAttribute("aria-current", "location");
    if (link) tree.scrollTop += Math.min(0, link.getBoundingClientRect().top - tree.getBoundingClientRect().top - 40)
      + Math.max(0, link.getBoundingClientRect().bottom - tree.getBoundingClientRect().bottom + 40);
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
    const fetched = async () => {
      const answer = await ask(box.dataset.talk.replace(room.dataset.noKey, key));
      if (!answer.ok || answer.redirected) throw new Error(answer.status);
      const html = await answer.text();
      if (box.dataset.shown !== key) return;
      box.innerHTML = html;
      window.htmx.process(box);
    };
    return (state.talking = fetched().catch(() => box.dataset.shown === key && delete box.dataset.shown));
  }

  async function step(way) {
    state.spot = null;
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
    state.spot = event.target;
    open(place.dataset.key);
  });
  law.addEventListener("focusin", (event) => select(event.target.closest("[data-key]"), false));
  document.querySelector("[data-jump]").addEventListener("submit", async (event) => {
    const form = event.target;
    if (form.dataset.asked) return delete form.dataset.asked;
    event.preventDefault();
    const typed = form.elements.ke.value.trim().toLowerCase();
    const named = [...tree.querySelectorAll("a[data-key]")].find((link) =>
      (link.textContent.trim().replace(/\s+/g, " ").toLowerCase() + " ").startsWith(typed.replace(/\s+/g, " ") + " "),
    );
    const words = (/^\d/.test(typed) ? "pasal " + typed : typed).replace(/[()]/g, " ").trim().replace(/\s+/g, "-");
    const id = typed && named ? named.hash.slice(1) : words;
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
    keys.i = chosen(openInsert);
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

  const start = hash(), chosenBefore = sessionStorage.getItem(CHOSEN);
  sessionStorage.removeItem(CHOSEN);
  if (start) go(start).then((found) => found && chosenBefore && state.selected?.focus({ preventScroll: true }));
})();
