// AWS's prices for the services that Khulasa uses, in US dollars, without the free tiers. They are the list prices of us-east-1, and
// for CloudFront those of the Middle East, from aws.amazon.com/<service>/pricing.

/** When the prices were noted. */
export const pricesOf = "November 2026";

const thousand = 1_000;
const million = 1_000_000;

export const prices = {
  s3: {
    /** A PUT, COPY, POST or LIST request. */
    write: 0.005 / thousand,
    /** A GET or HEAD request. */
    read: 0.0004 / thousand,
    /** A gigabyte stored for a month. */
    storage: 0.023,
  },
  lambda: {
    call: 0.2 / million,
    /** One second of a function with 1 GB of memory, on arm64. */
    gigabyteSecond: 0.0000133334,
  },
  /** A request of a standard queue. */
  sqs: 0.4 / million,
  /** A call of EventBridge Scheduler. */
  scheduler: 1 / million,
  /** A state transition of a standard execution. */
  stepFunctions: 0.025 / thousand,
  cloudWatch: {
    /** A gigabyte written to the log. */
    log: 0.5,
    /** A custom metric for a month. */
    metric: 0.3,
    /** An alarm for a month. */
    alarm: 0.1,
    /** A dashboard for a month. */
    dashboard: 3,
  },
  waf: {
    /** A web ACL, and a rule of it, for a month. */
    acl: 5,
    rule: 1,
    request: 0.6 / million,
  },
  /** A recorded trace. */
  xray: 5 / million,
  cloudFront: {
    /** A request over HTTPS from the Middle East. */
    request: 0.012 / 10_000,
    /** A gigabyte delivered to the Middle East. */
    gigabyte: 0.11,
    /** A call of a CloudFront Function. */
    function: 0.1 / million,
  },
} as const;
