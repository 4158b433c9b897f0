// A file that is renamed into its place is complete, and is taken over without a pause.
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { MovedFiles } from "../../../local/inbox/moved-files.ts";
import { contentOf, openDesk, openMirror } from "./desk.ts";

/** Puts the file into the folder, and mirrors it when the system has reported these events. The time does not advance. */
async function mirrorAfter(
  events: readonly string[],
  { text = "1", open = false }: { text?: string; open?: boolean } = {},
) {
  const desk = await openDesk();
  const moved = new MovedFiles(desk.folder);
  const path = join(desk.folder, "a.txt");
  const openForWriting = () => new Set(open ? [path] : []);
  const { mirror } = await openMirror(desk, { moved, openForWriting });
  await writeFile(path, text);
  for (const event of events) moved.hear(event, "a.txt", { watchedPath: desk.folder });
  const { unsettled } = await mirror.mirrorKeys(new Set(["a.txt"]));
  return { unsettled, inbox: await contentOf(desk.inbox), mirror, moved, desk };
}

test("is taken over at once", async () => {
  expect(await mirrorAfter(["rename"])).toMatchObject({ unsettled: [], inbox: { "a.txt": "1" } });
});

test("but not if anything was written under its name since", async () => {
  expect(await mirrorAfter(["rename", "change"])).toMatchObject({ unsettled: ["a.txt"], inbox: {} });
});

test("but not if the system reports a change since without saying of which file", async () => {
  const { mirror, moved, desk } = await mirrorAfter([]);
  moved.hear("rename", "a.txt", { watchedPath: desk.folder });
  moved.hear("change", null, { watchedPath: desk.folder });
  expect(await mirror.mirrorKeys(new Set(["a.txt"]))).toMatchObject({ unsettled: ["a.txt"] });
});

test("but not if a program has it open for writing", async () => {
  expect(await mirrorAfter(["rename"], { open: true })).toMatchObject({ unsettled: ["a.txt"], inbox: {} });
});

test("an empty file is not, because it may just have been created", async () => {
  expect(await mirrorAfter(["rename"], { text: "" })).toMatchObject({ unsettled: ["a.txt"], inbox: {} });
});

test("what is written to it afterwards waits as usual", async () => {
  const { mirror, moved, desk } = await mirrorAfter(["rename"]);
  await writeFile(join(desk.folder, "a.txt"), "1 and a half");
  moved.hear("change", "a.txt", { watchedPath: desk.folder });
  expect(await mirror.mirrorKeys(new Set(["a.txt"]))).toMatchObject({ unsettled: ["a.txt"] });
});
