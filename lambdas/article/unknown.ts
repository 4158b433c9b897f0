// What a newer version of Khulasa stored and this version does not understand.

/** The members of a stored object that this version does not understand, as they were stored. They are written back. */
export type Unknown = Readonly<Record<string, unknown>>;

/** The name of the member that keeps them. */
const unknownMember = "unknown";

/**
 * The value as JSON without anything that this version does not understand: for comparisons and fingerprints.
 *
 * @param isKept further members to leave out, such as empty lists
 */
export function understoodJson(value: unknown, isKept: (member: unknown) => boolean = () => true): string {
  return JSON.stringify(value, (name, member) =>
    name === unknownMember || !isKept(member) ? undefined : member,
  );
}
