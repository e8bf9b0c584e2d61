"use strict";

/* Sends forms without leaving the page. Without this script they work as plain forms. */

const messages = document.getElementById("messages");
const composer = document.getElementById("composer");
const question = document.getElementById("question");
const thinking = document.getElementById("thinking");
const notice = document.getElementById("notice");
const toast = document.getElementById("toast");
const LONGEST_WAIT = 25000;
const behavior = matchMedia("(prefers-reduced-motion: reduce)").matches ? "instant" : "smooth";
const touch = matchMedia("(pointer: coarse)").matches;

const LOOK_EVERY = 60000;

let busy = false;

document.addEventListener("submit", (event) => {
  if (!event.target.matches("[data-turn]")) return;
  event.preventDefault();
  if (!busy) send(event.target, event.submitter);
});

question.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.shiftKey || event.isComposing || touch) return;
  event.preventDefault();
  composer.requestSubmit();
});

/* A picture that its site does not give leaves no hole. */
document.addEventListener("error", (event) => {
  if (event.target.matches(".picture")) event.target.remove();
}, true);
for (const picture of messages.querySelectorAll(".picture")) {
  if (picture.complete && !picture.naturalWidth) picture.remove();
}

async function send(form, submitter) {
  const fields = new URLSearchParams(new FormData(form));
  if (submitter && submitter.name) fields.set(submitter.name, submitter.value);
  const typed = form === composer;
  const words = question.value;
  const pending = typed ? showPending(words) : null;
  if (typed) question.value = "";
  setBusy(true);
  let refusal = composer.dataset.unreachable;
  try {
    const turn = await post(form.action, fields);
    refusal = turn.querySelector("[data-notice]")?.textContent ?? "";
    pending?.remove();
    take(turn, !typed);
  } catch {
    pending?.remove();
  }
  setBusy(false);
  notice.textContent = refusal;
  if (typed && refusal && !question.value) question.value = words;
  if (typed && touch && !refusal) question.blur();
  if (typed && !touch) question.focus({ preventScroll: true });
}

const post = (address, fields) => fetched(address, { method: "POST", body: fields });

async function fetched(address, how = {}) {
  const response = await fetch(address, {
    ...how,
    headers: { "X-Hoitin-Fetch": "1" },
    signal: AbortSignal.timeout(LONGEST_WAIT),
  });
  const kind = response.headers.get("X-Hoitin-Turn");
  if (!kind) throw new Error(`status ${response.status}`);
  if (kind === "reload") location.reload();
  const template = document.createElement("template");
  template.innerHTML = await response.text();
  return template.content;
}

/* Shows what came back; goes there, or, where a button was pressed, on from there. */
function take(turn, focus) {
  toast.textContent = turn.querySelector("[data-toast]")?.textContent ?? "";
  const fresh = put(turn);
  if (!fresh.length) return;
  document.getElementById("clear").hidden = false;
  fresh[0].scrollIntoView({ behavior, block: "start" });
  if (focus) fresh[0].focus({ preventScroll: true });
}

/* New messages at the end, changed ones in their place. */
function put(turn) {
  const fresh = [...turn.querySelectorAll(".message")];
  for (const message of fresh) {
    const old = document.getElementById(message.id);
    if (old) old.replaceWith(message);
    else messages.append(message);
  }
  return fresh;
}

/* What came while the page was open: a digest, an alert, a word from the newsroom. Whoever reads
   further up is left there. */
async function look() {
  const last = messages.lastElementChild;
  if (busy || document.hidden || !last?.id) return;
  const atEnd = last.getBoundingClientRect().top < innerHeight;
  const turn = await fetched(`/new?after=${last.id.slice(1)}`).catch(() => null);
  if (!turn || busy) return;
  const [first] = put(turn);
  if (first && atEnd) first.scrollIntoView({ behavior, block: "nearest" });
}

function showPending(words) {
  const message = document.createElement("li");
  message.className = "message person";
  const bubble = document.createElement("div");
  bubble.className = "bubble";
  const text = document.createElement("p");
  text.textContent = words.trim();
  bubble.append(text);
  message.append(bubble);
  messages.append(message);
  return message;
}

function setBusy(now) {
  busy = now;
  thinking.textContent = now ? composer.dataset.thinking : "";
  messages.setAttribute("aria-busy", String(now));
  composer.querySelector(".send").disabled = now;
  if (now) thinking.scrollIntoView({ behavior, block: "end" });
}

/* In the station's page the frame has the focus, and the page around it does not hear the key. */
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && window !== parent) parent.postMessage("hoitin:close", "*");
});

document.addEventListener("visibilitychange", look);
setInterval(look, LOOK_EVERY);

/* A reload shows where the conversation stands: the last thing that the person said. */
if (!location.hash) {
  const said = messages.querySelectorAll(".message.person");
  if (said.length) said[said.length - 1].scrollIntoView();
}
if (!touch) question.focus({ preventScroll: true });
