// JSON objects of the catalog, which an older or a newer version of the code may have written. A reader keeps members that it does
// not understand in the member `unknown`, and a writer puts them back. So nothing that a newer version stored is lost after a
// rollback.
import * as z from "zod/mini";
import type { Unknown } from "../article/unknown.ts";
import { isRecord } from "../text/record.ts";

/** The schema number of this version. It grows when a version stores more than the version before. Objects without one are of schema 1. */
export const currentSchema = 2;

/** The schema number of a stored object. A write keeps the greater of the stored number and {@link currentSchema}. */
export const schemaNumber = z._default(z.int().check(z.minimum(1)), 1);

/** @returns the schema number of an object after this version writes it */
export function writtenSchema(read: number): number {
  return Math.max(read, currentSchema);
}

type WithUnknown<Shape extends z.core.$ZodShape> = z.output<z.ZodMiniObject<Shape>> & {
  readonly unknown?: Unknown | undefined;
};

/**
 * A schema for objects with these members. Other members are kept in `unknown`. If the value of an optional member is not understood, it is
 * kept there, too, and the member has its default. A required member that is missing or wrong is an issue: the object is damaged.
 */
export function tolerantObject<Shape extends z.core.$ZodShape>(
  shape: Shape,
): z.ZodMiniType<WithUnknown<Shape>, unknown> {
  let optional: ReadonlySet<string> | undefined;
  return z.pipe(
    z.unknown(),
    z.transform((stored, context) => {
      optional ??= optionalNames(shape);
      if (!isRecord(stored)) {
        context.issues.push({ code: "custom", message: "expected an object", input: stored });
        return z.NEVER;
      }
      const known: (readonly [string, unknown])[] = [];
      const unknown = Object.entries(stored).filter(([name]) => !Object.hasOwn(shape, name));
      for (const [name, schema] of Object.entries(shape)) {
        if (optional.has(name) && !Object.hasOwn(stored, name)) continue;
        const member = Object.hasOwn(stored, name) ? stored[name] : undefined;
        const parsed = z.safeParse(schema, member);
        const understood = parsed.success ? parsed : z.safeParse(schema, undefined);
        if (understood.success) {
          if (!parsed.success) unknown.push([name, member]);
          if (understood.data !== undefined) known.push([name, understood.data]);
        } else {
          const [issue] = parsed.error?.issues ?? [];
          const path = [name, ...(issue?.path ?? [])];
          context.issues.push({ code: "custom", message: issue?.message, path, input: member });
        }
      }
      if (unknown.length > 0) known.push(["unknown", Object.fromEntries(unknown)]);
      return Object.fromEntries(known) as WithUnknown<Shape>;
    }),
  );
}

/** The members that may be absent and have no default. */
function optionalNames(shape: z.core.$ZodShape): ReadonlySet<string> {
  const isOptional = (schema: z.core.$ZodType) => {
    const { success, data } = z.safeParse(schema, undefined);
    return success && data === undefined;
  };
  return new Set(Object.entries(shape).flatMap(([name, schema]) => (isOptional(schema) ? [name] : [])));
}

/** Returns the value as it is stored: the members in each `unknown` are put back into the object from which they were taken. */
export function storedForm(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(storedForm);
  if (!isRecord(value)) return value;
  const { unknown, ...known } = value;
  if (known.element === "unknown" || known.kind === "unknown") return unknown;
  const members = Object.entries(known).map(([name, member]) => [name, storedForm(member)]);
  return { ...Object.fromEntries(members), ...(unknown as Unknown | undefined) };
}
