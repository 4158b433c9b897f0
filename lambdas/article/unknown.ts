// Members of stored objects that only a newer version of the code understands.

/** The unknown members of a stored object, unchanged. They are written back with the object. */
export type Unknown = Readonly<Record<string, unknown>>;

/** The name of the member that holds the unknown members. */
const unknownMember = "unknown";

/**
 * The value as JSON, without the members that this version of the code does not understand. Used for comparisons and fingerprints.
 *
 * @param isKept returns false for other members that must be left out, such as empty lists
 */
export function understoodJson(value: unknown, isKept: (member: unknown) => boolean = () => true): string {
  return JSON.stringify(value, (name, member) =>
    name === unknownMember || !isKept(member) ? undefined : member,
  );
}
