// Finds what a script uses although CloudFront does not list it for its JavaScript runtime 2.0. For unlisted syntax, the runtime refuses
// the whole script, and every request is then answered with 503.
// https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/functions-javascript-runtime-20.html
import { type AnyNode, type Identifier, type Literal, type Options, parse } from "acorn";
import { builtInMembers, listedGlobals, listedMembers } from "./listed-names.ts";

/** Returns one line for each finding: what it is, and its line and column. */
export function unlistedIn(script: string): readonly string[] {
  const declared = new Set<string>();
  const read: Identifier[] = [];
  const found: string[] = [];
  const visit = (node: AnyNode): void => {
    const problem = unlistedSyntax(node) ?? unlistedMember(node);
    if (problem !== undefined) found.push(`${problem} at ${placeOf(node)}`);
    for (const name of namesDeclaredBy(node)) declared.add(name);
    if (node.type === "Identifier") read.push(node);
    for (const child of childrenOf(node)) visit(child);
  };
  visit(parseScript(script, "latest"));
  const globals = read.filter(({ name }) => !declared.has(name) && !listedGlobals.has(name));
  return [...found, ...globals.map((node) => `the global ${node.name} at ${placeOf(node)}`)];
}

/** The syntax of ECMAScript 5.1, and later syntax that is listed. Not `async`, which has restrictions that this rule does not know. */
const listedSyntax: ReadonlySet<AnyNode["type"]> = new Set<AnyNode["type"]>([
  "Program",
  // statements
  ...([
    "BlockStatement",
    "BreakStatement",
    "ContinueStatement",
    "DoWhileStatement",
    "EmptyStatement",
  ] as const),
  ...(["ExpressionStatement", "ForInStatement", "ForStatement", "IfStatement", "LabeledStatement"] as const),
  ...(["ReturnStatement", "SwitchCase", "SwitchStatement", "ThrowStatement", "TryStatement"] as const),
  ...(["CatchClause", "WhileStatement", "VariableDeclaration", "VariableDeclarator"] as const),
  // functions
  ...(["ArrowFunctionExpression", "FunctionDeclaration", "FunctionExpression", "RestElement"] as const),
  // expressions
  ...(["ArrayExpression", "AssignmentExpression", "BinaryExpression", "CallExpression"] as const),
  ...(["ConditionalExpression", "Identifier", "Literal", "LogicalExpression", "MemberExpression"] as const),
  ...(["NewExpression", "ObjectExpression", "Property", "SequenceExpression", "TemplateElement"] as const),
  ...(["TemplateLiteral", "ThisExpression", "UnaryExpression", "UpdateExpression"] as const),
]);

function unlistedSyntax(node: AnyNode): string | undefined {
  if (!listedSyntax.has(node.type)) return node.type;
  switch (node.type) {
    case "ArrowFunctionExpression":
    case "FunctionDeclaration":
    case "FunctionExpression":
      if (node.async) return "async function";
      return node.generator ? "generator" : undefined;
    case "Property":
      return node.shorthand || node.method || node.computed
        ? "shorthand, method or computed property"
        : undefined;
    case "VariableDeclaration":
      return ["var", "let", "const"].includes(node.kind) ? undefined : node.kind;
    case "LogicalExpression":
    case "AssignmentExpression":
      return ["??", "??=", "||=", "&&="].includes(node.operator) ? node.operator : undefined;
    case "CatchClause":
      return node.param ? undefined : "catch without a binding";
    case "Literal":
      return isListedLiteral(node) ? undefined : `the literal ${node.raw}`;
    default:
      return undefined;
  }
}

/** Whether this is a regular expression of ECMAScript 5.1, apart from names of groups. */
function isListedLiteral({ raw = "", regex }: Literal): boolean {
  try {
    parseScript(regex ? raw.replaceAll(/\(\?<(?![=!])\w+>/g, "(") : `(${raw})`, 5);
    return true;
  } catch {
    return false; // the constructor throws only SyntaxError
  }
}

/** Returns the member that a node reads, such as `.at`, if JavaScript has it but CloudFront does not list it. Otherwise undefined. */
function unlistedMember(node: AnyNode): string | undefined {
  if (node.type !== "MemberExpression") return undefined;
  const { property, computed } = node;
  const literal = property.type === "Literal" ? String(property.value) : undefined;
  const name = !computed && property.type === "Identifier" ? property.name : literal;
  return name !== undefined && builtInMembers.has(name) && !listedMembers.has(name) ? `.${name}` : undefined;
}

function namesDeclaredBy(node: AnyNode): readonly string[] {
  switch (node.type) {
    case "VariableDeclarator":
      return namesOf([node.id]);
    case "CatchClause":
      return node.param ? namesOf([node.param]) : [];
    case "FunctionDeclaration":
    case "FunctionExpression":
    case "ArrowFunctionExpression":
      return namesOf([...(node.id ? [node.id] : []), ...node.params]);
    default:
      return [];
  }
}

/**
 * The names that these nodes declare for variables, parameters or functions. Destructuring patterns and default values are skipped here,
 * because they are reported as syntax that CloudFront does not list.
 */
function namesOf(nodes: readonly AnyNode[]): readonly string[] {
  return nodes.flatMap((node) => {
    if (node.type === "RestElement") return namesOf([node.argument]);
    return node.type === "Identifier" ? [node.name] : [];
  });
}

/** The child nodes, without the names of members and labels, because those are not names of variables. */
function childrenOf(node: AnyNode): readonly AnyNode[] {
  const names: readonly unknown[] = namesInside(node);
  return Object.values(node)
    .flat()
    .filter((value: unknown): value is AnyNode => isNode(value) && !names.includes(value));
}

function namesInside(node: AnyNode): readonly unknown[] {
  if (node.type === "MemberExpression") return node.computed ? [] : [node.property];
  if (node.type === "Property") return node.computed ? [] : [node.key];
  const isJump = node.type === "BreakStatement" || node.type === "ContinueStatement";
  return isJump || node.type === "LabeledStatement" ? [node.label] : [];
}

function isNode(value: unknown): boolean {
  return typeof value === "object" && value !== null && "type" in value && typeof value.type === "string";
}

function parseScript(text: string, ecmaVersion: Options["ecmaVersion"]) {
  return parse(text, { ecmaVersion, sourceType: "script", locations: true });
}

function placeOf({ loc }: AnyNode): string {
  return `${loc?.start.line}:${(loc?.start.column ?? 0) + 1}`;
}
