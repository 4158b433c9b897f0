// Mistakes that people make by changing the AWS account by hand.
import { aws } from "./commands.ts";
import { findNewspaper } from "./newspaper.ts";
import { engineer } from "./people.ts";

/** Denies the publish function an action on a file in the inbox. Returns a function that allows it again. */
export async function deny(action: string, key: string): Promise<() => Promise<void>> {
  const { buckets, named } = await findNewspaper();
  const as = await engineer();
  const role = named("AWS::IAM::Role", "PublisherRole");
  const Resource = `arn:aws:s3:::${buckets.inbox}/${key}`;
  const policy = { Version: "2012-10-17", Statement: [{ Effect: "Deny", Action: action, Resource }] };
  const inline = `--role-name ${role} --policy-name by-hand`;
  await aws(`iam put-role-policy ${inline} --policy-document '${JSON.stringify(policy)}'`, as);
  return async () => void (await aws(`iam delete-role-policy ${inline}`, as));
}
