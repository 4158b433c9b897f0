// What happens to files and documents, as structured log lines and metrics.
import type { Logger } from "@aws-lambda-powertools/logger";
import { type Metrics, MetricUnit } from "@aws-lambda-powertools/metrics";
import { deliveryMetric, type Outcome, type PublishContext } from "../protocol/context.ts";

/** One log line and one metric for each outcome. Faults and withheld documents are errors, refusals are warnings. */
export function observe(logger: Logger, metrics: Metrics): PublishContext["report"] {
  return (outcome) => {
    if (outcome.kind === "delivered") {
      metrics.addMetric(deliveryMetric, MetricUnit.Milliseconds, outcome.milliseconds);
    } else metrics.addMetric(outcome.kind, MetricUnit.Count, 1);
    const { kind, ...facts } = outcome;
    logger[levelOf(outcome)](
      kind,
      "cause" in facts ? { key: facts.key, error: facts.cause as Error } : facts,
    );
  };
}

function levelOf({ kind }: Outcome): "debug" | "info" | "warn" | "error" {
  switch (kind) {
    case "failed":
    case "withheld":
    case "leftOut":
      return "error";
    case "refused":
      return "warn";
    case "unchanged":
    case "delivered":
      return "debug";
    default:
      return "info";
  }
}
