// The base of the small functions that exist in addition to the publish function.
import { RetentionDays } from "aws-cdk-lib/aws-logs";
import type { Construct } from "constructs";
import { bundledCode } from "../bundle/bundled-code.ts";
import { OwnFunction, type OwnFunctionProps } from "./own-function.ts";

type SmallFunctionProps = Omit<OwnFunctionProps, "code" | "memorySize" | "logRetention"> & {
  /** The file to bundle, in the project. */
  readonly entry: string;
};

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
