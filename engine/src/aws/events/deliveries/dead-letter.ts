// Where an event goes that a target does not take. https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html
import { sendDeadLetter } from '../../../contracts/dead-letters.ts';
import type { Exhausted } from '../../../contracts/retry-policy.ts';
import type { Context } from '../../../kernel/context.ts';
import type { DeliveryRecord } from '../state.ts';
import type { Failure } from '../targets/call.ts';

/** @param exhausted absent where it was not tried again */
export function bury(
  { target, event, failed, ruleArn, ruleName }: DeliveryRecord,
  { code, message }: Failure,
  exhausted: Exhausted | undefined,
  ctx: Context,
): void {
  const queue = target.DeadLetterConfig?.Arn;
  if (queue === undefined) return;
  const attributes = {
    ERROR_CODE: code,
    ERROR_MESSAGE: message || code,
    ...(exhausted !== undefined && { EXHAUSTED_RETRY_CONDITION: exhausted }),
    RETRY_ATTEMPTS: String(failed - 1),
    RULE_ARN: ruleArn,
    TARGET_ARN: target.Arn!,
    TARGET_ID: target.Id!,
  };
  const problem = sendDeadLetter(queue, { body: JSON.stringify(event), attributes }, ctx);
  if (problem !== undefined) ctx.log(`The rule ${ruleName} could not send to ${queue}: ${problem}`);
}
