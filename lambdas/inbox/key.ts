// What the key of a file in the inbox says about the file, before it is read.
import { createHash } from "node:crypto";
import { cleanText } from "../text/characters.ts";
import { utf8Length } from "../text/utf8.ts";

/** The folder of the reports on refused files. */
export const refusedPrefix = "_refused/";

/** The greatest length of a usable key, in bytes. Keys that are built from it must stay within S3's limit of 1,024 bytes. */
const keyLimit = 700;

const extension = /(?<=[^/])\.(?=\d*[a-z])[a-z0-9]{1,8}$/i;

/** Names that operating systems and editors leave behind, and the folders that the S3 console makes. */
const litter = /(^|\/)(\.[^/]*|~\$[^/]*|[^/]*~|Thumbs\.db|desktop\.ini)$|\/$|\.(tmp|swp|part|crdownload)$/i;

/** Whether a file is in a folder that belongs to Khulasa: a folder at the top level whose name begins with `_`. */
export function isReservedKey(key: string): boolean {
  return /^_[^/]*\//.test(key);
}

export function isReportKey(key: string): boolean {
  return key.startsWith(refusedPrefix);
}

/** Whether early versions published files with such a key. They did not reserve folders; now files in reserved folders are ignored. */
export function wasOnceRead(key: string): boolean {
  return isReservedKey(key) && !isReportKey(key) && isUsableKey(key);
}

/** What a file is by its key alone. The key of an `unusable` file can't become an address or an id, so the file is refused. */
export type KeyKind = "article" | "picture" | "ignored" | "unusable";

export function kindOfKey(key: string): KeyKind {
  if (isReservedKey(key) || litter.test(key)) return "ignored";
  if (!isUsableKey(key)) return "unusable";
  return /[^/]\.(jpe?g|png|gif|webp)$/i.test(key) ? "picture" : "article";
}

/** The file's name without its folder. */
export function nameOf(key: string): string {
  return key.slice(key.lastIndexOf("/") + 1);
}

/** The key of a file that an article names by a path. The path is relative to the article's folder. Undefined if it leads out of the inbox. */
export function keyBeside(key: string, name: string): string | undefined {
  const steps = name.startsWith("/") ? [] : key.split("/").slice(0, -1);
  for (const step of name.split("/")) {
    if (step === "..") {
      if (steps.pop() === undefined) return undefined;
    } else if (step !== "" && step !== ".") steps.push(step);
  }
  return steps.join("/");
}

/** The key without its extension. */
export function stemOf(key: string): string {
  return key.replace(extension, "");
}

/**
 * Whether people would call two keys the same name: `photo.JPG` and `photo.jpg`, or one with composed letters (NFC) and one with
 * decomposed letters (NFD, as on macOS).
 */
export function isSameName(one: string, other: string): boolean {
  const extensionOf = (key: string) => key.slice(stemOf(key).length).toLowerCase();
  return isSameStem(one, other) && extensionOf(one) === extensionOf(other);
}

/** Whether two files have the same name apart from their extensions. */
export function isSameStem(one: string, other: string): boolean {
  return stemOf(one).normalize("NFC") === stemOf(other).normalize("NFC");
}

/** False for a key that can't become an address or an id: it is too long, or has control characters or steps such as `..`. */
function isUsableKey(key: string): boolean {
  const steps = key.split("/");
  return (
    utf8Length(key) <= keyLimit &&
    cleanText(key) === key.normalize("NFC") &&
    !/\p{Cc}/u.test(key) &&
    !steps.some((step) => step === "" || step === "." || step === "..")
  );
}

/**
 * The id of an article whose file states no id: the file's key without its extension. The folder is a part of it, so files with the
 * same name in two folders are two articles.
 */
export function idOfKey(key: string): string {
  return stemOf(key.normalize("NFC"));
}

/** The key of the report on this file, if it is refused. */
export function reportKey(key: string): string {
  const report = `${refusedPrefix}${key}.txt`;
  return isUsableKey(key) ? report : `${refusedPrefix}${createHash("sha256").update(key).digest("hex")}.txt`;
}
