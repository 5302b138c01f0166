// The resources that the engine only recorded: nothing of them was carried out, and a person should know.
import { allPages } from '../targets/all-pages.ts';
import type { Section } from './section.ts';

export const recordedSection: Section = async ({ cloudFormation }) => {
  const stacks = await allPages(async (NextToken) => {
    const page = await cloudFormation.describeStacks({ NextToken });
    return { items: page.Stacks, next: page.NextToken };
  });
  const described = await Promise.all(
    stacks.map(({ StackId: StackName }) => cloudFormation.describeStackResources({ StackName })),
  );
  const resources = described
    .flatMap(({ StackResources = [] }) => StackResources)
    .filter(({ ResourceStatusReason }) => ResourceStatusReason?.startsWith('Recorded only'))
    .map(({ StackName = '', LogicalResourceId = '', ResourceType = '' }) => ({
      stack: StackName,
      logicalId: LogicalResourceId,
      type: ResourceType,
    }));
  return resources.length > 0 ? { code: 'status-recorded', resources } : undefined;
};
