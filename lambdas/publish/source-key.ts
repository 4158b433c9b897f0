// What the key of a file in the inbox says about it, before anyone opens it.
import { createHash } from "node:crypto";
import { cleanText } from "../text/characters.ts";

/** Where refusals go; ignored as input. */
const refusedPrefix = "_refused/";

/** So long that every key that is made from it stays within S3's 1,024 bytes. */
const keyLimit = 700;

/** Names that operating systems and editors leave behind, and the folders that the S3 console makes. */
const litter = /(^|\/)(\.[^/]*|~\$[^/]*|[^/]*~|Thumbs\.db|desktop\.ini)$|\/$|\.(tmp|swp|part|crdownload)$/i;

/** Whether anybody meant this file as an article. */
export function isArticleKey(key: string): boolean {
  return !key.startsWith(refusedPrefix) && !litter.test(key);
}

/** A key that can't become an address or an id: too long, or with control characters or steps such as `..` in it. */
export function isUsableKey(key: string): boolean {
  const steps = key.split("/");
  return (
    Buffer.byteLength(key) <= keyLimit &&
    cleanText(key) === key.normalize("NFC") &&
    !/\p{Cc}/u.test(key) &&
    !steps.some((step) => step === "" || step === "." || step === "..")
  );
}

/**
 * The id of an article whose file has none of its own: the key without its extension, so that two files of one name in
 * two folders are two articles.
 */
export function idOfKey(key: string): string {
  return key.normalize("NFC").replace(/(?<=[^/])\.(?=\d*[a-z])[a-z0-9]{1,5}$/i, "");
}

/** Where the editor finds out why this file was refused. */
export function reportKey(key: string): string {
  const report = `${refusedPrefix}${key}.txt`;
  return isUsableKey(key) ? report : `${refusedPrefix}${createHash("sha256").update(key).digest("hex")}.txt`;
}
