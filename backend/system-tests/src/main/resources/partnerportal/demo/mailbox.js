// The mailbox: asks for the list every second, so a new mail shows without a reload.
const EVERY = 1000;
const at = (id) => document.getElementById(id);
const clock = new Intl.DateTimeFormat(undefined, {
  dateStyle: "medium",
  timeStyle: "medium",
});
const hour = new Intl.DateTimeFormat(undefined, { timeStyle: "short" });
let shown = "";

async function refresh() {
  try {
    const answer = await fetch("/mails");
    const { mails } = await answer.json();
    draw(mails);
    at("state").textContent =
      mails.length === 1 ? "1 mail" : `${mails.length} mails`;
  } catch {
    at("state").textContent =
      "The mailbox does not answer. It is asked again every second.";
  }
  setTimeout(refresh, EVERY);
}

function draw(mails) {
  const now = JSON.stringify([mails, location.hash]);
  if (now === shown) return;
  shown = now;
  at("empty").hidden = mails.length > 0;
  at("list").replaceChildren(...mails.map(row));
}

function row(mail) {
  const link = document.createElement("a");
  link.href = `#${mail.id}`;
  if (location.hash === link.hash) link.setAttribute("aria-current", "true");
  const when = document.createElement("time");
  when.dateTime = mail.received;
  when.textContent = hour.format(new Date(mail.received));
  when.title = clock.format(new Date(mail.received));
  link.append(
    part("b", "", mail.subject),
    when,
    part("span", "who", `to ${mail.to}`),
  );
  const item = document.createElement("li");
  item.append(link);
  return item;
}

function part(name, kind, text) {
  const element = document.createElement(name);
  element.className = kind;
  element.textContent = text;
  return element;
}

async function open() {
  const id = location.hash.slice(1);
  document.body.classList.toggle("reading", id !== "");
  const answer =
    id === "" ? undefined : await fetch(`/mails/${encodeURIComponent(id)}`);
  const found = Boolean(answer?.ok);
  at("open").hidden = !found;
  at("none").hidden = found;
  for (const link of document.querySelectorAll("#list a")) {
    if (link.hash === location.hash && id !== "")
      link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
  if (found) show(id, await answer.json());
}

function show(id, mail) {
  at("subject").textContent = mail.subject;
  at("from").textContent = mail.from;
  at("to").textContent = mail.to;
  at("received").dateTime = mail.received;
  at("received").textContent = clock.format(new Date(mail.received));
  at("html").hidden = !mail.html;
  // replaced instead of set, so that the back button leaves the mail and not the frame's last page
  if (mail.html)
    at("html").contentWindow.location.replace(
      `/mails/${encodeURIComponent(id)}/html`,
    );
  at("text").textContent = mail.text;
  at("text-part").open = !mail.html;
  at("headers").textContent = mail.headers.join("\n");
}

// as tall as the mail: nobody scrolls inside a page that scrolls
at("html").addEventListener("load", () => {
  const frame = at("html");
  frame.style.height = "";
  const mail = frame.contentDocument?.documentElement;
  if (mail) frame.style.height = `${Math.ceil(mail.scrollHeight) + 2}px`;
});

addEventListener("hashchange", open);
await open();
await refresh();
