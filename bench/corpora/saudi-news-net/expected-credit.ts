// Works out the expected places, authors and agencies of a credit line of SaudiNewsNet. Each newspaper puts its places at a fixed
// position of the line, which shows which parts are places. This file shares no code and no list with the parser that it judges.

export interface ExpectedCredit {
  readonly places: readonly string[];
  readonly authors: readonly string[];
  readonly agencies: readonly string[];
}

/**
 * The names of places. Okaz puts its places into parentheses, and two other papers put them before a colon. Names at these positions are
 * recognised as places in all papers.
 */
export type Places = ReadonlySet<string>;

const agencyNames = `واس، و ا س، رويترز، وكالات، الوكالات، وكالة، وكالات الأنباء، متابعات، متابعة، د ب ا، دب ا، د با، ا ف ب، ف ب، اف ب، أفب، ا ب، اب، ا ش ا، كونا، وام، قنا، بنا، بترا، سانا، الأناضول، شينخوا، فرانس برس، الألمانية،
الشرق الأوسط، الشرق الأوسط أونلاين، الاقتصادية، الاقتصادية الإلكترونية، الوطن، الوئام، سبق، عكاظ، اليوم، الرياضي، الرياضية، المدينة، الرياض الإلكتروني، الرياض الالكتروني، الجزيرة، الفرنسية، ثقافة اليوم، سكاي، سكاي نيوز، العمانية، القاتصادية، يو بي اي، الجزيرة أونلاين، تلفزيون رويترز، صحف، بلومبرج، إينا، يونا، سبوتنيك، خاص،
إرم، النهار، بي بي سي، سي إن إن، العربية نت، وكالات أنباء، أسوشيتد برس، فاينانشال تايمز، نيويورك تايمز، واشنطن بوست، تريبيون ميديا، الشرق الاوسط`;

const roleWords =
  /^(?:كتب|كتبت|تحقيق|تقرير|حوار|حاوره|حاورته|حاورها|متابعة|ترجمة|إعداد|اعداد|تصوير|عدسة|بقلم|قراءة|رصد|تحرير|إشراف|تغطية|استطلاع|المصور|ت|عرض|تحليل|إضاءة|كتابة|تأليف|تصوير وتحرير|بقلم الدكتور|بقلم د)$/;
const deskWords =
  /^(?:المحليات|الاقتصاد|الثقافة|الثقافية|الرياضة|الرياضية|المناطق|قسم \S+|القسم \S+|مكتب \S+|فريق \S+|الفريق \S+|فريق التحرير|محليات|دوليات|هاتفيا|متابعة|فن|المكاتب|المكاتب الداخلية|المنوعات)$/;
const nameWithWaw =
  /^و(?:ليد|ائل|سام|فاء|حيد|جدي|داد|لاء|هيب|سيم|ليم|يليام|ليام|ولف|اصل|سمي|ديع|رد|ائلة|جدان|هبي|هبة|ضحاء|جيه|ندي|ود|ارن|لد|اشنطن|ارسو|هران|ادي|جدة|سيلة|سائل|زارة|كالات|كالة|اس|سط|يلز)/;

export function keyOf(name: string): string {
  return name
    .replace(/[\u0640\u064B-\u0652\p{Cf}]/gu, "")
    .replace(/[أإآٱ]/g, "ا")
    .replace(/ى/g, "ي")
    .replace(/ة/g, "ه")
    .replace(/[^\p{L}\p{N}]/gu, "");
}

const agencyKeys = new Set(agencyNames.split("،").map(keyOf));
const isAgency = (name: string) => agencyKeys.has(keyOf(name));

/** Removes HTML entities, invisible marks, doubled spaces and punctuation at the end of the line. */
export function tidy(author: string): string {
  return author
    .replaceAll("&nbsp;", " ")
    .replaceAll("&quot;", '"')
    .replace(/\p{Cf}/gu, "")
    .replace(/ـ{2,}/g, "-")
    .replace(/\s+/g, " ")
    .replace(/[\s:.\-–ـ،]+$/u, "")
    .trim();
}

/** Collects the places from the three papers that mark them by parentheses or a colon. */
export function collectPlaces(
  lines: readonly { readonly source: string; readonly author: string }[],
): Places {
  const counts = new Map<string, number>();
  for (const { source, author } of lines) {
    const line = tidy(author);
    const places = /تصوير|عدسة/.test(line)
      ? []
      : source === "okaz"
        ? [...line.matchAll(/\(([^()]+)\)/g)].flatMap(([, inside = ""]) => splitAll(inside))
        : source === "aawsat" || source === "alwatan"
          ? splitAll(/^([^:«»]+?)\s*:/.exec(line)?.[1] ?? "")
          : [];
    for (const place of places)
      if (!isAgency(place) && !roleWords.test(place))
        counts.set(keyOf(place), (counts.get(keyOf(place)) ?? 0) + 1);
  }
  return new Set(
    [...counts]
      .filter(([key, count]) => count > 1 || (key.length < 9 && !/^(?:محمد|احمد|علي|عبد)/.test(key)))
      .map(([key]) => key),
  );
}

