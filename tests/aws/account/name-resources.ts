// What CloudFormation calls the resources of a stack once they are made: the stack's name, the logical id, and a suffix.
import { randomBytes } from "node:crypto";
import type { Physical, Template } from "./template.ts";

/** The account that moto gives to everybody. */
export const account = "123456789012";
export const region = "us-east-1";

/** The types that others refer to, and what they can be asked for. A queue's Ref is its URL, once it has one. */
const naming: Readonly<Record<string, (name: string) => Physical>> = {
  "AWS::S3::Bucket": (name) => {
    const bucket = name.toLowerCase();
    return { ref: bucket, attributes: { Arn: `arn:aws:s3:::${bucket}` } };
  },
  "AWS::SQS::Queue": (name) => ({
    ref: name,
    attributes: { Arn: `arn:aws:sqs:${region}:${account}:${name}`, QueueName: name },
  }),
  "AWS::Logs::LogGroup": (name) => ({
    ref: name,
    attributes: { Arn: `arn:aws:logs:${region}:${account}:log-group:${name}:*` },
  }),
  "AWS::Lambda::Function": (name) => ({
    ref: name,
    attributes: { Arn: `arn:aws:lambda:${region}:${account}:function:${name}` },
  }),
  "AWS::StepFunctions::StateMachine": (name) => ({
    ref: `arn:aws:states:${region}:${account}:stateMachine:${name}`,
  }),
  "AWS::IAM::Role": (name) => ({
    ref: name,
    attributes: { Arn: `arn:aws:iam::${account}:role/${name}` },
  }),
  "AWS::CloudFront::Distribution": () => ({
    ref: "EDFDVBD6EXAMPLE",
    attributes: { DomainName: "d111111abcdef8.cloudfront.net" },
  }),
};

/** Each call names another stack: tests share one server and must not meet. */
export function nameResources(template: Template, stackName: string): void {
  template.made("AWS::AccountId", { ref: account });
  template.made("AWS::Region", { ref: region });
  template.made("AWS::Partition", { ref: "aws" });
  const suffix = randomBytes(6).toString("hex");
  for (const [type, nameOf] of Object.entries(naming)) {
    for (const { logicalId } of template.all(type)) {
      template.made(logicalId, nameOf(`${stackName}-${logicalId}-${suffix}`));
    }
  }
}
