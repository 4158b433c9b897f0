// The backfill as a state machine in Amazon States Language. It reads the whole inbox in batches, then regenerates all feeds.

/** The names and ARNs of the resources that the state machine uses. */
export interface BackfillResources {
  readonly partition: string;
  readonly inboxBucket: string;
  readonly functionArn: string;
  /** The bucket for the results of the batches, which are stored under `backfill/`. */
  readonly resultsBucket: string;
}

/** The folder of {@link BackfillResources.resultsBucket} for the results. */
export const resultsFolder = "backfill";

/** The label of the map state (the state that runs all batches). It is a part of the ARN of each run. */
export const mapLabel = "Inbox";

/** How many files are in a batch. They take a few seconds of the function's minute. */
export const batchSize = 50;

/** How many batches run at the same time. The smallest account may run ten calls of functions at once; half are left for articles. */
const batchesAtOnce = 5;

/**
 * After 100 failed batches the other batches are not tried, because so many failures can't come from a few bad files. Step Functions counts
 * files, not batches.
 */
const toleratedFailures = 100 * batchSize;

/** Throttling ends by itself, so throttled calls are retried for an hour. Any other fault is retried five times in three minutes. */
const retry = [
  { ErrorEquals: ["Lambda.TooManyRequestsException"], MaxAttempts: 60 },
  { ErrorEquals: ["States.ALL"], MaxAttempts: 5 },
].map((rule) => ({ ...rule, IntervalSeconds: 10, BackoffRate: 2, MaxDelaySeconds: 60 }));

/**
 * The state machine. A batch that fails again and again is left out, so that one bad file does not stop the rest. The execution then
 * fails at its end, after all other batches are done and the feeds are regenerated. Executions are of the standard kind, so that each
 * batch can be inspected for 90 days, with its keys and its error.
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
        // The results are written to S3, because those of a million files are more than a state can hold.
        ResultWriter: {
          Resource: integration("s3:putObject"),
          Parameters: { Bucket: resultsBucket, Prefix: resultsFolder },
        },
        // After any fault, the feeds are still regenerated with the files that were read until then.
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
