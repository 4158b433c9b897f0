// The script of the search page. It runs in the reader's browser, and only there, before the rest of the page is shown. It loads the headlines (headlines.ts) of the newest
// articles, then those of one month after the other, until enough are found. It loads nothing before somebody searches.
import { foldDigits } from "../../text/digits.ts";
import { foldArabic } from "../../text/fold.ts";

/** How many headlines are shown before the reader is asked whether to show more. */
const shownAtOnce = 30;

export const searchScript = `const foldArabic = ${foldArabic};
const foldDigits = ${foldDigits};
const wordsOf = (text) => foldDigits(foldArabic(text)).replace(/\\p{M}/gu, "").match(/[\\p{L}\\p{N}]+/gu) ?? [];

const [form, input, status, results, more] = ["search", "words", "status", "results", "more"].map((id) =>
  document.getElementById(id),
);
const isParsed = new Promise((resolve) => {
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", resolve);
  else resolve();
});

/** Finds the articles whose headlines have all words, the newest first. */
async function* find(words) {
  await isParsed; // the months are below this script
  const months = document.querySelectorAll("#months a");
  const sources = [form.dataset.newest, ...Array.from(months, (month) => month.href + "headlines.json")];
  const seen = new Set();
  for (const source of sources) {
    const response = await fetch(source);
    if (response.status === 404) continue; // a month that has just begun
    if (!response.ok) throw new Error(source);
    const { days } = await response.json();
    for (const { day, articles } of days)
      for (const [headline, address, section] of articles) {
        if (seen.has(address)) continue;
        seen.add(address);
        const text = wordsOf(headline).join(" ");
        if (words.every((word) => text.includes(word))) yield { day, headline, address, section };
      }
  }
}

function show({ day, headline, address, section }) {
  const [item, link, about] = ["li", "a", "span"].map((name) => document.createElement(name));
  link.href = address;
  link.textContent = headline;
  about.className = "meta";
  if (section) {
    const name = document.createElement("bdi");
    name.textContent = section;
    about.append(name, " · ");
  }
  about.append(day);
  item.append(link, " ", about);
  results.append(item);
}

let current;

/** Shows further results of a search, unless another one has begun meanwhile. */
async function goOn(search) {
  more.hidden = true;
  status.textContent = "جارٍ البحث…";
  try {
    for (let count = 0; count < ${shownAtOnce}; count++) {
      const { done, value } = await search.next();
      if (search !== current) return;
      if (done) {
        const { length } = results.children;
        status.textContent = length === 0 ? "لا نتائج. جرّب كلمة أقل أو جزءا من كلمة." : "عدد النتائج: " + length;
        return;
      }
      show(value);
    }
    status.textContent = "أحدث النتائج: " + results.children.length;
    more.hidden = false;
  } catch {
    if (search === current) status.textContent = "تعذر البحث الآن. حاول بعد قليل.";
  }
}

function begin() {
  const words = wordsOf(input.value);
  results.replaceChildren();
  results.style.minHeight = words.length > 0 ? "100vh" : ""; // so that results do not push away what a reader sees
  current = find(words);
  if (words.length > 0) goOn(current);
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  history.replaceState(null, "", "?q=" + encodeURIComponent(input.value)); // so that the browser's back button leads from an article to the results
  begin();
});
more.addEventListener("click", () => goOn(current));
input.value = new URLSearchParams(location.search).get("q") ?? "";
begin();
`;
