// A monthly budget for the costs of the whole AWS account. A mail warns before the costs are above it.
import { Stack } from "aws-cdk-lib";
import { CfnBudget } from "aws-cdk-lib/aws-budgets";
import { Construct } from "constructs";

export interface BudgetProps {
  /** In US dollars per month. */
  readonly limit: number;
  /** The mail address that is warned. */
  readonly mail: string;
}

/** Budgets are free. AWS updates them only a few times a day, so the alarms `traffic` and `requests` warn of an attack earlier. */
export class Budget extends Construct {
  constructor(scope: Construct, id: string, { limit, mail }: BudgetProps) {
    super(scope, id);
    const notify = (notificationType: "ACTUAL" | "FORECASTED", threshold: number) => ({
      notification: { comparisonOperator: "GREATER_THAN", notificationType, threshold },
      subscribers: [{ subscriptionType: "EMAIL", address: mail }],
    });
    new CfnBudget(this, "Monthly", {
      budget: {
        budgetName: `${Stack.of(this).stackName}-monthly`,
        budgetType: "COST",
        timeUnit: "MONTHLY",
        budgetLimit: { amount: limit, unit: "USD" },
      },
      notificationsWithSubscribers: [notify("ACTUAL", 80), notify("FORECASTED", 100)],
    });
  }
}
