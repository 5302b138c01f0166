// Resources of a stack that are in progress and do not say what they wait for.
import type { StackEvent } from '@aws-sdk/client-cloudformation';
import type { Rehearsal } from '../../../testing/rehearsal.ts';

/** Their logical ids, with the last event of each. */
export function silentResources(cloud: Rehearsal, StackName: string): string[] {
  // Newest first.
  const { StackEvents = [] } = cloud.call('cloudformation', 'DescribeStackEvents', { StackName });
  const newest = new Map<string, StackEvent>();
  for (const event of StackEvents) {
    const { LogicalResourceId = '', PhysicalResourceId, StackId } = event;
    const isStack = PhysicalResourceId === StackId;
    if (!isStack && !newest.has(LogicalResourceId)) newest.set(LogicalResourceId, event);
  }
  return [...newest].flatMap(([id, { ResourceStatus = '', ResourceStatusReason: reason = '' }]) =>
    ResourceStatus.endsWith('_IN_PROGRESS') && (reason === '' || / [Ii]nitiated$/.test(reason))
      ? [`${id}: ${ResourceStatus} ${reason}`]
      : [],
  );
}
