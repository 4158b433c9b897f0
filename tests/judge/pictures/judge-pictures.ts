// Lets the judges check all published pictures, and also pictures that are wrong on purpose. The judges must find these.
import * as report from "../report.ts";
import type { Verdict } from "../verdict.ts";
import { isClean } from "../verdict.ts";
import { chromium } from "./chromium.ts";
import { exiftool } from "./exiftool.ts";
import type { Picture, PictureJudge } from "./picture.ts";

type Fault = readonly [what: string, spoil: (picture: Picture) => Picture | undefined];

/** For each judge, the ways to make a wrong picture out of a good one. */
const faults: ReadonlyMap<PictureJudge, readonly Fault[]> = new Map([
  [exiftool, [["left as it came", leftAsItCame]]],
  [
    chromium,
    [
      ["not turned", notTurned],
      ["without its colour profile", withoutProfile],
      ["with width and height exchanged", exchanged],
    ],
  ],
]);

/** @returns whether no judge found a problem in the good pictures, and all found the wrong ones */
export async function judgePictures(pictures: readonly Picture[]): Promise<boolean> {
  console.log(`\n${pictures.length} pictures`);
  let isGood = true;
  for (const [judge, ways] of faults) {
    const what = await judge.find();
    const verdict = what === undefined ? undefined : await passJudgement(judge, pictures, ways);
    report.sayVerdict(judge.name, what, verdict, "pictures");
    if (verdict && !isClean(verdict)) isGood = false;
  }
  return isGood;
}

async function passJudgement(
  judge: PictureJudge,
  pictures: readonly Picture[],
  ways: readonly Fault[],
): Promise<Verdict> {
  const problems = await judge.check(pictures);
  const wrong = ways.flatMap(([what, spoil]) => {
    const spoiled = pictures.flatMap((picture) => spoil(picture) ?? []);
    if (spoiled.length === 0) throw new Error(`there is no picture to spoil: ${what}`);
    return spoiled.map((picture) => ({ what, picture }));
  });
  const noticed = new Set(
    (await judge.check(wrong.map(({ picture }) => picture))).map(({ picture }) => picture),
  );
  return {
    differences: [],
    problems: problems.map(({ picture, problem }) => `${picture.path}: ${problem}`),
    unnoticed: wrong
      .filter(({ picture }) => !noticed.has(picture))
      .map(({ what, picture }) => `${picture.path}, ${what}`),
    read: pictures.length,
    spoiled: wrong.length,
  };
}

/** Replaces a picture by the uploaded one. Undefined if both are the same, because a picture without metadata is published unchanged. */
function leftAsItCame(picture: Picture): Picture | undefined {
  const { bytes, original } = picture;
  const hasMore = original && Buffer.compare(bytes, original) !== 0;
  return hasMore ? { ...picture, bytes: original } : undefined;
}

function notTurned(picture: Picture): Picture | undefined {
  return picture.path.endsWith(".jpg") ? replaced(picture, "Exif\0", "none\0") : undefined;
}

function withoutProfile(picture: Picture): Picture | undefined {
  return replaced(picture, "ICC_PROFILE", "icc_profile");
}

function exchanged(picture: Picture): Picture | undefined {
  const { width, height } = picture;
  return width === height ? undefined : { ...picture, width: height, height: width };
}

function replaced(picture: Picture, from: string, to: string): Picture | undefined {
  const bytes = Buffer.from(picture.bytes);
  const at = bytes.indexOf(from);
  if (at < 0) return undefined;
  bytes.write(to, at, "latin1");
  return { ...picture, bytes };
}
