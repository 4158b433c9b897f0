// Regular expressions that are not linear, but get only short texts: in each of their files, a constant limits the length.
import type { FoundRegexp } from "./find-regexps.ts";
import { fingerprintOf } from "./verdicts.ts";

/** The greatest value that such a constant may have, in characters. */
const mostCharacters = 2000;

interface Limit {
  readonly file: string;
  /** The name of the constant with which the length of a text is compared. */
  readonly constant: string;
  /** The fingerprints of the patterns. `npm run regexps` prints them. */
  readonly slow: readonly string[];
}

const limits: readonly Limit[] = [
  {
    file: "lambdas/formats/agency/byline.ts",
    constant: "longestByline",
    slow: [
      "27e93986164c934586c0",
      "3c9bd3530b7bf00ca8c0",
      "a03bf30341751d898a24",
      "b33b6f2aa7f7e9acba34",
      "e5250107eeb79637bb42",
    ],
  },
  {
    file: "lambdas/formats/agency/dateline.ts",
    constant: "longestDateline",
    slow: [
      "2dc506cbcf70a176c25b",
      "4d43c591b6ddd3d7a4c2",
      "698b1c81b78cf1ddd8e0",
      "e34e561ed1b40e48e26f",
      "f857c0e92050f9e1beba",
    ],
  },
  {
    file: "lambdas/formats/feed-item/entry-text.ts",
    constant: "longestOrigin",
    slow: ["29006f6bfcd8d28ba654"],
  },
  {
    file: "lambdas/formats/html/boilerplate/remove-boxes.ts",
    constant: "longestForm",
    slow: ["162d587a9ed90599f83a"],
  },
  {
    file: "lambdas/formats/html/metadata/authors.ts",
    constant: "longest",
    slow: ["6caf28541160a842f405", "b62fc92ea40a24c029da"],
  },
  {
    file: "lambdas/formats/html/metadata/person-name.ts",
    constant: "longestName",
    slow: ["0ca1d7bc049c3f9cd11c", "1da8303134b53e05c5bb", "6a19bd46337003a408cf"],
  },
  {
    file: "lambdas/formats/html/opening/printed-byline.ts",
    constant: "longestByline",
    slow: ["e5b417254754e363ad2a"],
  },
  {
    file: "lambdas/formats/html/pictures/leading-picture.ts",
    constant: "longestName",
    slow: ["45d910f7526d41d2a716"],
  },
  {
    file: "lambdas/formats/markdown/parse-opening.ts",
    constant: "longest",
    slow: ["f923199db278a0c7e471"],
  },
  {
    file: "lambdas/formats/markdown/shortcodes.ts",
    constant: "longest",
    slow: ["6dab3843cf83c058a29e"],
  },
  {
    file: "lambdas/formats/submission/embargo-line.ts",
    constant: "longestLine",
    slow: ["56357ec9d38729929908", "9e3cb0d544c0f36ddeee"],
  },
  {
    file: "lambdas/plain-text/credit/dateline.ts",
    constant: "longestDateline",
    slow: ["cf7047128470b2798cf2"],
  },
  {
    file: "lambdas/plain-text/standfirst.ts",
    constant: "longestMark",
    slow: ["e33d34f4c4bf60176710"],
  },
  {
    file: "lambdas/text/direction/words.ts",
    constant: "longestAbbreviation",
    slow: ["2fcddfe8eed6d3a830a9"],
  },
];

/** Whether a slow pattern is one of those that get only short texts, and its file still compares a length with the constant. */
export function isLimited(one: FoundRegexp, codeOf: ReadonlyMap<string, string>): boolean {
  const limit = limits.find(({ file, slow }) => file === one.file && slow.includes(fingerprintOf(one)));
  if (!limit) return false;
  const code = codeOf.get(limit.file) ?? "";
  const value = Number(new RegExp(`const ${limit.constant} = (\\d+);`).exec(code)?.[1]);
  return value <= mostCharacters && code.split(limit.constant).length > 2;
}
