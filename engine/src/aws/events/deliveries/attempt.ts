// One attempt to deliver an event to a target: it succeeds, is made again later, or ends in the target's dead-letter queue. A target that
// is missing, or refuses, is not called again. https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-retry-policy.html
import { nextAttempt } from '../../../contracts/retry-policy.ts';
import type { Context } from '../../../kernel/context.ts';
import { type DeliveryRecord, deliveries } from '../state.ts';
import { callTarget } from '../targets/call.ts';
import { bury } from './dead-letter.ts';

export function attempt(delivery: DeliveryRecord, ctx: Context): void {
  const failure = callTarget(delivery, ctx);
  if (!failure) {
    forget(delivery, ctx);
    return;
  }
  const { ruleName, target } = delivery;
  const failed = { ...delivery, failed: delivery.failed + 1 };
  // On AWS it shows in a metric only (FailedInvocations).
  if (target.EcsParameters && failed.failed === 1)
    ctx.log(
      `The rule ${ruleName} could not run a task of ${target.EcsParameters.TaskDefinitionArn}: ${failure.message}`,
    );
  const next = failure.isTransient ? nextAttempt(target.RetryPolicy, failed, ctx.now) : undefined;
  if (typeof next === 'number') {
    ctx.put(deliveries, failed.id, { ...failed, nextAt: next });
    return;
  }
  forget(delivery, ctx);
  bury(failed, failure, next, ctx);
}

/** It is kept from its first failure on. */
function forget({ id, failed }: DeliveryRecord, ctx: Context): void {
  if (failed > 0) ctx.delete(deliveries, id);
}
