// A function that stands beside the publish function: small, with a role and a log of its own.
import { type Duration, RemovalPolicy } from "aws-cdk-lib";
import { PolicyStatement, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { Architecture, Function as LambdaFunction } from "aws-cdk-lib/aws-lambda";
import { LogGroup, RetentionDays } from "aws-cdk-lib/aws-logs";
import { Construct } from "constructs";
import { bundleEntry } from "../bundle/bundle.ts";
import { bundledCode, runtime } from "../bundle/bundled-code.ts";

export interface SmallFunctionProps {
  readonly description: string;
  /** The file to bundle, in the project. */
  readonly entry: string;
  /** The exported function. */
  readonly handler: string;
  readonly timeout: Duration;
  readonly environment: Readonly<Record<string, string>>;
  /** Beside the permission to write its log. */
  readonly statements: readonly PolicyStatement[];
}

export class SmallFunction extends Construct {
  readonly function: LambdaFunction;
  readonly logGroup: LogGroup;

  constructor(scope: Construct, id: string, props: SmallFunctionProps) {
    super(scope, id);
    this.logGroup = new LogGroup(this, "Logs", {
      retention: RetentionDays.ONE_MONTH,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const role = new Role(this, "Role", { assumedBy: new ServicePrincipal("lambda.amazonaws.com") });
    const log = new PolicyStatement({
      actions: ["logs:CreateLogStream", "logs:PutLogEvents"],
      resources: [this.logGroup.logGroupArn],
    });
    for (const statement of [...props.statements, log]) role.addToPrincipalPolicy(statement);
    this.function = new LambdaFunction(this, "Function", {
      description: props.description,
      code: bundledCode(props.entry),
      handler: `${bundleEntry}.${props.handler}`,
      runtime,
      architecture: Architecture.ARM_64,
      memorySize: 256,
      timeout: props.timeout,
      role,
      logGroup: this.logGroup,
      environment: { ...props.environment },
    });
    // The next call of its clock asks again.
    this.function.configureAsyncInvoke({ retryAttempts: 0 });
  }
}
