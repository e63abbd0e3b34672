// Search in the browser: the words of each section and of the question, stemmed by the same script.
"use strict";
(() => {
  const box = document.getElementById("zoekresultaten");
  const list = document.getElementById("zoeklijst");
  const more = document.getElementById("zoekmeer");
  const state = document.getElementById("zoekstand");
  const input = document.getElementById("zoekwoorden");
  const stemmer = typeof DutchStemmer === "function" ? new DutchStemmer() : new PorterStemmer();
  const known = new Map();
  const plain = (text) => text.normalize("NFD").replace(/[\u0300-\u036f\u00ad]/g, "").toLowerCase();
  // A number is one word with its decimals; who asks for one with a point also finds it with a comma.
  const tokens = (text) => plain(text).match(/\d+(?:[.,]\d+)+|[a-z0-9]+/g) || [];
  const number = /^\d/;
  const stem = (word) => {
    if (!known.has(word)) known.set(word, stemmer.stemWord(word));
    return known.get(word);
  };
  const asWords = (text) => tokens(text).map((word) => ({ word, stem: stem(word) }));
  // Words that readers use, each with those that the book has for them: "sample size = number respondents = many secretaries; …".
  const synonyms = box.dataset.synonyms.split("; ").map((pair) => pair.split(" = ").map(asWords));
  function near(word, asked, most) {
    // Whether two words differ by so many typing errors at most: a letter more, less, other, or two in the wrong order.
    if (Math.abs(word.length - asked.length) > most) return false;
    let [before, row] = [[], [...Array(asked.length + 1).keys()]];
    for (let i = 1; i <= word.length; i += 1) {
      const next = [i];
      for (let j = 1; j <= asked.length; j += 1) {
        const same = word[i - 1] === asked[j - 1];
        next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (same ? 0 : 1));
        if (i > 1 && j > 1 && word[i - 1] === asked[j - 2] && word[i - 2] === asked[j - 1]) next[j] = Math.min(next[j], before[j - 2] + 1);
      }
      if (Math.min(...next) > most) return false;
      [before, row] = [row, next];
    }
    return row[asked.length] <= most;
  }

  // How well one word of the text answers one word of the question: the same stem, a beginning, a part of a compound.
  const match = (word, asked) => {
    if (stem(word) === asked.stem || word === asked.word) return 3;
    if (number.test(asked.word)) return word.replaceAll(".", ",") === asked.word.replaceAll(".", ",") ? 3 : 0;
    if (asked.stem.length > 3 && word.startsWith(asked.stem)) return 2;
    return asked.stem.length > 4 && word.includes(asked.stem) ? 1 : 0;
  };

  const PART = 20; // places that are shown at a time
  const LEAD = 40; // words with which a section says what it is about

  function answered(words, asked) {
    // The best answer among some words, and how many are more than a part of a compound.
    let [most, often] = [0, 0];
    for (const word of words) {
      const points = match(word, asked);
      if (points > 1) often += 1;
      if (points > most) most = points;
    }
    return [most, often];
  }

  function score(section, question) {
    // A title counts most, the more so the less else it says; then a first sentence; a mention in passing counts least.
    section.tt = section.tt || tokens(section.t.replace(/^(?:figuur|figure|tabel|table)?\s*\d+(?:\.\d+)*\.?\s/i, ""));
    section.xt = section.xt || tokens(section.x);
    let [total, named] = [0, true];
    for (const asked of question) {
      const [title] = answered(section.tt, asked);
      const [lead] = answered(section.xt.slice(0, LEAD), asked);
      const [text, often] = answered(section.xt, asked);
      if (title + text === 0) return 0;
      total += title * (2 + 3 / section.tt.length) + lead + text + Math.min(2, Math.log2(1 + often) / 2);
      named = named && title > 1;
    }
    const isChapter = !section.c && section.u.startsWith("chapters/");
    // What rests on invented respondents is no finding: it comes after what does not.
    return (total + (isChapter ? (named ? 4 : 1) : 0)) / (section.s ? 4 : 1);
  }

  function corrected(question) {
    // The words of the book nearest to those that are nowhere in it, for who made a typing error.
    const words = new Map();
    for (const section of zoekindex) for (const word of [...section.tt, ...section.xt]) words.set(word, (words.get(word) || 0) + 1);
    return question.map((asked) => {
      if (number.test(asked.word) || asked.word.length < 4 || [...words.keys()].some((word) => match(word, asked))) return asked;
      for (const most of asked.word.length < 8 ? [1] : [1, 2]) {
        const found = [...words.keys()].filter((word) => !number.test(word) && near(word, asked.word, most));
        if (found.length) {
          const word = found.reduce((one, other) => (words.get(other) > words.get(one) ? other : one));
          return { word, stem: stem(word) };
        }
      }
      return asked;
    });
  }

  function meanings(question) {
    // The question as it is asked and, where the book has other words for some of it, in those.
    const meant = [question];
    for (const [asked, ...others] of synonyms) {
      for (const words of [...meant]) {
        const from = words.findIndex((_, i) => asked.every((word, j) => words[i + j]?.stem === word.stem));
        if (from < 0) continue;
        for (const own of others) meant.push([...words.slice(0, from), ...own, ...words.slice(from + asked.length)]);
      }
    }
    return meant;
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

  const ranked = (questions) =>
    zoekindex
      .map((section) => ({ section, points: Math.max(...questions.map((question) => score(section, question))) }))
      .filter((hit) => hit.points > 0)
      .sort((a, b) => b.points - a.points)
      .slice(0, 200);

  function show(query) {
    const question = asWords(query);
    let questions = meanings(question);
    let found = question.length ? ranked(questions) : [];
    let told = query;
    let before = "";
    if (!found.length && question.length) {
      questions = [corrected(question)];
      found = ranked(questions);
      if (found.length) {
        before = `${box.dataset.near} \u201c${query}\u201d. `;
        told = questions[0].map((asked) => asked.word).join(" ");
      }
    }
    list.replaceChildren();
    const sought = questions.flat();
    more.onclick = () => add(found, sought)?.focus();
    add(found, sought);
    const counted = found.length === 1 ? box.dataset.one : box.dataset.other;
    const count = found.length ? counted.replace("{}", found.length) : box.dataset.none;
    box.dataset.done = "";
    state.textContent = `${before}${count} \u201c${told}\u201d`;
  }

  function add(found, question) {
    // The next places under those that are shown; the link of the first of them.
    const from = list.children.length;
    for (const { section } of found.slice(from, from + PART)) {
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
    more.hidden = list.children.length === found.length;
    return list.children[from]?.querySelector("a");
  }

  const query = (new URLSearchParams(location.search).get("q") || "").trim().slice(0, 200);
  if (!query) return;
  input.value = query;
  state.textContent = box.dataset.busy;
  const index = document.createElement("script");
  index.src = box.dataset.index;
  index.addEventListener("load", () => show(query));
  index.addEventListener("error", () => (state.textContent = box.dataset.failed));
  document.head.append(index);
})();
