// Decides what brings a versioned bucket back to a time.

/** A version of an object, or the marker that its deletion left. */
export interface ObjectVersion {
  readonly key: string;
  readonly versionId: string;
  /** Milliseconds since the epoch. S3 knows whole seconds. */
  readonly lastModified: number;
  readonly isLatest: boolean;
  readonly isDeletion: boolean;
}

export type Step =
  /** Copy this version to its key. */
  | { readonly kind: "copy"; readonly version: ObjectVersion }
  /** There was no such object at that time. */
  | { readonly kind: "delete"; readonly key: string };

/**
 * One step for each key that is now another object than at that time. In the second of a deletion the object counts as there, because
 * it is better to bring back too much than to lose something.
 */
export function planRestore(versions: readonly ObjectVersion[], time: number): readonly Step[] {
  return [...Map.groupBy(versions, ({ key }) => key)].flatMap(([key, ofKey]): readonly Step[] => {
    const before = ofKey.filter(({ lastModified }) => lastModified <= time);
    const newest = Math.max(...before.map(({ lastModified }) => lastModified));
    const ofThatSecond = before.filter(({ lastModified }) => lastModified === newest);
    const then = ofThatSecond.find(({ isDeletion }) => !isDeletion);
    const now = ofKey.find(({ isLatest }) => isLatest);
    if (then && then !== now) return [{ kind: "copy", version: then }];
    return then === undefined && now && !now.isDeletion ? [{ kind: "delete", key }] : [];
  });
}
