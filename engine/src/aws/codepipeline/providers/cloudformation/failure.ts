// Why a stack failed: the resources that failed first, including those of nested stacks.
import type { Stack, StackEvent } from '@aws-sdk/client-cloudformation';
import type { Context } from '../../../../kernel/context.ts';
import { ecsReason } from './ecs-reason.ts';
import type { Memo } from './stack.ts';

const maxReasons = 5;

export function whyFailed(
  { stackId, since }: Memo,
  status: string,
  stack: Stack | undefined,
  ctx: Context,
): string {
  const name = stack?.StackName ?? stackId;
  const reasons = reasonsOf(stackId, since, ctx).slice(0, maxReasons);
  const why = reasons.length > 0 ? reasons : [stack?.StackStatusReason ?? ''].filter(Boolean);
  return [`The stack ${name} is in ${status}.`, ...why].join(' ');
}

function reasonsOf(stackId: string, since: number, ctx: Context): string[] {
  return eventsSince(stackId, since, ctx).flatMap((event) => {
    const {
      LogicalResourceId,
      PhysicalResourceId,
      ResourceType,
      ResourceStatus,
      ResourceStatusReason = '',
    } = event;
    const isStack = PhysicalResourceId === stackId;
    // A resource that was cancelled because another one failed is not a cause.
    if (isStack || !ResourceStatus?.endsWith('_FAILED') || /cancelled/i.test(ResourceStatusReason)) return [];
    if (ResourceType === 'AWS::CloudFormation::Stack' && PhysicalResourceId) {
      const inner = reasonsOf(PhysicalResourceId, since, ctx);
      if (inner.length > 0) return inner;
    }
    const text = `${LogicalResourceId} (${ResourceType}) ${ResourceStatus}: ${ResourceStatusReason}`;
    const isService = ResourceType === 'AWS::ECS::Service' && PhysicalResourceId;
    const ecsReasonText = isService ? ecsReason(PhysicalResourceId, since, ctx.as(undefined)) : '';
    return [ecsReasonText ? `${text} ECS says: ${ecsReasonText}` : text];
  });
}

/** Oldest first. */
function eventsSince(stackId: string, since: number, ctx: Context): StackEvent[] {
  const events: StackEvent[] = [];
  let NextToken: string | undefined;
  do {
    const page = ctx.call('cloudformation', 'DescribeStackEvents', { StackName: stackId, NextToken });
    const recent = (page.StackEvents ?? []).filter(({ Timestamp }) => Timestamp!.getTime() >= since);
    events.push(...recent);
    NextToken = recent.length === page.StackEvents?.length ? page.NextToken : undefined;
  } while (NextToken);
  return events.reverse();
}
