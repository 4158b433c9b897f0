// The settings of the deployment: what stands in the context of cdk.json beside CDK's own flags, or behind `cdk deploy -c`.
import { RetentionDays } from "aws-cdk-lib/aws-logs";
import * as z from "zod";

/** On the command line every value is a text. */
const count = (least: number, most: number) => z.coerce.number<unknown>().int().min(least).max(most);

const retentions = Object.values(RetentionDays).filter(
  (days): days is RetentionDays => typeof days === "number" && days < RetentionDays.INFINITE,
);

const deployment = z.strictObject({
  /** So short that CloudFormation begins the buckets' names, of 63 letters at the most, with all of it (lib/inbox.ts). */
  stackName: z
    .string()
    .regex(/^[A-Za-z][A-Za-z0-9-]{0,19}$/, {
      error: "a letter and up to 19 letters, digits and hyphens",
    })
    .default("Khulasa"),
  /** For the host of the newspaper's `site`. CloudFront looks for certificates in us-east-1 alone. */
  certificateArn: z
    .string()
    .regex(/^arn:aws[a-z-]*:acm:us-east-1:\d{12}:certificate\/[\w-]+$/, {
      error: "the ARN of a certificate of ACM in us-east-1, arn:aws:acm:us-east-1:...:certificate/...",
    })
    .optional(),
  /** MB of the function; 1,024 is some six tenths of a CPU to parse and render. */
  memorySize: count(256, 10_240).default(1024),
  /** Of the function's log. */
  logRetentionDays: count(1, 3653)
    .refine((days) => retentions.includes(days), { error: `one of ${retentions.join(", ")}` })
    .default(RetentionDays.THREE_MONTHS),
  /** Of the access logs, which hold readers' addresses. */
  accessLogRetentionDays: count(1, 3653).default(90),
  /** How long an article that was overwritten or deleted can be brought back. */
  inboxVersionDays: count(1, 3653).default(90),
  /** How long whatever happens to the catalog can be undone. */
  catalogVersionDays: count(1, 3653).default(30),
});

export type Deployment = Readonly<z.infer<typeof deployment>>;

export type ParsedDeployment =
  | { readonly ok: true; readonly deployment: Deployment }
  | { readonly ok: false; readonly problems: readonly string[] };

/** CDK's own names have an `@`, a colon or a hyphen in them; ours have none, so that a misspelt one is found. */
const ownName = /^[A-Za-z]+$/;

/** Reads and checks the context; each problem is one line that names the setting. */
export function readDeployment(context: Readonly<Record<string, unknown>>): ParsedDeployment {
  const own = Object.fromEntries(Object.entries(context).filter(([name]) => ownName.test(name)));
  const parsed = deployment.safeParse(own, { reportInput: true });
  if (parsed.success) return { ok: true, deployment: parsed.data };
  return { ok: false, problems: parsed.error.issues.flatMap((issue) => formatProblem(issue, own)) };
}

function formatProblem(issue: z.core.$ZodIssue, own: Readonly<Record<string, unknown>>): readonly string[] {
  const format = (name: string, expected: string) =>
    `cdk.json: context.${name}: found ${JSON.stringify(own[name])}, expected ${expected}`;
  if (issue.code === "unrecognized_keys")
    return issue.keys.map((name) => format(name, "no setting of this name"));
  // zod's own wording repeats what was found.
  const expected = issue.message
    .replace(/^(Invalid input|Too (small|big)): expected (number to be )?/, "")
    .replace(/, received .*$/, "");
  return [format(issue.path.join("."), expected)];
}
