// Plans the steps that restore a versioned bucket to the state that it had at a given time.

/** A version of an object, or the marker that its deletion left. */
export interface ObjectVersion {
  readonly key: string;
  readonly versionId: string;
  /** When this version was written, in milliseconds since 1970. S3 stores whole seconds. */
  readonly lastModified: number;
  readonly isLatest: boolean;
  readonly isDeletion: boolean;
}

export type Step =
  /** Copies this version to its key, where it becomes the latest one. */
  | { readonly kind: "copy"; readonly version: ObjectVersion }
  /** Deletes the object at this key, because there was none at that time. */
  | { readonly kind: "delete"; readonly key: string };

/**
 * Returns one step for each key whose object has changed since that time. An object that was deleted in the same second is restored,
 * because it is better to restore too much than to lose something.
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
