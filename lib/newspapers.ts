// The newspapers that lib/app.ts deploys: one, of content/publication.json, or each of content/newspapers/.
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { Publication } from "../lambdas/publication/publication.ts";
import { type Deployment, readDeployment } from "./deployment.ts";
import { readSettings } from "./settings.ts";

export interface NewspaperSettings {
  readonly publication: Publication;
  /** `stackName` is the newspaper's own. */
  readonly deployment: Deployment;
}

/** What the settings of all newspapers begin with. */
export interface Common {
  readonly stackName: string;
}

export type ReadNewspapers =
  | { readonly ok: true; readonly common: Common; readonly newspapers: readonly NewspaperSettings[] }
  | { readonly ok: false; readonly problems: readonly string[] };

const one = "content/publication.json";
const folder = "content/newspapers";

/** A stack's name has 28 letters at most (lib/deployment.ts). */
const fileName = /^[a-z][a-z0-9-]{0,19}\.json$/;

/**
 * The file `content/newspapers/alwatan.json` makes the stack `Khulasa-alwatan`. Settings of its deployment that are not those of all
 * newspapers stand in the context below `newspapers`, by the file's name.
 *
 * @param context of CDK: cdk.json and the command line
 * @param root the project's folder, if that is not the current one
 * @returns every problem, each a line that names the file and the setting
 */
export function readNewspapers(context: Readonly<Record<string, unknown>>, root = ""): ReadNewspapers {
  const files = existsSync(join(root, folder))
    ? readdirSync(join(root, folder)).filter((file) => file.endsWith(".json"))
    : [];
  const { newspapers: own = {}, ...common } = context as { newspapers?: Record<string, object> };
  const { stackName = "Khulasa" } = common as Partial<Common>;
  const names = files.map((file) => file.replace(".json", ""));
  const problems = [
    ...files
      .filter((file) => !fileName.test(file))
      .map(
        (file) =>
          `${join(folder, file)}: expected a name of up to 20 lower-case Latin letters, digits and hyphens`,
      ),
    ...Object.keys(own)
      .filter((name) => !names.includes(name))
      .map((name) => `cdk.json: context.newspapers.${name}: expected a file ${join(folder, name)}.json`),
  ];
  const read =
    files.length === 0
      ? [readOne(join(root, one), common)]
      : names.map((name) =>
          readOne(join(root, folder, `${name}.json`), {
            ...common,
            ...own[name],
            stackName: `${stackName}-${name}`,
          }),
        );
  problems.push(...read.flatMap((each) => (each.ok ? [] : each.problems)));
  if (problems.length > 0) return { ok: false, problems: [...new Set(problems)] };
  return {
    ok: true,
    common: { stackName },
    newspapers: read.flatMap((each) => (each.ok ? [each.newspaper] : [])),
  };
}

function readOne(file: string, context: Readonly<Record<string, unknown>>) {
  const settings = readSettings(file);
  const read = readDeployment(context);
  if (!settings.ok || !read.ok) {
    return {
      ok: false as const,
      problems: [settings, read].flatMap((each) => (each.ok ? [] : each.problems)),
    };
  }
  const { publication } = settings;
  const { deployment } = read;
  const lacks = (needed: unknown, setting: string, expected: string) =>
    needed ? [`${file}: ${setting}: found nothing, expected ${expected}`] : [];
  const { certificateArn, hostedZoneId, monthlyBudget } = deployment;
  const problems = [
    ...lacks(!publication.site && certificateArn, "site", "the host of cdk.json's certificateArn"),
    ...lacks(!publication.site && hostedZoneId, "site", "a host in cdk.json's hostedZoneId"),
    ...lacks(
      !publication.alarmMail && monthlyBudget,
      "alarmMail",
      "an address, for cdk.json's monthlyBudget",
    ),
  ];
  if (problems.length > 0) return { ok: false as const, problems };
  return { ok: true as const, newspaper: { publication, deployment } };
}
