// How feed readers decide whether to show an entry from right to left. Each published rule is one function.
import { blockTexts, isRightToLeft } from "./content-blocks.ts";

export interface Shown {
  /** The language of the feed. newsboat and Nextcloud News use nothing else. */
  readonly language: string;
  readonly title: string;
  readonly html: string;
}

export interface DirectionRule {
  readonly reader: string;
  readonly rule: string;
  /** Returns the texts that this reader would show from left to right. Empty if it shows everything from right to left. */
  readonly leftToRight: (shown: Shown) => readonly string[];
}

/**
 * Matches characters with the strong direction right-to-left: letters of these scripts, RIGHT-TO-LEFT MARK and ARABIC LETTER MARK
 * (Unicode Bidirectional Algorithm, UAX #9).
 */
const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\u200F\u061C]/u;
const strong = /[\p{L}\u200E\u200F\u061C]/u;

/**
 * Whether the first character with a strong direction is right-to-left. `dir="auto"` in HTML, Pango and Android use this rule. A text
 * without such a character is left-to-right.
 */
function startsRightToLeft(text: string): boolean {
  return rightToLeft.test(strong.exec(text)?.[0] ?? "");
}

/** Whether more than 40 % of the words are right-to-left, without numbers and addresses (TextDirectionDetector of CommaFeed). */
function isMostlyRightToLeft(text: string): boolean {
  const words = text.split(/\s+/).filter((word) => word !== "" && !/^(?:https?:\/\/.*|[\d.]+)$/.test(word));
  return words.filter(startsRightToLeft).length > words.length * 0.4;
}

const withoutBlocks = (html: string) => blockTexts(html).join("\n");
const unless = (isRight: boolean, text: string) => (isRight ? [] : [text]);

export const directionRules: readonly DirectionRule[] = [
  {
    reader: "newsboat",
    rule: "the feed's language is exactly ar",
    leftToRight: ({ language, title }) => unless(language === "ar", title),
  },
  {
    reader: "Nextcloud News",
    rule: "the feed's language begins with ar",
    leftToRight: ({ language, title }) => unless(language.startsWith("ar"), title),
  },
  {
    reader: "FreshRSS, Thunderbird",
    rule: "dir as the content has it, on the wrapper and each block",
    leftToRight: ({ html }) => unless(isRightToLeft(html), html),
  },
  {
    reader: "Miniflux",
    rule: "no attribute is left; dir=auto on the title, and on the whole text",
    leftToRight: ({ title, html }) => [title, withoutBlocks(html)].filter((text) => !startsRightToLeft(text)),
  },
  {
    reader: "Liferea, theoldreader",
    rule: "the first strong letter of the title",
    leftToRight: ({ title }) => unless(startsRightToLeft(title), title),
  },
  {
    reader: "CommaFeed",
    rule: "over 40 % of the words are Arabic",
    leftToRight: ({ title, html }) => {
      const text = `${title}\n${withoutBlocks(html)}`;
      return unless(isMostlyRightToLeft(text), text);
    },
  },
  {
    reader: "Feeder",
    rule: "the first strong letter of the title and of each paragraph",
    leftToRight: ({ title, html }) => [title, ...blockTexts(html)].filter((text) => !startsRightToLeft(text)),
  },
];

/** Whether a text has no Arabic letter. Then it is right to show it from left to right. */
export function isLatin(text: string): boolean {
  return !/[\p{Script=Arabic}]/u.test(text);
}
