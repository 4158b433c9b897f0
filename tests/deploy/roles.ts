// Gets the keys of a role of the stack, so that tests can try what the role may do. A temporary Lambda function that has the role returns
// them.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import JSZip from "jszip";
import * as z from "zod";
import { accountFolder, aws, bash, type Identity } from "./commands.ts";
import { engineer } from "./people.ts";

const keys = z.object({
  AWS_ACCESS_KEY_ID: z.string(),
  AWS_SECRET_ACCESS_KEY: z.string(),
  AWS_SESSION_TOKEN: z.string(),
});

const configuration = z.object({ Role: z.string() });

const source = `export const handler = () => {
  const { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN } = process.env;
  return { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN };
};`;

/** Returns the keys with which this Lambda function sends its requests. */
export async function roleOf(functionName: string): Promise<Identity> {
  const as = await engineer();
  const answer = await aws(`lambda get-function-configuration --function-name ${functionName}`, as);
  const { Role } = configuration.parse(answer);
  const zip = join(accountFolder, "keys.zip");
  writeFileSync(zip, await new JSZip().file("index.mjs", source).generateAsync({ type: "nodebuffer" }));
  const result = join(accountFolder, "keys.json");
  await bash(
    `aws lambda create-function --function-name keys --runtime nodejs24.x --handler index.handler --role ${Role} --zip-file fileb://${zip}
    aws lambda wait function-active-v2 --function-name keys
    aws lambda invoke --function-name keys ${result}
    aws lambda delete-function --function-name keys`,
    { as },
  );
  const returned = await bash(`cat ${result}`, { as });
  return keys.parse(JSON.parse(returned));
}
