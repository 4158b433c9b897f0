// Writes what happens to files and documents as structured log lines and metrics.
import type { Logger } from "@aws-lambda-powertools/logger";
import { type Metrics, MetricUnit } from "@aws-lambda-powertools/metrics";
import { deliveryMetric, type Outcome, type PublishContext } from "../../protocol/context.ts";

/** The outcomes that an alarm watches. AWS charges for each metric in each hour in which it is sent. */
export const alarmedOutcomes = ["refused", "withheld", "leftOut", "failed"] as const;

const alarmed: ReadonlySet<Outcome["kind"]> = new Set(alarmedOutcomes);

/** How many refusals or problems a log line has. The report in the inbox has all of them. */
const mostInLine = 20;

/** The greatest length of a problem in a log line, in UTF-16 code units. */
const problemLength = 300;

/** The greatest length of the message and of the stack of an error in a log line, in UTF-16 code units. */
const errorLength = 4000;

/**
 * Returns a function that writes a log line for each outcome, and a metric if all metrics are wanted or an alarm watches this one.
 * Faults, withheld documents and entries that were left out are logged as errors, refusals as warnings.
 */
export function observe(
  logger: Logger,
  metrics: Metrics,
  wanted: "all" | "alarmed" = "all",
): PublishContext["report"] {
  return (outcome) => {
    if (wanted === "all" || alarmed.has(outcome.kind)) addMetric(metrics, outcome);
    logger[levelOf(outcome)](outcome.kind, factsOf(outcome));
  };
}

function addMetric(metrics: Metrics, outcome: Outcome): void {
  if (outcome.kind === "delivered") {
    metrics.addMetric(deliveryMetric, MetricUnit.Milliseconds, outcome.milliseconds);
  } else metrics.addMetric(outcome.kind, MetricUnit.Count, 1);
}

/** Shortens a log line, which must stay below CloudWatch's limit. It has no words of an article, which may be under embargo. */
function factsOf({ kind, ...facts }: Outcome) {
  if ("cause" in facts) return { key: facts.key, error: shortened(facts.cause) };
  if ("refusals" in facts) {
    const { key, refusals } = facts;
    const places = refusals.map(({ code, line, column }) => ({ code, line, column }));
    return { key, count: refusals.length, refusals: places.slice(0, mostInLine) };
  }
  if ("problems" in facts) {
    const problems = facts.problems.slice(0, mostInLine).map((problem) => problem.slice(0, problemLength));
    return { ...facts, count: facts.problems.length, problems };
  }
  return facts;
}

/** The parts of an error and of its causes, with long texts shortened: an error of S3 can contain the whole response. */
function shortened(error: unknown, depth = 3): object {
  if (!(error instanceof Error) || depth === 0) return { message: String(error).slice(0, errorLength) };
  const { name, message, stack = "", cause } = error;
  return {
    ...{ name, message: message.slice(0, errorLength), stack: stack.slice(0, errorLength) },
    ...(cause !== undefined && { cause: shortened(cause, depth - 1) }),
  };
}

function levelOf({ kind }: Outcome): "debug" | "info" | "warn" | "error" {
  switch (kind) {
    case "failed":
    case "withheld":
    case "leftOut":
      return "error";
    case "refused":
    case "notAnnounced":
      return "warn";
    case "unchanged":
    case "delivered":
      return "debug";
    default:
      return "info";
  }
}
