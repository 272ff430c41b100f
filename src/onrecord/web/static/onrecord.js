"use strict";
// The one script of the workbench. Every page works without it.

// While something is read or compared, the line below the header tells how far it has come.
(function progress() {
  const line = document.getElementById("work");
  if (!line || line.dataset.busy !== "1") return;
  const told = (work) => {
    if (!work.busy) return "Done. Reload to see what was found.";
    const count = work.total ? `: ${work.done} of ${work.total}` : work.done ? `: ${work.done}` : "";
    return `${work.what}: ${work.doing || "Beginning"}${count}. Pages show what was found before, until it is done.`;
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
