// A Lambda function with a role and a log of its own.
import { RemovalPolicy } from "aws-cdk-lib";
import { PolicyStatement, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { Architecture, type FunctionProps, Function as LambdaFunction } from "aws-cdk-lib/aws-lambda";
import { LogGroup, RetentionDays } from "aws-cdk-lib/aws-logs";
import { Construct } from "constructs";
import { bundleEntry } from "../bundle/bundle.ts";
import { bundledCode, runtime } from "../bundle/bundled-code.ts";

export interface OwnFunctionProps
  extends Omit<FunctionProps, "runtime" | "architecture" | "role" | "logGroup" | "logRetention"> {
  /** The exported function. */
  readonly handler: string;
  readonly logRetention: RetentionDays;
  /** The function's permissions, in addition to that to write its log. */
  readonly statements: readonly PolicyStatement[];
}

export abstract class OwnFunction extends Construct {
  readonly function: LambdaFunction;
  readonly logGroup: LogGroup;

  constructor(scope: Construct, id: string, { statements, logRetention, ...props }: OwnFunctionProps) {
    super(scope, id);
    this.logGroup = new LogGroup(this, "Logs", {
      retention: logRetention,
      // The data is in the buckets, which are kept.
      removalPolicy: RemovalPolicy.DESTROY,
    });
    // CDK's default role may write to every log group of the account. This role has only the permissions below.
    const role = new Role(this, "Role", { assumedBy: new ServicePrincipal("lambda.amazonaws.com") });
    const log = new PolicyStatement({
      actions: ["logs:CreateLogStream", "logs:PutLogEvents"],
      // The ARN of a log group ends in `:*`, which stands for its streams.
      resources: [this.logGroup.logGroupArn],
    });
    for (const statement of [...statements, log]) role.addToPrincipalPolicy(statement);
    this.function = new LambdaFunction(this, "Function", {
      ...props,
      handler: `${bundleEntry}.${props.handler}`,
      runtime,
      architecture: Architecture.ARM_64,
      role,
      logGroup: this.logGroup,
    });
  }
}

type SmallFunctionProps = Omit<OwnFunctionProps, "code" | "memorySize" | "logRetention"> & {
  /** The file to bundle, as a path in the project. */
  readonly entry: string;
};

/** The base of the small functions that exist in addition to the publish function. */
export class SmallFunction extends OwnFunction {
  constructor(scope: Construct, id: string, { entry, ...props }: SmallFunctionProps) {
    super(scope, id, {
      ...props,
      code: bundledCode(entry),
      memorySize: 256,
      logRetention: RetentionDays.ONE_MONTH,
    });
    // Lambda does not retry a failed call, because the next scheduled call does the same work.
    this.function.configureAsyncInvoke({ retryAttempts: 0 });
  }
}
