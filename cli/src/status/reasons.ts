// Resources of stacks by how their status reasons begin.
import type { StackResource } from '@aws-sdk/client-cloudformation';
import type { RecordedRow } from '../messages/status.ts';
import { allPages } from '../targets/all-pages.ts';
import type { Clients } from '../targets/clients.ts';

/** With the reasons as they are. */
export async function resourcesWithReason(
  { cloudFormation }: Pick<Clients, 'cloudFormation'>,
  beginning: string,
): Promise<RecordedRow[]> {
  const stacks = await allPages(async (NextToken) => {
    const page = await cloudFormation.describeStacks({ NextToken });
    return { items: page.Stacks, next: page.NextToken };
  });
  const described = await Promise.all(
    stacks.map(({ StackId: StackName }) => cloudFormation.describeStackResources({ StackName })),
  );
  return described
    .flatMap(({ StackResources = [] }) => StackResources)
    .filter(({ ResourceStatusReason }) => ResourceStatusReason?.startsWith(beginning))
    .map(row);
}

const row = ({
  StackName = '',
  LogicalResourceId = '',
  ResourceType = '',
  ResourceStatusReason = '',
}: StackResource): RecordedRow => ({
  stack: StackName,
  logicalId: LogicalResourceId,
  type: ResourceType,
  reason: ResourceStatusReason,
});
