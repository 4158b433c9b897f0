// The shape of a person's name, and the words that pages put around it.

/** The largest number of words in a person's name. */
export const mostWords = 4;
/** In characters. A longer text is a biography, not a name. */
export const longestName = 300;
/** Texts of links to an author's other articles. */
const otherArticles =
  /^(?:view all posts by|all posts by|posts by|more (?:articles|posts|stories) by|zeige alle beiträge von|alle (?:beiträge|artikel) von|voir tous les articles de|tous les articles de|ver todas las entradas de|عرض (?:كل|جميع) (?:ال)?(?:مقالات|مواضيع|أخبار)(?: (?:من|بواسطة|الكاتبة?))?|(?:كل|جميع) مقالات(?: الكاتبة?)?)\s+/iu;
/** Words before a name: `by`, `بقلم`. */
const introduction = /^(?:written by|by|von|par|por|author|autor|auteur|بواسطة|بقلم)(?:\s*:\s*|\s+(?=\S))/iu;
/** An account or an arrow after a name: `(@name)`, `→`. */
const handle = /\s*(?:\(?@[\w.]+\)?|[→»›])\s*$/u;
/** A date after a name: `Fr, 18. Oktober 2019`. */
const dated = /[\s,|]+(?:\p{L}{2,10}\.?,?\s+)?\d{1,2}\.?\s+\p{L}+,?\s+\d{4}.*$/u;
/** Words within a name that are written in lower case. */
const particle =
  /^(?:al|el|bin|bint|ibn|abu|von|van|der|den|de|del|della|di|da|do|dos|du|la|le|y|e|zu|zur|ten|ter|af|av)$/i;

/** The name in a text, without words before it such as `by`, and without an account, an arrow or a date after it. Empty if the text is long. */
export function nameAlone(text: string): string {
  if (text.length > longestName) return "";
  const name = text.replace(/\s+/gu, " ").trim().replace(otherArticles, "").replace(introduction, "");
  return name
    .replace(handle, "")
    .replace(dated, "")
    .replace(/^[\s:–—-]+|[\s,;:|–—-]+$/gu, "");
}

/** Whether a text in Latin script is a first name and a surname, with capitals: `Ann Lee`, `Ursula von der Leyen`. */
export function isFullName(text: string): boolean {
  const words = text.split(/\s+/u);
  const names = words.filter((word) => !particle.test(word));
  return words.length <= mostWords + 1 && names.length >= 2 && names.every(isCapitalised);
}

/** Whether the text can be the abbreviation of an agency in lower case: `dpa`. */
export function isShortAgency(name: string): boolean {
  return /^[a-z]{2,4}$/.test(name);
}

function isCapitalised(word: string): boolean {
  return /^(?:[dlo]['’])?\p{Lu}[\p{L}\p{M}.'’-]*$/u.test(word);
}
