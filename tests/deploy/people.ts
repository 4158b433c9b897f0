// The users of the emulated account. Unlike its root user, they sign their requests, and have only the permissions of a policy.
import * as z from "zod";
import { aws, type Identity, root } from "./commands.ts";

const created = z.object({ AccessKey: z.object({ AccessKeyId: z.string(), SecretAccessKey: z.string() }) });

const keys = new Map<string, Promise<Identity>>();
const attached = new Map<string, Promise<unknown>>();

/** The engineer, who deploys and operates the newspaper. */
export function engineer(): Promise<Identity> {
  return user("engineer", "arn:aws:iam::aws:policy/AdministratorAccess");
}

/** An editor: a user with the policy that the stack defines for editors. */
export function editor(policyArn: string): Promise<Identity> {
  return user("editor", policyArn);
}

/** Creates the user and attaches the policy, if that was not done yet. */
async function user(name: string, policyArn: string): Promise<Identity> {
  const identity = await once(keys, name, () => create(name));
  const attach = () => aws(`iam attach-user-policy --user-name ${name} --policy-arn ${policyArn}`, root);
  await once(attached, `${name} ${policyArn}`, attach);
  return identity;
}

function once<Result>(
  done: Map<string, Promise<Result>>,
  name: string,
  make: () => Promise<Result>,
): Promise<Result> {
  const result = done.get(name) ?? make();
  done.set(name, result);
  return result;
}

async function create(name: string): Promise<Identity> {
  await aws(`iam create-user --user-name ${name}`, root);
  const answer = await aws(`iam create-access-key --user-name ${name}`, root);
  const { AccessKeyId, SecretAccessKey } = created.parse(answer).AccessKey;
  return { AWS_ACCESS_KEY_ID: AccessKeyId, AWS_SECRET_ACCESS_KEY: SecretAccessKey };
}
