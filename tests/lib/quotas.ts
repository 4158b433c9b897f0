// How many resources of a type an AWS account may have by default. Only types are listed of which a few newspapers could use up the quota.

interface Quota {
  /** In one account, or in one region of it. */
  readonly most: number;
  readonly source: string;
}

const cloudFront = "https://docs.aws.amazon.com/general/latest/gr/cf_region.html";
const iam = "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html";
const scheduler = "https://docs.aws.amazon.com/scheduler/latest/UserGuide/scheduler-quotas.html";
const codeDeploy = "https://docs.aws.amazon.com/codedeploy/latest/userguide/limits.html";

/** The quotas. The keys are the resource types of CloudFormation. */
export const quotas: Readonly<Record<string, Quota>> = {
  "AWS::CloudFront::CachePolicy": { most: 20, source: cloudFront },
  "AWS::CloudFront::ResponseHeadersPolicy": { most: 20, source: cloudFront },
  "AWS::CloudFront::Function": { most: 100, source: cloudFront },
  "AWS::CloudFront::OriginAccessControl": { most: 100, source: cloudFront },
  "AWS::CloudFront::Distribution": { most: 200, source: cloudFront },
  "AWS::S3::Bucket": {
    most: 10_000,
    source: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/BucketRestrictions.html",
  },
  "AWS::IAM::Role": { most: 1000, source: iam },
  "AWS::IAM::ManagedPolicy": { most: 1500, source: iam },
  "AWS::Scheduler::ScheduleGroup": { most: 500, source: scheduler },
  "AWS::Scheduler::Schedule": { most: 1_000_000, source: scheduler },
  "AWS::CodeDeploy::Application": { most: 1000, source: codeDeploy },
  "AWS::CodeDeploy::DeploymentGroup": { most: 1000, source: codeDeploy },
  "AWS::StepFunctions::StateMachine": {
    most: 10_000,
    source: "https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html",
  },
  "AWS::CloudWatch::Alarm": {
    most: 5000,
    source: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_limits.html",
  },
  "AWS::SNS::Topic": { most: 100_000, source: "https://docs.aws.amazon.com/general/latest/gr/sns.html" },
  "AWS::Logs::LogGroup": {
    most: 1_000_000,
    source: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/cloudwatch_limits_cwl.html",
  },
  "AWS::CertificateManager::Certificate": {
    most: 2500,
    source: "https://docs.aws.amazon.com/acm/latest/userguide/acm-limits.html",
  },
  "AWS::Route53::RecordSet": {
    most: 10_000,
    source: "https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/DNSLimitations.html",
  },
  "AWS::WAFv2::WebACL": {
    most: 100,
    source: "https://docs.aws.amazon.com/waf/latest/developerguide/limits.html",
  },
  "AWS::Events::Rule": {
    most: 300,
    source: "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html",
  },
};

/** Types that are parts of a resource above, or whose number has no quota. */
export const unlimited: readonly string[] = [
  "AWS::S3::BucketPolicy",
  "AWS::IAM::Policy",
  "AWS::SQS::Queue",
  "AWS::SQS::QueuePolicy",
  "AWS::SNS::TopicPolicy",
  "AWS::SNS::Subscription",
  "AWS::Lambda::Function",
  "AWS::Lambda::Version",
  "AWS::Lambda::Alias",
  "AWS::Lambda::EventInvokeConfig",
  "AWS::Lambda::EventSourceMapping",
  // AWS states no number for these three. There is one of each for a newspaper in us-east-1.
  "AWS::Logs::DeliverySource",
  "AWS::Logs::DeliveryDestination",
  "AWS::Logs::Delivery",
];

/** How many distributions may share a function, or a policy of response headers. */
export const distributionsOfOne: Quota = { most: 100, source: cloudFront };

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html */
export const template = { resources: 500, outputs: 200, parameters: 200, bytes: 1_000_000 } as const;

/** Calls at the same time in a region (https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html). */
export const concurrency = 1000;
