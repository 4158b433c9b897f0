#!/usr/bin/env bash
# `npm run restore -- --time TIME`: brings the inbox and the catalog back to a time, and then makes the site agree with them. Needs the
# AWS CLI, as the runbook does. STACK is the name of the stack, Khulasa by default.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../../.."

output() {
  aws cloudformation describe-stacks --stack-name "${STACK:-Khulasa}" --output text \
    --query "Stacks[0].Outputs[?OutputKey=='$1'].OutputValue"
}
restore() { node lib/commands/restore/main.ts --bucket "$1" "${time[@]}"; }
time=("$@")

inbox=$(output DropArticlesInto)
catalog=$(output CatalogBucket)
site=$(output SiteBucket)
function=$(output Function)
queue=$(output Queue)

# The inbox first: the function still knows every article, so it withdraws those that came after that time.
restore "${inbox#s3://}"
echo "waiting until the function has handled these changes"
while [ "$(aws sqs get-queue-attributes --queue-url "$queue" --attribute-names All --output text \
  --query 'Attributes.[ApproximateNumberOfMessages,ApproximateNumberOfMessagesNotVisible]' | tr '\t' ' ')" != "0 0" ]; do sleep 2; done

# Then the catalog, while no call runs. Without concurrency none begins, and after its timeout none is left.
resume() { aws lambda delete-function-concurrency --function-name "$function"; }
trap resume EXIT
aws lambda put-function-concurrency --function-name "$function" --reserved-concurrent-executions 0 >/dev/null
echo "waiting until no call of the function runs"
timeout=$(aws lambda get-function-configuration --function-name "$function" --query Timeout --output text)
sleep "$timeout"
restore "$catalog"
node lib/commands/restore/sweep-pages.ts --site "$site" --catalog "$catalog"
# Running processes remember what they have read.
if aws lambda get-alias --function-name "$function" --name live >/dev/null 2>&1; then
  # A version can't be changed, so its processes are not ended. They forget after a minute without a call (lambdas/publish/idle.ts).
  sleep 65
else
  # A change of the configuration ends them.
  aws lambda update-function-configuration --function-name "$function" --description "Makes every feed agree with the inbox, $(date -u +%FT%TZ)" >/dev/null
  aws lambda wait function-updated-v2 --function-name "$function"
fi
resume
trap - EXIT

npm run backfill -- --name "${STACK:-Khulasa}-Backfill"
