// A folder with a newspaper's settings and a folder for its articles, for tests of `npm start`.
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Options } from "../../local/start/options.ts";
import { temporaryFolder } from "./temporary-folder.ts";

export const settings = {
  title: "صحيفة خلاصة",
  description: "أخبار",
  language: "ar",
  timeZone: "Asia/Muscat",
  guidAuthority: "khulasa.example,2026",
  contact: "editor@khulasa.example",
  copyright: "©",
};

/** @param changes settings that differ */
export async function openOffice(changes: object = {}): Promise<Options & { readonly folder: string }> {
  const folder = await temporaryFolder();
  const articles = join(folder, "articles");
  await mkdir(articles);
  await writeFile(join(folder, "publication.json"), JSON.stringify({ ...settings, ...changes }));
  return {
    folder,
    port: 0,
    articles,
    store: join(folder, "kept/store.sqlite"),
    settings: join(folder, "publication.json"),
  };
}
