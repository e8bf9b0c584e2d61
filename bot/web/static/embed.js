"use strict";

/* One line in the station's pages opens the chat on the article that is being read:
   <script src="https://chat.example.vn/embed.js" async></script>
   data-label changes the words of the button, data-colour its colour. */

(() => {
  const script = document.currentScript;
  const english = document.documentElement.lang.startsWith("en");
  const label = script.dataset.label || (english ? "Ask about this page" : "Hỏi về bài này");
  const close = english ? "Close" : "Đóng";
  const page = document.querySelector('link[rel="canonical"]')?.href || location.href;
  const address = new URL("/embed", script.src);
  address.searchParams.set("url", page);

  const frame = document.createElement("iframe");
  frame.title = label;
  frame.hidden = true;
  frame.id = "hoitin-chat";
  frame.setAttribute("sandbox", "allow-scripts allow-forms allow-same-origin allow-popups allow-popups-to-escape-sandbox");
  frame.setAttribute("referrerpolicy", "origin");
  Object.assign(frame.style, {
    position: "fixed", right: "16px", bottom: "76px", zIndex: "2147483646", border: "0",
    width: "min(400px, calc(100vw - 32px))", height: "min(640px, calc(100vh - 92px))",
    borderRadius: "12px", boxShadow: "0 4px 24px rgba(0, 0, 0, .3)", background: "#fff",
  });

  const button = document.createElement("button");
  button.type = "button";
  button.textContent = label;
  button.setAttribute("aria-expanded", "false");
  button.setAttribute("aria-controls", frame.id);
  Object.assign(button.style, {
    position: "fixed", right: "16px", bottom: "16px", zIndex: "2147483647", border: "0",
    minHeight: "48px", maxWidth: "calc(100vw - 32px)", padding: "0 20px", borderRadius: "24px",
    font: "600 16px system-ui, sans-serif", color: "#fff", cursor: "pointer",
    background: script.dataset.colour || "#0b5cad",
  });

  const show = (open) => {
    if (open && !frame.src) frame.src = address;
    frame.hidden = !open;
    button.textContent = open ? close : label;
    button.setAttribute("aria-expanded", String(open));
    if (open) frame.focus();
  };
  button.addEventListener("click", () => show(frame.hidden));
  const leave = () => {
    if (frame.hidden) return;
    show(false);
    button.focus();
  };
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") leave();
  });
  window.addEventListener("message", (event) => {
    if (event.source === frame.contentWindow && event.data === "hoitin:close") leave();
  });
  const place = () => document.body.append(frame, button);
  if (document.body) place();
  else document.addEventListener("DOMContentLoaded", place);
})();
