// Brings an explorer to life: gives its module a model, by the anywidget front-end module specification, without a
// kernel. What a reader sets stands in the page's address, so that a setting can be shared and cited.
"use strict";
(() => {
  const LONGEST = 4000;

  function read(box, name, known) {
    // What the address holds for one trait: undefined where it holds nothing, null where it holds what cannot be read.
    const text = new URLSearchParams(location.search).get(`${box.id}.${name}`);
    if (text === null) return undefined;
    if (text.length > LONGEST) return null;
    try {
      return typeof known === "string" ? text : JSON.parse(text);
    } catch {
      return null;
    }
  }

  function write(box, shared, state, first) {
    const query = new URLSearchParams(location.search);
    for (const name of shared) {
      const same = JSON.stringify(state[name]) === JSON.stringify(first[name]);
      if (same) query.delete(`${box.id}.${name}`);
      else query.set(`${box.id}.${name}`, typeof state[name] === "string" ? state[name] : JSON.stringify(state[name]));
    }
    const address = new URL(location.href);
    address.search = query.size ? `?${query}` : "";
    address.hash = box.id;
    try {
      history.replaceState(history.state, "", address);
    } catch {
      // A page that was opened as a file keeps its address.
    }
    return address.href;
  }

  function makeModel(state, saved) {
    const listeners = new Map();
    return {
      get: (name) => state[name],
      set(name, value) {
        state[name] = value; // told also where it is the same: a field may hold something that did not fit
        for (const listener of [...(listeners.get(`change:${name}`) ?? []), ...(listeners.get("change") ?? [])]) listener();
      },
      on(name, listener) {
        listeners.set(name, (listeners.get(name) ?? new Set()).add(listener));
      },
      off(name, listener) {
        if (listener) listeners.get(name)?.delete(listener);
        else listeners.delete(name);
      },
      save_changes: saved,
      send() {},
    };
  }

  function rest(line, source, statuses, { rests, language, names }) {
    // What is shown rests on these; its source stays.
    const signed = (status) => {
      const sign = line.querySelector(".basis").cloneNode(true);
      sign.className = `basis basis-${status}`;
      sign.lastChild.textContent = names[status][0];
      return [sign, ` (${names[status][1]})`];
    };
    const listed = new Intl.ListFormat(language).formatToParts(statuses);
    line.replaceChildren(`${rests}: `, ...listed.flatMap(({ type, value }) => (type === "element" ? signed(value) : value)), ". ", source ?? "");
  }

  const made = (tag, properties) => Object.assign(document.createElement(tag), properties);

  function start(box, explorer) {
    const record = JSON.parse(box.querySelector("script[type='application/json']").textContent);
    const first = structuredClone(record.state);
    const state = record.state;
    let refused = false;
    for (const name of record.shared) {
      const value = read(box, name, state[name]);
      if (value === undefined) continue;
      if (value !== null && explorer.accept?.(name, value, state)) state[name] = value;
      else refused = true;
    }
    const live = made("div", { className: "explorer-live" });
    const body = made("div", { className: "explorer-body" });
    const notice = made("p", { className: "explorer-notice" });
    notice.setAttribute("role", "status");
    const foot = made("p", { className: "explorer-foot" });
    const link = made("a", { textContent: box.dataset.share });
    const reset = made("a", { textContent: box.dataset.reset, href: `#${box.id}` });
    const saved = () => {
      notice.textContent = "";
      link.href = write(box, record.shared, state, first);
    };
    link.href = `${location.search}#${box.id}`;
    const model = makeModel(state, saved);
    reset.addEventListener("click", (event) => {
      event.preventDefault();
      for (const name of record.shared) model.set(name, structuredClone(first[name]));
      saved();
    });
    foot.append(box.dataset.privacy, link, reset);
    live.append(notice, body, foot);
    box.append(live); // first, so that the explorer knows how wide it is
    const [caption, basis, source] = ["caption-text", "figure-basis", "figure-source"].map((part) => box.closest("figure")?.querySelector(`.${part}`));
    const printed = source?.textContent;
    const describe = (text, statuses, own) => { // of what is shown now; `own`: the source, where it is another
      caption?.replaceChildren(text);
      if (basis && statuses) rest(basis, source, statuses, JSON.parse(box.dataset.rests));
      source?.replaceChildren(own || printed);
    };
    explorer.render({ model, el: body, describe, first, experimental: {} });
    if (refused) notice.textContent = box.dataset.refused;
    box.querySelector(".explorer-still").hidden = true;
    box.dataset.state = "live";
  }

  function load(tag, attributes) {
    return new Promise((done, failed) => {
      const node = made(tag, { ...attributes, onload: done });
      node.onerror = () => {
        node.remove();
        failed(new Error("not loaded"));
      };
      document.head.append(node);
    });
  }

  const loaded = new Map();
  function once(address, tag, attributes) {
    // What could not be fetched is asked for anew the next time.
    if (!loaded.has(address)) {
      const asked = load(tag, attributes);
      asked.catch(() => loaded.delete(address));
      loaded.set(address, asked);
    }
    return loaded.get(address);
  }

  window.evenwichtStart = async (box) => {
    const { scriptSrc, styleHref, script } = box.dataset;
    await Promise.all([
      once(styleHref, "link", { rel: "stylesheet", href: styleHref }),
      once(scriptSrc, "script", { src: scriptSrc }),
    ]);
    start(box, window.evenwichtExplorers[script]);
  };
})();
