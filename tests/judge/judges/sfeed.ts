// The judge sfeed, a small feed reader written in C. It prints one line for each entry (see the manual page sfeed(5)).
import type { FeedDocument, Reader, ReadFeed } from "../entry.ts";
import { runCommand, runToEnd } from "../run-command.ts";

const escapes: Readonly<Record<string, string>> = { "\\n": "\n", "\\t": "\t", "\\\\": "\\" };

export const sfeed: Reader = {
  kind: "reader",
  name: "sfeed",
  formats: ["rss", "atom"],
  async find() {
    const ended = await runCommand("sfeed", []);
    return ended && "installed";
  },
  read: (documents) => Promise.all(documents.map(read)),
};

async function read({ url, text: served }: FeedDocument): Promise<ReadFeed> {
  const lines = (await runToEnd("sfeed", [url], { input: served })).split("\n").slice(0, -1);
  const entries = lines.map((line) => {
    const [time = "", title, link, content = "", _type, id, author = ""] = line.split("\t");
    return {
      title,
      id,
      link,
      published: time === "" ? undefined : Number(time) * 1000,
      updated: undefined,
      authors: author === "" ? [] : [author],
      html: content.replaceAll(/\\[nt\\]/g, (written) => escapes[written] ?? written),
    };
  });
  return { title: undefined, language: undefined, entries };
}
