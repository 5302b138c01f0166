// Why a stack failed: the deepest reason that is not merely a consequence.
import type { DescribeStackEventsCommandOutput, StackEvent } from '@aws-sdk/client-cloudformation';
import type { Clients } from '../targets/clients.ts';

/** Walks from the stack into the nested stack that failed. Empty when no event says why. */
export async function firstFailure(
  { cloudFormation }: Pick<Clients, 'cloudFormation'>,
  stackName: string,
): Promise<string> {
  let name: string | undefined = stackName;
  let reason = '';
  while (name) {
    const events: DescribeStackEventsCommandOutput = await cloudFormation.describeStackEvents({
      StackName: name,
    });
    const failure: StackEvent | undefined = events.StackEvents?.reverse().find(
      ({ ResourceStatus = '', ResourceStatusReason = '' }) =>
        ResourceStatus.endsWith('_FAILED') && !/cancelled/.test(ResourceStatusReason),
    );
    if (!failure) return reason;
    reason = `${failure.LogicalResourceId}: ${failure.ResourceStatusReason}`;
    // A stack's own event has its own id as the physical id.
    const nested: string | false | undefined =
      failure.ResourceType === 'AWS::CloudFormation::Stack' && failure.PhysicalResourceId;
    name = nested && nested !== name && nested !== failure.StackId ? nested : undefined;
  }
  return reason;
}
