// The stacks, in order of their names.
import { allPages } from '../targets/all-pages.ts';
import type { Section } from './section.ts';

export const stacksSection: Section = async ({ cloudFormation }) => {
  const stacks = await allPages(async (NextToken) => {
    const page = await cloudFormation.describeStacks({ NextToken });
    return { items: page.Stacks, next: page.NextToken };
  });
  const rows = await Promise.all(
    stacks.map(async ({ StackName = '', StackStatus = '', StackStatusReason }) => ({
      name: StackName,
      status: StackStatus,
      reason:
        StackStatusReason ||
        (StackStatus.endsWith('_IN_PROGRESS') ? await waitsFor(cloudFormation, StackName) : ''),
    })),
  );
  return { code: 'status-stacks', stacks: rows.sort((a, b) => a.name.localeCompare(b.name)) };
};

/** The first resource in progress that says what it waits for. */
async function waitsFor(
  cloudFormation: Parameters<Section>[0]['cloudFormation'],
  StackName: string,
): Promise<string> {
  const { StackResources = [] } = await cloudFormation.describeStackResources({ StackName });
  const inProgress = StackResources.filter(({ ResourceStatus }) => ResourceStatus?.endsWith('_IN_PROGRESS'));
  const telling = inProgress.find(
    ({ ResourceStatusReason: reason }) => reason && reason !== 'Resource creation Initiated',
  );
  const found = telling ?? inProgress[0];
  if (!found) return '';
  return `${found.LogicalResourceId}: ${telling?.ResourceStatusReason ?? found.ResourceStatus}`;
}
