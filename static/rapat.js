/* Makes the meeting room quick at the keyboard; every act works without this file.
   digits      typed anywhere begin in the box of the roll call
   arrows      move between the seats
   [data-minutes-form]  saves itself two seconds after the last key */
"use strict";

const box = document.getElementById("panggil");

document.addEventListener("keydown", (event) => {
  if (!box || event.ctrlKey || event.metaKey || event.altKey) return;
  const seat = event.target.closest(".seat");
  if (seat && event.key.startsWith("Arrow")) {
    const seats = [...document.querySelectorAll("button.seat")];
    const row = seats.filter((one) => one.offsetTop === seat.offsetTop).length || 1;
    const step = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: row, ArrowUp: -row }[event.key];
    const next = seats[seats.indexOf(seat) + step];
    if (next) {
      event.preventDefault();
      next.focus();
    }
  } else if (/^[0-9]$/.test(event.key) && !event.target.closest("input, textarea, select")) {
    box.focus();
  }
});

// Typing does not wait for answers: what is typed while one is under way goes together with the next.
const calls = [];
let asking = false;

async function call() {
  if (asking || !calls.length) return;
  asking = true;
  const sent = calls.splice(0);
  const values = { panggil: sent.map((one) => one.typed), keadaan: sent.map((one) => one.state) };
  try {
    await window.htmx.ajax("POST", box.form.action, { target: "#kehadiran", swap: "outerHTML", values });
  } catch {
    calls.unshift(...sent);
  }
  asking = false;
  call();
}

document.addEventListener("submit", (event) => {
  if (!box || event.target !== box.form || !window.htmx || event.submitter?.name || !box.value.trim()) return;
  event.preventDefault();
  event.stopPropagation();
  calls.push({ typed: box.value, state: box.form.elements.keadaan.value });
  box.value = "";
  call();
}, true);

document.querySelectorAll("[data-minutes-form]").forEach((form) => {
  const text = form.querySelector("textarea");
  const base = form.querySelector("[name=base]");
  const state = form.querySelector("[data-state]");
  let timer = 0;
  let busy = false;
  const save = async () => {
    clearTimeout(timer);
    if (busy || text.value === base.value) return;
    busy = true;
    const sent = text.value;
    try {
      const answer = await fetch(form.action, { method: "POST", body: new FormData(form), headers: { Accept: "application/json" } });
      const told = await answer.json();
      if (answer.ok) {
        // Words typed meanwhile were written on what was sent, not on what others had added to it.
        base.value = text.value === sent ? told.text : sent;
        if (text.value === sent) text.value = told.text;
        state.textContent = told.state;
      } else {
        state.textContent = told.problem + " Tekan Simpan untuk melihat gabungannya.";
      }
    } catch {
      state.textContent = "Belum tersimpan. Periksa sambungan, lalu tekan Simpan.";
    }
    busy = false;
    if (text.value !== base.value && state.textContent.startsWith("Tersimpan")) timer = setTimeout(save, 2000);
  };
  text.addEventListener("input", () => {
    state.textContent = "Belum tersimpan";
    clearTimeout(timer);
    timer = setTimeout(save, 2000);
  });
  // Words typed before this file had arrived.
  if (text.value !== text.defaultValue) timer = setTimeout(save, 2000);
  addEventListener("beforeunload", (event) => {
    if (text.value !== base.value && !("sent" in form.dataset)) event.preventDefault();
  });
});
