// Runs shell commands in the emulated AWS account, as one of its users.
import { execFile } from "node:child_process";

/** The environment variables of one user of the account. */
export interface Identity {
  readonly AWS_ACCESS_KEY_ID: string;
  readonly AWS_SECRET_ACCESS_KEY: string;
  /** Only the temporary keys of a role have a token. */
  readonly AWS_SESSION_TOKEN?: string;
}

export interface Situation {
  readonly as: Identity;
  /** Default: the project's folder. */
  readonly folder?: string;
  /** Further environment variables. */
  readonly variables?: Readonly<Record<string, string>>;
}

/** A folder that .ci/test-deploy made for this run. It contains the certificate of the emulated account, programs and files. */
export const accountFolder = variable("KHULASA_ACCOUNT_FOLDER");
export const endpoint = variable("AWS_ENDPOINT_URL");
export const region = variable("AWS_REGION");

/** The root user of the emulated account. It has all permissions, and the emulator does not check its signature. */
export const root: Identity = { AWS_ACCESS_KEY_ID: "test", AWS_SECRET_ACCESS_KEY: "test" };

/**
 * Runs a script in bash and returns what it prints.
 *
 * @throws Error with everything that it printed, if one of its commands fails
 */
export function bash(script: string, { as, folder = ".", variables = {} }: Situation): Promise<string> {
  const env = { ...process.env, ...quiet, ...as, ...variables };
  return new Promise((resolve, reject) => {
    const options = { cwd: folder, env, maxBuffer: 1e9 };
    execFile("bash", ["-euo", "pipefail", "-c", script], options, (error, output, errors) => {
      if (error) reject(new Error(`${script}\n${output}\n${errors}`, { cause: error }));
      else resolve(output);
    });
  });
}

/** Runs a command of the AWS CLI and returns its parsed output. */
export async function aws(command: string, as: Identity): Promise<unknown> {
  const answer = await bash(`aws --output json ${command}`, { as });
  return answer.trim() === "" ? undefined : JSON.parse(answer);
}

function variable(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run \`npm run test:deploy\``);
  return value;
}

const quiet = {
  AWS_CA_BUNDLE: variable("NODE_EXTRA_CA_CERTS"),
  AWS_PAGER: "",
  AWS_EC2_METADATA_DISABLED: "true",
};
