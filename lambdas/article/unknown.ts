// Members of stored objects that only a newer version understands.

/** Unknown members of a stored object, unchanged. They are written back with the object. */
export type Unknown = Readonly<Record<string, unknown>>;

/** The name of the member that holds them. */
const unknownMember = "unknown";

/**
 * The value as JSON without its unknown members, for comparisons and fingerprints.
 *
 * @param isKept returns false for further members to omit, such as empty lists
 */
export function understoodJson(value: unknown, isKept: (member: unknown) => boolean = () => true): string {
  return JSON.stringify(value, (name, member) =>
    name === unknownMember || !isKept(member) ? undefined : member,
  );
}
