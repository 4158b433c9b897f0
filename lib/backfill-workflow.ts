// The backfill as a state machine in Amazon States Language: read the whole inbox in batches, then regenerate all feeds.

/** The resources that it works on, as names and ARNs. */
export interface BackfillResources {
  readonly partition: string;
  readonly inboxBucket: string;
  readonly functionArn: string;
  /** Where the results of the batches go, under `backfill/`. */
  readonly resultsBucket: string;
}

/** The folder of {@link BackfillResources.resultsBucket}. */
export const resultsFolder = "backfill";

/** Of the map, as it stands in the ARN of its run. */
export const mapLabel = "Inbox";

/** Files to a batch: they take a few seconds of the function's minute. */
export const batchSize = 50;

/** Batches at a time. They write no feed, so they don't meet; the smallest account runs ten functions, and half is for articles. */
const batchesAtOnce = 5;

/** Batches that may fail before it is more than a few bad files, and the rest is not tried: as files, which is how they are counted. */
const toleratedFailures = 100 * batchSize;

/** Throttling passes, and is waited for for an hour; whatever else fails five times over three minutes will fail again. */
const retry = [
  { ErrorEquals: ["Lambda.TooManyRequestsException"], MaxAttempts: 60 },
  { ErrorEquals: ["States.ALL"], MaxAttempts: 5 },
].map((rule) => ({ ...rule, IntervalSeconds: 10, BackoffRate: 2, MaxDelaySeconds: 60 }));

/**
 * A batch that keeps failing is set aside and fails the execution at its end, when all others are through and the feeds are
 * regenerated: so one bad file doesn't cost the rest. Standard rather than express executions: each batch can be looked at
 * for three months, with its keys and what went wrong.
 */
export function backfillWorkflow(resources: BackfillResources) {
  const { partition, inboxBucket, functionArn, resultsBucket } = resources;
  const integration = (action: string) => `arn:${partition}:states:::${action}`;
  const call = (payload: object) => ({
    Type: "Task",
    Resource: integration("lambda:invoke"),
    Parameters: { FunctionName: functionArn, Payload: payload },
    ResultSelector: { "done.$": "$.Payload.done" },
    TimeoutSeconds: 90,
    Retry: retry,
  });

  return {
    Comment: "Makes the catalog, every page and every feed agree with the inbox, once",
    StartAt: "ReadInbox",
    States: {
      ReadInbox: {
        Type: "Map",
        Label: mapLabel,
        ItemReader: {
          Resource: integration("s3:listObjectsV2"),
          Parameters: { Bucket: inboxBucket },
        },
        ItemSelector: { "key.$": "$$.Map.Item.Value.Key" },
        ItemBatcher: { MaxItemsPerBatch: batchSize },
        MaxConcurrency: batchesAtOnce,
        ToleratedFailureCount: toleratedFailures,
        ItemProcessor: {
          ProcessorConfig: { Mode: "DISTRIBUTED", ExecutionType: "STANDARD" },
          StartAt: "Reconcile",
          States: { Reconcile: { ...call({ "backfill.$": "$.Items[*].key" }), End: true } },
        },
        // The outputs of a million files' batches are more than a state can hold.
        ResultWriter: {
          Resource: integration("s3:putObject"),
          Parameters: { Bucket: resultsBucket, Prefix: resultsFolder },
        },
        // Whatever else goes wrong: what was read is to be in the feeds.
        Catch: [{ ErrorEquals: ["States.ALL"], ResultPath: "$.fault", Next: "BeginFeeds" }],
        Next: "BeginFeeds",
      },
      BeginFeeds: { ...call({ feeds: "begin" }), ResultPath: "$.feeds", Next: "RegenerateFeeds" },
      RegenerateFeeds: { ...call({ feeds: "continue" }), ResultPath: "$.feeds", Next: "AreFeedsDone" },
      AreFeedsDone: {
        Type: "Choice",
        Choices: [{ Variable: "$.feeds.done", BooleanEquals: true, Next: "WasAllRead" }],
        Default: "RegenerateFeeds",
      },
      WasAllRead: {
        Type: "Choice",
        Choices: [
          { Variable: "$.fault", IsPresent: true, Next: "NotAllRead" },
          { Variable: "$.ResultWriterDetails", IsPresent: true, Next: "ReadResults" },
        ],
        Default: "Done",
      },
      ReadResults: {
        Type: "Task",
        Resource: integration("aws-sdk:s3:getObject"),
        Parameters: {
          "Bucket.$": "$.ResultWriterDetails.Bucket",
          "Key.$": "$.ResultWriterDetails.Key",
        },
        ResultSelector: { "manifest.$": "States.StringToJson($.Body)" },
        ResultPath: "$.results",
        Retry: retry.slice(-1),
        Next: "DidAnyFail",
      },
      DidAnyFail: {
        Type: "Choice",
        Choices: [
          { Variable: "$.results.manifest.ResultFiles.FAILED[0]", IsPresent: true, Next: "SomeFailed" },
        ],
        Default: "Done",
      },
      NotAllRead: {
        Type: "Fail",
        Error: "NotAllRead",
        Cause:
          "The inbox could not be read to its end; what was read is in the feeds. docs/runbook.md#backfill",
      },
      SomeFailed: {
        Type: "Fail",
        Error: "BatchesFailed",
        Cause: "Some batches failed again and again; everything else is done. docs/runbook.md#backfill",
      },
      Done: { Type: "Succeed" },
    },
  };
}
