// API calls as events: `AWS API Call via CloudTrail`, as though a trail recorded every call and every write of an object. Calls
// that fail are not among them, nor those that the engine's services make of each other, but for objects in S3: a pipeline's
// source may be what another one has deployed. https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-event-cloudtrail.html
import type { PerformedCall } from '../../../kernel/access-control.ts';
import type { Context } from '../../../kernel/context.ts';
import { describeError } from '../../../kernel/describe-error.ts';
import { deliver } from '../deliver.ts';
import { rulesOnCalls } from '../state.ts';
import { detailOf, sourceOfCall } from './detail.ts';

export function observeCall(call: PerformedCall, ctx: Context): void {
  if (!call.isFromOutside && call.service !== 's3') return;
  if (ctx.countBy(rulesOnCalls, 'calls') === 0) return;
  const isReadOnly = /^(Get|List|Describe|Head|BatchGet|BatchCheck|BatchDescribe|Lookup|Filter)/.test(
    call.operation,
  );
  const event = () => ({
    detailType: 'AWS API Call via CloudTrail',
    resources: [],
    detail: detailOf(call, isReadOnly, ctx),
  });
  try {
    ctx.attempt(() =>
      deliver(sourceOfCall(call.service), event(), ctx, {
        // They are made only where a rule may match them.
        isKept: false,
        // https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-event-cloudtrail.html#eb-service-event-cloudtrail-management
        isWanted: ({ state }) => !isReadOnly || state === 'ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS',
      }),
    );
  } catch (error) {
    ctx.log(`events failed to handle the call ${call.operation} of ${call.service}: ${describeError(error)}`);
  }
}
