// The settings of the deployment. They are in the context of cdk.json beside CDK's own flags, or are given with `cdk deploy -c`.
import { RetentionDays } from "aws-cdk-lib/aws-logs";
import * as z from "zod";

/** A schema for a number. Values on the command line are texts, so texts are accepted. */
const count = (least: number, most: number) => z.coerce.number<unknown>().int().min(least).max(most);

const retentions = Object.values(RetentionDays).filter(
  (days): days is RetentionDays => typeof days === "number" && days < RetentionDays.INFINITE,
);

/** A name that S3 allows: https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html */
const bucketName = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/, { error: "the name of a bucket, khulasa-inboxbucket..." });

const deployment = z.strictObject({
  /** The stack's name. Bucket names have at most 63 letters and must begin with the whole name, so it is short (lib/buckets/inbox.ts). */
  stackName: z
    .string()
    .regex(/^[A-Za-z][A-Za-z0-9-]{0,27}$/, {
      error: "a letter and up to 27 letters, digits and hyphens",
    })
    .default("Khulasa"),
  /** The certificate for the host of the newspaper's `site`. CloudFront accepts certificates of us-east-1 only. */
  certificateArn: z
    .string()
    .regex(/^arn:aws[a-z-]*:acm:us-east-1:\d{12}:certificate\/[\w-]+$/, {
      error: "the ARN of a certificate of ACM in us-east-1, arn:aws:acm:us-east-1:...:certificate/...",
    })
    .optional(),
  /** The hosted zone in Route 53 for the host of `site`. If it is set, the stack makes the certificate and the address records. */
  hostedZoneId: z
    .string()
    .regex(/^Z[A-Z0-9]{1,31}$/, { error: "the id of a hosted zone of Route 53, Z0123456789ABCDEFGHIJ" })
    .optional(),
  /** Buckets that a deleted stack left behind and that this one adopts. Default: CloudFormation makes new ones. */
  inboxBucket: bucketName.optional(),
  catalogBucket: bucketName.optional(),
  siteBucket: bucketName.optional(),
  accessLogsBucket: bucketName.optional(),
  /** `full` adds traces, a dashboard and the metrics that it shows. No alarm needs them. */
  monitoring: z.enum(["essential", "full"]).default("essential"),
  /** Whether each new version is checked before it publishes, and rolled back if it fails in its first minutes. */
  releaseGuard: z.enum(["on", "off"]).default("on"),
  /** A budget in US dollars for a month. At 80 %, and before it is exceeded, `alarmMail` gets a mail. Default: no budget. */
  monthlyBudget: count(1, 1_000_000).optional(),
  /** If readers get more than this many gigabytes within an hour, an alarm is raised. */
  gigabytesPerHour: count(1, 1_000_000).default(20),
  /** How many requests one address may send in five minutes before it is blocked. Default: no firewall, because that has a price. */
  requestsPerAddress: count(10, 2_000_000_000).optional(),
  /** The address that gets a mail for each refused file. */
  editorsMail: z.email({ error: "a mail address" }).optional(),
  /** Memory of the function in MB. Lambda assigns CPU by memory: 1,024 MB is about 0.6 CPU. */
  memorySize: count(256, 10_240).default(1024),
  /** How long the function's log is kept. */
  logRetentionDays: count(1, 3653)
    .refine((days) => retentions.includes(days), { error: `one of ${retentions.join(", ")}` })
    .default(RetentionDays.THREE_MONTHS),
  /** How long access logs are kept. They hold readers' addresses. */
  accessLogRetentionDays: count(1, 3653).default(90),
  /** How long an article that was overwritten or deleted can be brought back. */
  inboxVersionDays: count(1, 3653).default(90),
  /** How long a change of the catalog can be undone. */
  catalogVersionDays: count(1, 3653).default(30),
});

export type Deployment = Readonly<z.infer<typeof deployment>>;

export type ParsedDeployment =
  | { readonly ok: true; readonly deployment: Deployment }
  | { readonly ok: false; readonly problems: readonly string[] };

/** Matches the names of our settings. CDK's own names contain an `@`, a colon or a hyphen. So a misspelt setting of ours is found. */
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
  // Zod's message without its parts about the found value, which the line already shows.
  const [expected = ""] = issue.message
    .replace(/^(Invalid input|Too (small|big)): expected (number to be )?/, "")
    .split(", received ");
  return [format(issue.path.join("."), expected)];
}
