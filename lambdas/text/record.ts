// Objects with named members.

export type UnknownRecord = Readonly<Record<string, unknown>>;

/** Whether a value in parsed JSON, TOML or YAML is such an object. */
export function isRecord(value: unknown): value is UnknownRecord {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Makes an object that has the names of `table`. For each name, `makeValue` returns its value. */
export function mapNames<Name extends string, Value>(
  table: Readonly<Record<Name, unknown>>,
  makeValue: (name: NoInfer<Name>) => Value,
): Readonly<Record<Name, Value>> {
  const names = Object.keys(table) as Name[];
  return Object.fromEntries(names.map((name) => [name, makeValue(name)])) as Record<Name, Value>;
}
