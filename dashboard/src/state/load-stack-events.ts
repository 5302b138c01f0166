// What a stack's last operation did, resource by resource: when each began and ended.
import type { Cloud } from '../cloud/call.ts';
import { listOf, textOf } from '../cloud/xml.ts';

export interface StackEvent {
  readonly logicalId: string;
  readonly type: string;
  readonly status: string;
  readonly reason: string;
  /** Milliseconds. */
  readonly at: number;
  readonly isOfStack: boolean;
}

export interface Span {
  readonly logicalId: string;
  readonly type: string;
  readonly status: string;
  readonly reason: string;
  /** Milliseconds. */
  readonly from: number;
  /** Absent while it is in progress. */
  readonly to: number | undefined;
}

/** The last operation's events, oldest first: those since the stack itself began something, rollbacks and clean-ups included. */
export async function lastEventsOf(cloud: Cloud, stack: string): Promise<readonly StackEvent[]> {
  const events: StackEvent[] = [];
  let next = '';
  do {
    const page = await cloud.query('cloudformation', 'DescribeStackEvents', {
      StackName: stack,
      ...(next && { NextToken: next }),
    });
    for (const each of listOf(page.StackEvents)) {
      const event = {
        logicalId: textOf(each.LogicalResourceId),
        type: textOf(each.ResourceType),
        status: textOf(each.ResourceStatus),
        // `Resource creation Initiated` and its like are of no news.
        reason: textOf(each.ResourceStatusReason).replace(/^[\w ]* Initiated$/, ''),
        at: Date.parse(textOf(each.Timestamp)),
        isOfStack: textOf(each.PhysicalResourceId) === textOf(each.StackId),
      };
      events.unshift(event);
      // Events are newest first: here the operation began.
      if (event.isOfStack && /^(CREATE|UPDATE|DELETE|IMPORT)_IN_PROGRESS$/.test(event.status)) return events;
    }
    next = textOf(page.NextToken);
  } while (next !== '');
  return events;
}

/** One span for each resource that the operation touched, in the order in which they began. */
export function spansOf(events: readonly StackEvent[]): readonly Span[] {
  const spans = new Map<string, Span>();
  for (const { logicalId, type, status, reason, at, isOfStack } of events) {
    const key = isOfStack ? '' : logicalId;
    const before = spans.get(key);
    const isOver = !status.endsWith('_IN_PROGRESS');
    spans.set(key, {
      logicalId,
      type,
      status,
      // What failed first says why; what is cancelled or rolled back after it does not.
      reason:
        before?.reason && /FAILED/.test(before.status) ? before.reason : reason || (before?.reason ?? ''),
      from: before?.from ?? at,
      to: isOver ? at : undefined,
    });
  }
  return [...spans.values()].sort((a, b) => a.from - b.from);
}
