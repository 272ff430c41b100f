"use strict";
// The one script of the workbench. Every page works without it.

// While something is read or compared, the line below the header tells how far it has come.
(function progress() {
  const line = document.getElementById("work");
  if (!line || line.dataset.busy !== "1") return;
  const told = (work) => {
    if (!work.busy) return "Done. Reload to see what was found.";
    const count = work.total ? ` ${work.done} of ${work.total}` : work.done ? ` ${work.done}` : "";
    const what = work.what ? ` (${work.what})` : "";
    return `${work.doing || "Beginning"}${count}${what}. Pages show what was found before, until it is done.`;
  };
  const ask = async () => {
    let work;
    try {
      work = await (await fetch("/work.json", { headers: { accept: "application/json" } })).json();
    } catch {
      line.textContent = "onrecord does not answer. Is it still running?";
      setTimeout(ask, 5000);
      return;
    }
    line.textContent = told(work);
    const bar = document.querySelector("#progress progress");
    if (bar && work.total) { bar.max = work.total; bar.value = work.done; }
    if (work.busy) setTimeout(ask, 1000);
    else if (location.pathname === "/add") location.reload();
  };
  setTimeout(ask, 700);
})();

// Files may be dropped on the form that takes them.
(function dropping() {
  const form = document.querySelector("form.drop");
  if (!form) return;
  const input = form.querySelector("input[type=file]");
  const over = (on) => (event) => { event.preventDefault(); form.classList.toggle("over", on); };
  form.addEventListener("dragover", over(true));
  form.addEventListener("dragleave", over(false));
  form.addEventListener("drop", (event) => {
    over(false)(event);
    if (event.dataTransfer && event.dataTransfer.files.length) {
      input.files = event.dataTransfer.files;
      form.requestSubmit();
    }
  });
})();

// The review queue by keys. Each key presses the button or link that says so.
(function reviewing() {
  const items = [...document.querySelectorAll(".queue .item[tabindex]")];
  const all = document.querySelector(".tick-all");
  if (all) {
    all.hidden = false;
    all.addEventListener("click", () => items.forEach((item) => { item.querySelector(".tick input").checked = true; }));
  }
  const place = "onrecord-review-place";
  let at = -1;
  const go = (number) => {
    if (!items.length) return;
    at = Math.max(0, Math.min(number, items.length - 1));
    items[at].focus();
    items[at].scrollIntoView({ block: "nearest" });
  };
  items.forEach((item, number) => item.addEventListener("focusin", () => { at = number; }));
  document.querySelectorAll(".queue form.judge").forEach((form) => form.addEventListener("submit", () => {
    sessionStorage.setItem(place, String(at));
  }));
  const before = sessionStorage.getItem(place);
  sessionStorage.removeItem(place);
  if (items.length && before !== null) go(Number(before));
  const press = (key, inside) => {
    const button = inside && inside.querySelector(`[data-key="${key}"]`);
    if (button) button.click();
    return Boolean(button);
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input:not([type=checkbox]), textarea, select")) {
      if (event.key === "Escape" && at >= 0 && items.length) items[at].focus();
      return;
    }
    const key = event.key;
    let done = true;
    if (key === "z") done = press("z", document.querySelector("form.undo"));
    else if (!items.length) {
      done = "arue".includes(key) && key.length === 1 && document.querySelectorAll("form.judge").length === 1 &&
        press(key, document.querySelector("form.judge"));
    }
    else if (key === "j") go(at + 1);
    else if (key === "k") go(at - 1);
    else if (key === "?") { const help = document.getElementById("keys"); help.open = !help.open; help.querySelector("summary").focus(); }
    else if (key === "n" && at >= 0) items[at].querySelector(".note input").focus();
    else if (key.length === 1 && "aruex".includes(key)) {
      if (at < 0) go(0);
      else done = press(key, items[at]);
    }
    else done = false;
    if (done) event.preventDefault();
  });
})();
