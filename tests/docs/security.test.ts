// docs/SECURITY.md promises that no request is sent to the addresses in a file while the file is published.
import { writeFileSync } from "node:fs";
import { Socket } from "node:net";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { checkFile } from "../../local/check/check-file.ts";
import { readSettings } from "../../local/read-settings.ts";
import { temporaryFolder } from "../local/temporary-folder.ts";

const settings = await readSettings(join(import.meta.dirname, "../../content/publication.json"));

const files = {
  "a.html": `<!doctype html><html><head><title>افتتاح خط ملاحي جديد</title>
<link rel="stylesheet" href="https://pictures.example/a.css"><script src="https://pictures.example/a.js"></script>
<meta property="article:published_time" content="2026-11-04T10:00:00Z"></head>
<body><article><h1>افتتاح خط ملاحي جديد</h1><p>أعلنت الموانئ أن أول سفينة تصل صباح اليوم.</p>
<img src="https://pictures.example/a.jpg"><iframe src="https://pictures.example/"></iframe></article></body></html>`,
  "a.md": `---
title: افتتاح خط ملاحي جديد
date: 2026-11-04
image: https://pictures.example/a.jpg
---
أعلنت الموانئ أن أول سفينة تصل صباح اليوم.`,
  "a.xml": `<?xml version="1.0"?><!DOCTYPE rss SYSTEM "https://pictures.example/rss.dtd">
<rss version="2.0"><channel><title>وكالة</title><link>https://pictures.example/</link>
<item><title>افتتاح خط ملاحي جديد</title><description>أعلنت الموانئ أن أول سفينة تصل صباح اليوم.</description>
<pubDate>Wed, 04 Nov 2026 10:00:00 GMT</pubDate><guid>https://pictures.example/1</guid>
<enclosure url="https://pictures.example/a.jpg" type="image/jpeg" length="1"/></item></channel></rss>`,
};

test.each(Object.entries(files))("nothing that %s names is asked for", async (name, text) => {
  const folder = await temporaryFolder();
  writeFileSync(join(folder, name), text);
  const connect = vi.spyOn(Socket.prototype, "connect");
  const fetching = vi.spyOn(globalThis, "fetch");
  expect(await checkFile(folder, name, settings)).toMatchObject({
    kind: "article",
    entry: { pictures: [{ url: expect.stringContaining("https://pictures.example/") }] },
  });
  expect(fetching).not.toHaveBeenCalled();
  expect(connect).not.toHaveBeenCalled();
  vi.restoreAllMocks();
});
