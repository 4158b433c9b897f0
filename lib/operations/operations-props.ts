// The parts of a newspaper that the alarms and the dashboard watch.
import type { AccessLogs } from "../buckets/access-logs.ts";
import type { Backfill } from "../functions/backfill.ts";
import type { Clock } from "../functions/clock.ts";
import type { Publisher, PublisherProps } from "../functions/publisher.ts";

export interface OperationsProps extends Omit<PublisherProps, "timeout"> {
  readonly accessLogs: AccessLogs;
  readonly publisher: Publisher;
  readonly clock: Clock;
  readonly backfill: Backfill;
}
