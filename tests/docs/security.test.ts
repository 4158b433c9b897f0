// docs/SECURITY.md promises that nothing is requested or read that a file names, while the file is published.
import { writeFileSync } from "node:fs";
import { Socket } from "node:net";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, onTestFinished, test, vi } from "vitest";
import { checkFile } from "../../local/check/check-file.ts";
import { readSettings } from "../../local/read-settings.ts";
import { body, paragraph, zipDocx } from "../formats/docx-file.ts";
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
  const requests = watchRequests();
  expect(await checkFile(folder, name, settings)).toMatchObject({
    kind: "article",
    entry: { pictures: [{ url: expect.stringContaining("https://pictures.example/") }] },
  });
  for (const request of requests) expect(request).not.toHaveBeenCalled();
});

const picture = join(import.meta.dirname, "../fixtures/pictures/small.png");

test.each([picture, pathToFileURL(picture).href, "https://pictures.example/a.png"])(
  "a picture that a Word document links is neither read nor asked for: %s",
  async (target) => {
    const relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const drawing = "http://schemas.openxmlformats.org/drawingml/2006";
    const linked = `<w:p><w:r><w:drawing><wp:inline xmlns:wp="${drawing}/wordprocessingDrawing"><a:graphic xmlns:a="${drawing}/main"><a:graphicData uri="${drawing}/picture"><pic:pic xmlns:pic="${drawing}/picture"><pic:blipFill><a:blip xmlns:r="${relationships}" r:link="rId1"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`;
    const lines = ["افتتاح خط ملاحي جديد", "4 نوفمبر 2026", "أعلنت الموانئ أن أول سفينة تصل صباح اليوم."];
    const folder = await temporaryFolder();
    const file = await zipDocx({
      "word/document.xml": body(lines.map(paragraph).join("") + linked),
      "word/_rels/document.xml.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relationships}/image" Target="${target}" TargetMode="External"/></Relationships>`,
    });
    writeFileSync(join(folder, "a.docx"), file);
    const requests = watchRequests();
    expect(await checkFile(folder, "a.docx", settings)).toMatchObject({
      kind: "article",
      entry: { pictures: [] },
    });
    for (const request of requests) expect(request).not.toHaveBeenCalled();
  },
);

/** The functions with which a program sends requests, watched until the test ends. */
function watchRequests() {
  onTestFinished(() => void vi.restoreAllMocks());
  return [vi.spyOn(Socket.prototype, "connect"), vi.spyOn(globalThis, "fetch")];
}
