// Regular expressions that are not linear, but get only short texts: in each of their files, a constant limits the length.
import type { FoundRegexp } from "./find-regexps.ts";
import { fingerprintOf } from "./verdicts.ts";

/** The greatest value that such a constant may have, in characters. */
const mostCharacters = 2000;

interface Limit {
  readonly file: string;
  /** The name of the constant with which the length of a text is compared. */
  readonly constant: string;
  /** The labels of the patterns, as `npm run regexps` prints them. */
  readonly slow: readonly string[];
}

const limits: readonly Limit[] = [
  {
    file: "lambdas/formats/agency/byline.ts",
    constant: "longestByline",
    slow: [
      "27e93986164c934586c0 \\s+et\\s+",
      "3c9bd3530b7bf00ca8c0 \\s+und\\s+",
      "a03bf30341751d898a24 \\s*[،,;؛:|()]\\s*|\\s+[-–—]\\s+|\\s+(?:and|w",
      "b33b6f2aa7f7e9acba34 \\s+(?:in\\s+\\p{Lu}|في\\s+\\p{L}).*$",
      "e5250107eeb79637bb42 \\s+[ye]\\s+",
    ],
  },
  {
    file: "lambdas/formats/agency/dateline.ts",
    constant: "longestDateline",
    slow: [
      "2dc506cbcf70a176c25b [\\s\\-–—:]+$",
      "4d43c591b6ddd3d7a4c2 \\s*[([].*$",
      "698b1c81b78cf1ddd8e0 \\s*\\([^()]*\\)(?=[^([]*[([])",
      "e34e561ed1b40e48e26f ^(.*?)[\\s,،]*(?:[([]([^()[\\]]+)[)\\]]|\\s(",
      "f857c0e92050f9e1beba (?:(?:^|[\\s,،]+)(?:jan|feb|mar|apr|may|j",
    ],
  },
  {
    file: "lambdas/formats/feed-item/entry-text.ts",
    constant: "longestOrigin",
    slow: ["29006f6bfcd8d28ba654 ^(?:The post .+ (?:appeared first on|fir"],
  },
  {
    file: "lambdas/formats/html/boilerplate/remove-boxes.ts",
    constant: "longestForm",
    slow: ["162d587a9ed90599f83a (?:https?:\\/\\/|www\\.)\\S+$"],
  },
  {
    file: "lambdas/formats/html/metadata/authors.ts",
    constant: "longest",
    slow: [
      "6caf28541160a842f405 \\s*,\\s*",
      "b62fc92ea40a24c029da \\s+(?:and|und|et|y|e|og|och|en)\\s+|\\s*[&",
    ],
  },
  {
    file: "lambdas/formats/html/metadata/person-name.ts",
    constant: "longestName",
    slow: [
      "0ca1d7bc049c3f9cd11c ^[\\s:–—-]+|[\\s,;:|–—-]+$",
      "1da8303134b53e05c5bb \\s*(?:\\(?@[\\w.]+\\)?|[→»›])\\s*$",
      "6a19bd46337003a408cf [\\s,|]+(?:\\p{L}{2,10}\\.?,?\\s+)?\\d{1,2}\\.",
    ],
  },
  {
    file: "lambdas/formats/html/opening/printed-byline.ts",
    constant: "longestByline",
    slow: ["e5b417254754e363ad2a \\s*[,/&]\\s*|\\s+(?:and|und|et)\\s+"],
  },
  {
    file: "lambdas/formats/html/pictures/leading-picture.ts",
    constant: "longestName",
    slow: ["45d910f7526d41d2a716 (?:\\.(?:jpe?g|png|gif|webp|avif))+$"],
  },
  {
    file: "lambdas/formats/markdown/parse-opening.ts",
    constant: "longest",
    slow: ["f923199db278a0c7e471 (\\*{1,3}|_{1,3}|`)(\\S(?:.*?\\S)?)\\1"],
  },
  {
    file: "lambdas/formats/markdown/shortcodes.ts",
    constant: "longest",
    slow: ["6dab3843cf83c058a29e ([\\w-]+)\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)')"],
  },
  {
    file: "lambdas/formats/submission/embargo-line.ts",
    constant: "longestLine",
    slow: [
      "56357ec9d38729929908 (?<!\\p{L})(?:ذو\\s?القعده\\s?الحرام|ذي\\s?ا",
      "9e3cb0d544c0f36ddeee ^[^\\p{L}\\p{N}]+|[\\s*#_=~!()[\\]{}«»\"'<>–—",
    ],
  },
  {
    file: "lambdas/plain-text/credit/dateline.ts",
    constant: "longestDateline",
    slow: ["cf7047128470b2798cf2 \\s*:|\\s+[-–—―ـ]+(?=\\s)|[-–—―]+(?=\\s)|\\s+"],
  },
  {
    file: "lambdas/plain-text/standfirst.ts",
    constant: "longestMark",
    slow: ["e33d34f4c4bf60176710 (?:^|[\\s\\p{Cf}]+)[-–—―ـ]+[\\s\\p{Cf}]*$"],
  },
  {
    file: "lambdas/text/direction/words.ts",
    constant: "longestAbbreviation",
    slow: ["2fcddfe8eed6d3a830a9 (?<!\\p{L})(?:(?:\\p{L}\\.)+\\p{L}|Inc|Ltd|C"],
  },
];

/** Identifies a pattern for this list: a fingerprint of the whole pattern, and how it begins. */
export function labelOf(one: FoundRegexp): string {
  return `${fingerprintOf(one)} ${one.source.slice(0, 40)}`;
}

/** Whether a slow pattern is one of those that get only short texts, and its file still compares a length with the constant. */
export function isLimited(one: FoundRegexp, codeOf: ReadonlyMap<string, string>): boolean {
  const limit = limits.find(({ file, slow }) => file === one.file && slow.includes(labelOf(one)));
  if (!limit) return false;
  const code = codeOf.get(limit.file) ?? "";
  const value = Number(new RegExp(`const ${limit.constant} = (\\d+);`).exec(code)?.[1]);
  return value <= mostCharacters && code.split(limit.constant).length > 2;
}
