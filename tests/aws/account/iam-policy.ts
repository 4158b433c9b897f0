// What IAM makes of policy statements, as far as the stack's go; what they don't use is an error here.
// IAM user guide, "Policy evaluation logic": an explicit Deny wins, then an Allow, else nothing is allowed.
import * as z from "zod";

const oneOrMore = z
  .union([z.string(), z.array(z.string())])
  .transform((value) => [value].flat() as readonly string[]);

/** Strict: NotAction, NotResource and NotPrincipal turn a statement's meaning round, and must not be overlooked. */
const statementShape = z.strictObject({
  Sid: z.string().optional(),
  Effect: z.enum(["Allow", "Deny"]),
  Principal: z.record(z.string(), oneOrMore).optional(),
  Action: oneOrMore,
  Resource: oneOrMore,
  Condition: z.record(z.string(), z.record(z.string(), oneOrMore)).default({}),
});

const documentShape = z.strictObject({
  Version: z.literal("2012-10-17"),
  Statement: z.array(statementShape),
});

export type Statement = z.infer<typeof statementShape>;

/** One action on one resource, by whom and how; keys of conditions as IAM names them. */
export interface AccessRequest {
  readonly action: string;
  readonly resource: string;
  /** `Service s3.amazonaws.com`, `AWS arn:aws:iam::...`; left out for a role's own policy, which names none. */
  readonly principal?: readonly [kind: string, name: string];
  readonly context?: Readonly<Record<string, string>>;
}

export function parsePolicy(document: unknown): readonly Statement[] {
  return documentShape.parse(document).Statement;
}

export function isAllowed(statements: readonly Statement[], request: AccessRequest): boolean {
  return (
    !isDenied(statements, request) &&
    statements.some((each) => each.Effect === "Allow" && applies(each, request))
  );
}

/** Whether a statement says no, which no other can undo. */
export function isDenied(statements: readonly Statement[], request: AccessRequest): boolean {
  return statements.some((each) => each.Effect === "Deny" && applies(each, request));
}

/** Every action on every resource that the statements allow and that none of the requests needed. */
export function findUnneeded(
  statements: readonly Statement[],
  requests: readonly AccessRequest[],
): readonly string[] {
  return statements
    .filter(({ Effect }) => Effect === "Allow")
    .flatMap(({ Action, Resource }) =>
      Action.flatMap((action) => Resource.map((resource) => ({ action, resource }))),
    )
    .filter(
      (pair) =>
        !requests.some(
          ({ action, resource }) => sameAction(pair.action, action) && matches(pair.resource, resource),
        ),
    )
    .map(({ action, resource }) => `${action} on ${resource}`);
}

function applies(statement: Statement, request: AccessRequest): boolean {
  const { Principal, Action, Resource, Condition } = statement;
  return (
    Action.some((action) => sameAction(action, request.action)) &&
    Resource.some((resource) => matches(resource, request.resource)) &&
    (Principal === undefined || namesPrincipal(Principal, request.principal)) &&
    Object.entries(Condition).every(([operator, keys]) =>
      Object.entries(keys).every(([key, values]) => holds(operator, values, contextOf(request, key))),
    )
  );
}

function namesPrincipal(
  named: NonNullable<Statement["Principal"]>,
  principal: AccessRequest["principal"],
): boolean {
  if (!principal) throw new Error("a policy that names principals needs to know who asks");
  const [kind, name] = principal;
  return named[kind]?.some((each) => each === "*" || each === name) ?? false;
}

/** Keys of conditions are the same in any case: CDK writes both `AWS:SourceArn` and `aws:SourceArn`. */
function contextOf({ context = {} }: AccessRequest, key: string): string | undefined {
  return Object.entries(context).find(([name]) => name.toLowerCase() === key.toLowerCase())?.[1];
}

function holds(operator: string, expected: readonly string[], value: string | undefined): boolean {
  if (value === undefined) return false;
  switch (operator) {
    case "StringEquals":
    case "Bool":
      return expected.includes(value);
    case "ArnLike":
      return expected.some((pattern) => matches(pattern, value));
    default:
      throw new Error(`the condition operator ${operator} is not understood`);
  }
}

function sameAction(pattern: string, action: string): boolean {
  return matches(pattern.toLowerCase(), action.toLowerCase());
}

/** `*` is any characters, slashes included; `?` is one. */
function matches(pattern: string, text: string): boolean {
  const expression = pattern
    .replace(/[\\^$.|+()[\]{}]/g, "\\$&")
    .replaceAll("*", ".*")
    .replaceAll("?", ".");
  return new RegExp(`^${expression}$`, "s").test(text);
}
