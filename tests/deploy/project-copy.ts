// Makes copies of the project and deploys them: copies with changed settings, or of an earlier version.
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { accountFolder, bash } from "./commands.ts";
import { forgetNewspaper } from "./newspaper.ts";
import { engineer } from "./people.ts";

const project = resolve(import.meta.dirname, "../..");

/** Copies the project as it is, with changes in content/publication.json and in the context of cdk.json. Returns the folder. */
export function copyProject(name: string, changes: { publication?: object; context?: object }): string {
  const folder = join(accountFolder, name);
  const files = execFileSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], {
    cwd: project,
    encoding: "utf8",
  });
  for (const file of files
    .split("\0")
    .filter((each) => /^(lib|lambdas|content)\/|^[^/]+\.json$/.test(each))) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    cpSync(join(project, file), join(folder, file));
  }
  symlinkSync(join(project, "node_modules"), join(folder, "node_modules"));
  const edit = (file: string, change: (content: object & { context?: object }) => object) => {
    const path = join(folder, file);
    writeFileSync(path, JSON.stringify(change(JSON.parse(readFileSync(path, "utf8")))));
  };
  edit("content/publication.json", (publication) => ({ ...publication, ...changes.publication }));
  edit("cdk.json", (cdk) => ({ ...cdk, context: { ...cdk.context, ...changes.context } }));
  return folder;
}

/** Copies the project as it was at a commit, with the packages of its own lock file. Returns the folder. */
export async function checkOut(commit: string): Promise<string> {
  const folder = join(accountFolder, commit);
  mkdirSync(folder);
  const archive = execFileSync("git", ["archive", commit], { cwd: project, maxBuffer: 1e9 });
  execFileSync("tar", ["-x"], { cwd: folder, input: archive });
  const [then = {}, now = {}] = [folder, project].map(readLockedPackages);
  const isInstalled = Object.entries(then).every(
    ([path, { integrity }]) => path === "" || now[path]?.integrity === integrity,
  );
  if (isInstalled) symlinkSync(join(project, "node_modules"), join(folder, "node_modules"));
  else
    await bash("npm ci --ignore-scripts --no-audit --no-fund --loglevel=error", {
      as: await engineer(),
      folder,
    });
  return folder;
}

function readLockedPackages(root: string): Readonly<Record<string, { readonly integrity?: string }>> {
  return JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")).packages;
}

/**
 * Deploys from a folder. `cdk deploy` asks before it creates permissions. No one can answer here, so a settings file in the home folder
 * switches the question off. It also switches off the release guard, because the emulator has no CodeDeploy (docs/emulator.md).
 *
 * @param context further settings of CDK, in addition to those in the files of the folder
 */
export async function deployFrom(
  folder: string,
  command = "npx cdk deploy",
  context: object = { releaseGuard: "off" },
): Promise<string> {
  writeFileSync(join(accountFolder, ".cdk.json"), JSON.stringify({ requireApproval: "never", context }));
  const variables = {
    HOME: accountFolder,
    npm_config_cache: join(homedir(), ".npm"),
    npm_config_userconfig: join(homedir(), ".npmrc"),
  };
  forgetNewspaper();
  return bash(command, { as: await engineer(), folder, variables });
}
