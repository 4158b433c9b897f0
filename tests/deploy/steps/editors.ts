// Runs the commands of the page for editors: copy, overwrite, rename, delete, and a sync that deletes files.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { articleText, drop } from "../../publish/publish-fixture.ts";
import { accountFolder, bash, endpoint, type Identity } from "../commands.ts";
import { commandsOf } from "../documented.ts";
import { eventually, findNewspaper, type Newspaper } from "../newspaper.ts";
import { editor } from "../people.ts";
import { readTitles } from "../read-feeds.ts";

const page = "docs/editors.md";

interface Program {
  readonly name: string;
  /** The heading above its commands on the page. */
  readonly heading: string;
  /** The commands to list, rename and remove files are found by these texts. */
  readonly list: string;
  readonly rename: string;
  readonly remove: string;
  /** A section that no other test uses. */
  readonly section: string;
}

const programs: readonly Program[] = [
  { name: "aws", heading: "The aws command", list: " ls ", rename: " mv ", remove: " rm ", section: "سوق" },
  {
    name: "rclone",
    heading: "rclone",
    list: " lsf ",
    rename: " moveto ",
    remove: " deletefile ",
    section: "ناسخ",
  },
];

/** Writes the rclone configuration from the page, changed so that rclone uses the emulator. Returns the file. */
function configure({ AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY }: Identity): string {
  const [, text = ""] = /```ini\n([\s\S]*?)```/.exec(readFileSync(page, "utf8")) ?? [];
  const file = join(accountFolder, "rclone.conf");
  const config = text
    .replace("access_key_id = ...", `access_key_id = ${AWS_ACCESS_KEY_ID}`)
    .replace("secret_access_key = ...", `secret_access_key = ${AWS_SECRET_ACCESS_KEY}`)
    .replace("provider = AWS", `provider = Other\nendpoint = ${endpoint}\nforce_path_style = true`);
  writeFileSync(file, config);
  return file;
}

describe.each(programs)("an editor with $name", ({ name, heading, list, rename, remove, section }) => {
  const desk = join(accountFolder, `desk-${name}`);
  let newspaper: Newspaper;
  let as: Identity;
  let commands: readonly string[];

  /** Runs the command of the page that contains this text. */
  async function run(text: string): Promise<string> {
    const command = commands.find((line) => line.includes(text));
    if (command === undefined) throw new Error(`${page} has no command with ${text}`);
    const variables = { RCLONE_CONFIG: configure(as), RCLONE_CA_CERT: process.env.NODE_EXTRA_CA_CERTS ?? "" };
    return bash(command, { as, folder: desk, variables });
  }

  function write(headline: string): void {
    writeFileSync(join(desk, "match.txt"), articleText({ id: `13001${name.length}`, headline, section }));
  }

  beforeAll(async () => {
    newspaper = await findNewspaper();
    as = await editor(newspaper.output("EditorsPolicy"));
    mkdirSync(join(desk, "articles"), { recursive: true });
    const [script = ""] = commandsOf(page, heading, { INBOX: newspaper.buckets.inbox });
    commands = script.trim().split("\n");
  });

  const shows = (...titles: readonly string[]) =>
    eventually(async () => expect(await readTitles(newspaper.site, `sections/${section}/`)).toEqual(titles));

  /** Waits until the section's feed is deleted. A section that is not in the settings is deleted with its last article. */
  const isGone = () =>
    eventually(async () => expect(await newspaper.site.get(`sections/${section}/rss.xml`)).toBeUndefined());

  test("publishes, corrects, renames and withdraws an article", async () => {
    write("الصيغة الأولى");
    await run("match.txt");
    await shows("الصيغة الأولى");
    write("الصيغة المصححة");
    await run("match.txt");
    await shows("الصيغة المصححة");
    expect(await run(list)).toContain("match.txt");
    await run(rename);
    await eventually(async () => {
      const keys = await newspaper.inbox.list({ prefix: "sport/" });
      expect(keys.map(({ key }) => key)).toContain("sport/final.txt");
      expect(keys.map(({ key }) => key)).not.toContain("sport/match.txt");
    });
    await shows("الصيغة المصححة");
    await run(remove);
    await isGone();
  });

  test("makes the inbox the same as a folder: what is not there is withdrawn, and the reports stay", async () => {
    const { inbox, buckets } = newspaper;
    const publish = (key: string) =>
      drop(inbox, key, { id: `13002${name.length}`, headline: "سيسحب", section });
    await publish(`${name}/gone.txt`);
    await shows("سيسحب");
    const download = `aws s3 sync --quiet --exclude '_*/*' s3://${buckets.inbox}/ articles/ && rm articles/${name}/gone.txt`;
    await bash(download, { as, folder: desk });
    const before = (await inbox.list({ prefix: "" })).map(({ key }) => key);
    await run(" sync ");
    await isGone();
    const after = (await inbox.list({ prefix: "" })).map(({ key }) => key);
    expect(after).toEqual(before.filter((key) => key !== `${name}/gone.txt`));
    expect(after.some((key) => key.startsWith("_refused/"))).toBe(true);
  });
});
