// Describes the result of reconciling a file, for logs, metrics and the terminal.
import { type DatedSubmission, type InboxFile, refusalsOf, submissionsOf } from "../inbox/read-file.ts";
import type { Outcome } from "../protocol/context.ts";
import type { ReconcileEffects } from "./effects.ts";

/** A file after its last pass (see converge.ts). */
export interface LookedAt {
  readonly file: InboxFile;
  /** Whether any pass wrote anything. */
  readonly wrote: boolean;
}

/** The outcomes of a file. A file of several items has one for each article that changed, and one for all of its refused items. */
export function outcomesOf(
  { file, wrote }: LookedAt,
  effects: ReconcileEffects,
  now: number,
): readonly Outcome[] {
  const { key } = file;
  if (file.kind === "refused") return [{ kind: "refused", key, refusals: file.refusals }];
  const refusals = refusalsOf(file);
  const refused: readonly Outcome[] = refusals.length === 0 ? [] : [{ kind: "refused", key, refusals }];
  if (!wrote) return refused.length === 0 ? [{ kind: "unchanged", key }] : refused;
  if (file.kind === "absent") return [{ kind: "removed", key }];
  const submissions = submissionsOf(file);
  if (file.kind !== "several") return submissions.map((one) => outcomeOf(key, one, effects, now));
  const isNamed = (id: string) => submissions.some((one) => one.id === id);
  const removed = [...effects.changed].filter((id) => !isNamed(id));
  const all = [
    ...submissions
      .filter(({ id }) => effects.changed.has(id))
      .map((one) => outcomeOf(key, one, effects, now)),
    ...removed.map((id) => ({ kind: "removed" as const, key, id })),
    ...refused,
  ];
  return all.length === 0 ? [{ kind: "unchanged", key }] : all;
}

function outcomeOf(
  key: string,
  submission: DatedSubmission,
  { owned }: ReconcileEffects,
  now: number,
): Outcome {
  const { id } = submission;
  if (submission.kind === "withheld") return { kind: "draft", key, id };
  const { published, previousOwner } = owned.get(id) ?? {};
  const { dateSource } = submission;
  const undated = dateSource && published !== undefined ? { source: dateSource, published } : undefined;
  if (published !== undefined && published > now)
    return { kind: "waiting", key, id, until: published, undated };
  return { kind: "published", key, id, previousOwner, undated };
}
