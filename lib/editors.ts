// The permissions of editors.
import { Effect, ManagedPolicy, PolicyStatement } from "aws-cdk-lib/aws-iam";
import type { IBucket } from "aws-cdk-lib/aws-s3";
import { Construct } from "constructs";

/**
 * A managed policy for the users, groups or roles of editors, and of programs that drop articles. They may put, list, read and
 * delete the files of the inbox, and read the reports of refusals. Folders that begin with `_` belong to Khulasa.
 */
export class Editors extends Construct {
  readonly policy: ManagedPolicy;

  constructor(scope: Construct, id: string, { inbox }: { readonly inbox: IBucket }) {
    super(scope, id);
    this.policy = new ManagedPolicy(this, "Policy", {
      description: "Editors: put, list, read and delete articles and pictures in the inbox, and read reports",
      statements: [
        // Desktop programs ask for the bucket's location before anything else.
        new PolicyStatement({
          actions: ["s3:ListBucket", "s3:GetBucketLocation"],
          resources: [inbox.bucketArn],
        }),
        // Editors choose the keys, so they can't be listed here. A program that uploads a large file in parts aborts the upload if a part fails.
        new PolicyStatement({
          actions: ["s3:GetObject", "s3:PutObject", "s3:DeleteObject", "s3:AbortMultipartUpload"],
          resources: [inbox.arnForObjects("*")],
        }),
        new PolicyStatement({
          effect: Effect.DENY,
          actions: ["s3:PutObject", "s3:DeleteObject"],
          resources: [inbox.arnForObjects("_*/*")],
        }),
      ],
    });
  }
}
