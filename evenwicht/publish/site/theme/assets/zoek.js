// Search in the browser: the words of each section and of the question, stemmed by the same script.
"use strict";
(() => {
  const box = document.getElementById("zoekresultaten");
  const list = document.getElementById("zoeklijst");
  const state = document.getElementById("zoekstand");
  const input = document.getElementById("zoekwoorden");
  const stemmer = typeof DutchStemmer === "function" ? new DutchStemmer() : new PorterStemmer();
  const known = new Map();
  const plain = (text) => text.normalize("NFD").replace(/[\u0300-\u036f\u00ad]/g, "").toLowerCase();
  const tokens = (text) => plain(text).match(/[a-z0-9]+/g) || [];
  const stem = (word) => {
    if (!known.has(word)) known.set(word, stemmer.stemWord(word));
    return known.get(word);
  };
  // How well one word of the text answers one word of the question: the same stem, a beginning, a part of a compound.
  const match = (word, asked) => {
    if (stem(word) === asked.stem || word === asked.word) return 3;
    if (asked.stem.length > 3 && word.startsWith(asked.stem)) return 2;
    return asked.stem.length > 4 && word.includes(asked.stem) ? 1 : 0;
  };
  const best = (words, asked) => words.reduce((most, word) => Math.max(most, match(word, asked)), 0);

  function score(section, question) {
    section.tt = section.tt || tokens(section.t);
    section.xt = section.xt || tokens(section.x);
    let total = 0;
    for (const asked of question) {
      const points = 4 * best(section.tt, asked) + best(section.xt, asked);
      if (points === 0) return 0;
      total += points;
    }
    return total;
  }

  function snippet(section, question) {
    const parts = section.x.split(/(\s+)/);
    const hit = (part) => tokens(part).some((word) => question.some((asked) => match(word, asked)));
    const first = Math.max(0, parts.findIndex(hit));
    const start = Math.max(0, first - 24);
    const line = document.createElement("p");
    if (start > 0) line.append("… ");
    for (const part of parts.slice(start, start + 90)) {
      if (hit(part)) {
        const mark = document.createElement("mark");
        mark.textContent = part;
        line.append(mark);
      } else line.append(part);
    }
    if (parts.length > start + 90) line.append(" …");
    return line;
  }

  function show(query) {
    const question = tokens(query).map((word) => ({ word, stem: stem(word) }));
    const found = zoekindex
      .map((section) => ({ section, points: score(section, question) }))
      .filter((hit) => hit.points > 0)
      .sort((a, b) => b.points - a.points)
      .slice(0, 200);
    list.replaceChildren();
    for (const { section } of found) {
      const item = document.createElement("li");
      const link = document.createElement("a");
      link.href = box.dataset.root + section.u;
      link.textContent = section.t;
      item.append(link);
      if (section.c) {
        const chapter = document.createElement("span");
        chapter.className = "search-chapter";
        chapter.textContent = section.c;
        item.append(chapter);
      }
      item.append(snippet(section, question));
      list.append(item);
    }
    const told = { 0: box.dataset.none, 1: box.dataset.one }[found.length] || `${found.length} ${box.dataset.many}`;
    state.textContent = `${told} “${query}”`;
  }

  const query = (new URLSearchParams(location.search).get("q") || "").trim();
  if (!query) return;
  input.value = query;
  const index = document.createElement("script");
  index.src = box.dataset.index;
  index.addEventListener("load", () => show(query));
  document.head.append(index);
})();
