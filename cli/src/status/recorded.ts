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
    .map(({ StackName = '', LogicalResourceId = '', ResourceType = '', ResourceStatusReason = '' }) => ({
      stack: StackName,
      logicalId: LogicalResourceId,
      type: ResourceType,
      reason: reasonOf(ResourceStatusReason),
    }));
  return resources.length > 0 ? { code: 'status-recorded', resources } : undefined;
};

/** Of a database or a cache it says what to install; of a type that the engine does not know it says nothing more. */
function reasonOf(text: string): string {
  const reason = text.replace(/^Recorded only:?\s*/, '');
  return reason.startsWith('Drydock does not simulate') ? '' : reason;
}