const dash = /\s*[-–—―−_|]+\s*|\s+ـ+\s*|\s*ـ+\s+|\s*[/\\]\s*(?!\p{L}{3,}\s?\))/u;

function splitAll(text: string): string[] {
  return text
    .split(/\s*[-–—،,؛+/]\s*|\s+ـ+\s*/u)
    .map((part) => part.trim())
    .filter((part) => part !== "");
}

/** `undefined` if the line is not a credit line, but a sentence, a line of Latin letters or a reader's comment. */
export function expectCredit(source: string, author: string, places: Places): ExpectedCredit | undefined {
  const line = tidy(author);
  if (line.length > 90 || /[A-Za-z\d؟!…"]{3}|زائر|تقول/.test(line) || line.split(" ").length > 14)
    return undefined;
  const found: { places: string[]; authors: string[]; agencies: string[] } = {
    places: [],
    authors: [],
    agencies: [],
  };
  const parts = line
    .replace(/(^|[\s(])([دا])\s?[./]\s?(?=\p{L})/gu, "$1$2.")
    .replace(/\bأ ?\. ?ف ?\. ?ب/gu, "أ ف ب")
    .split(/\s*[:()«»"“”]\s*|\s+من\s+(?!قبل)/u)
    .flatMap((part) => part.split(dash))
    .flatMap((part) => part.split(/\s*[،,؛+؛]\s*/u))
    .flatMap(splitAnd)
    .map((part) =>
      part.replace(/^(?:من|بعدسة|عدسة|تصوير|كتب|كتبت)\s+(?=\p{L})/u, "").replace(/^[\s.:]+|[\s.:]+$/g, ""),
    )
    .filter((part) => part !== "");
  for (const [index, part] of parts.entries()) {
    if (roleWords.test(part) || /^(?:هاتفي[اًا]+|خاص ب)$/.test(part)) continue;
    if (isAgency(part) || line.includes(`«${part}»`) || /^[A-Za-z]{2,5}$/.test(part))
      found.agencies.push(part);
    else if (deskWords.test(part)) found.agencies.push(part);
    else if (places.has(keyOf(part)) || isRegion(line, part) || placeByHabit(source, line, parts, index))
      found.places.push(part);
    else if (source === "aljazirah" && keyOf(part) === "الجزيره") found.agencies.push(part);
    else found.authors.push(part);
  }
  return found;
}

/** Whether this part is a place because of its position in the credit line. Each newspaper has its own position for places. */
function placeByHabit(source: string, line: string, parts: readonly string[], index: number): boolean {
  const part = parts[index] ?? "";
  const others = parts.filter((_, at) => at !== index);
  switch (source) {
    case "aawsat":
    case "alwatan":
      return line.startsWith(part) && line.includes(":") && line.indexOf(":") >= part.length && index === 0;
    case "aleqtisadiya":
      return line.includes(`من ${part}`) || (index === 0 && others.length > 0 && others.every(isAgency));
    case "alyaum":
    case "almadina":
    case "sabq":
      return index > 0 && index === parts.length - 1 && !roleWords.test(parts[index - 1] ?? "");
    case "alriyadh":
    case "aljazirah":
    case "alweeam":
      return index === 0 && others.length > 0 && (others.some(isAgency) || !roleWords.test(others[0] ?? ""));
    default:
      return false;
  }
}

/** Whether the part is the country after a town, as in `قندز (أفغانستان): …`. */
function isRegion(line: string, part: string): boolean {
  const before = line.slice(0, line.indexOf(`(${part})`) + 1);
  return line.includes(`(${part})`) && !/[-:]/.test(before) && /[-:]/.test(line.slice(before.length));
}

function splitAnd(part: string): readonly string[] {
  const words = part.split(/\s+/);
  const names: string[][] = [[]];
  for (const word of words) {
    if (word === "و" && names.at(-1)?.length) names.push([]);
    else if (/^و\p{L}{2,}/u.test(word) && !nameWithWaw.test(word) && (names.at(-1)?.length ?? 0) > 0)
      names.push([word.slice(1)]);
    else names.at(-1)?.push(word);
  }
  return names.map((name) => name.join(" ")).filter((name) => name !== "");
}
