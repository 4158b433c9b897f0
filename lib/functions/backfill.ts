// The backfill: a state machine that lets the publish function read the whole inbox again, whatever its size.
import { ArnFormat, Aws, Stack } from "aws-cdk-lib";
import { Policy, PolicyStatement } from "aws-cdk-lib/aws-iam";
import type { IFunction } from "aws-cdk-lib/aws-lambda";
import type { IBucket } from "aws-cdk-lib/aws-s3";
import { CfnStateMachine } from "aws-cdk-lib/aws-stepfunctions";
import { Construct } from "constructs";
import { backfillWorkflow, mapLabel, resultsFolder } from "./backfill-workflow.ts";
import { ServiceRole } from "./service-role.ts";

export interface BackfillProps {
  /** The newspaper's name. */
  readonly name: string;
  readonly inbox: IBucket;
  readonly function: IFunction;
  /** The bucket for the results of the batches, which are stored under `backfill/`. */
  readonly results: IBucket;
}

/**
 * The state machine and its role. People start it with `npm run backfill`. It lists the inbox and calls the function directly,
 * because in the queue a million files would delay an editor's article for hours. Only Step Functions can assume the role, and the
 * role can't read files of the inbox.
 */
export class Backfill extends Construct {
  readonly stateMachine: CfnStateMachine;

  constructor(scope: Construct, id: string, props: BackfillProps) {
    super(scope, id);
    const stack = Stack.of(this);
    // The name is fixed, because the role refers to the state machine before it exists, and because people and commands use the name.
    const name = `${props.name}-${id}`;
    const role = new ServiceRole(this, "Role", "states.amazonaws.com");
    const policy = new Policy(this, "Policy", {
      roles: [role],
      statements: [...this.statements(name, props)],
    });

    this.stateMachine = new CfnStateMachine(this, "StateMachine", {
      stateMachineName: name,
      roleArn: role.roleArn,
      definitionString: stack.toJsonString(
        backfillWorkflow({
          partition: Aws.PARTITION,
          inboxBucket: props.inbox.bucketName,
          functionArn: props.function.functionArn,
          resultsBucket: props.results.bucketName,
        }),
      ),
    });
    this.stateMachine.node.addDependency(policy);
  }

  /** The permissions that the Step Functions developer guide asks for ("IAM policies for using Distributed Map states"). */
  private statements(name: string, props: BackfillProps): readonly PolicyStatement[] {
    const arn = (resource: string, resourceName: string) =>
      Stack.of(this).formatArn({
        service: "states",
        resource,
        resourceName,
        arnFormat: ArnFormat.COLON_RESOURCE_NAME,
      });
    return [
      new PolicyStatement({
        actions: ["lambda:InvokeFunction"],
        resources: [props.function.functionArn],
      }),
      new PolicyStatement({ actions: ["s3:ListBucket"], resources: [props.inbox.bucketArn] }),
      new PolicyStatement({
        actions: ["s3:PutObject", "s3:GetObject", "s3:ListMultipartUploadParts", "s3:AbortMultipartUpload"],
        resources: [props.results.arnForObjects(`${resultsFolder}/*`)],
      }),
      // Each batch is an execution of this same state machine.
      new PolicyStatement({ actions: ["states:StartExecution"], resources: [arn("stateMachine", name)] }),
      new PolicyStatement({
        actions: ["states:DescribeExecution", "states:StopExecution"],
        resources: [arn("execution", `${name}:*`), arn("execution", `${name}/${mapLabel}:*`)],
      }),
    ];
  }
}
