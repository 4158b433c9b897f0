// A budget for the whole account, because the bill of an attack is not the newspaper's alone to notice.
import { Stack } from "aws-cdk-lib";
import { CfnBudget } from "aws-cdk-lib/aws-budgets";
import { Construct } from "constructs";

export interface BudgetProps {
  /** US dollars in a month. */
  readonly limit: number;
  /** Gets a mail. */
  readonly mail: string;
}

/** Budgets cost nothing. AWS updates them a few times a day, so the alarms `traffic` and `requests` are faster. */
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
