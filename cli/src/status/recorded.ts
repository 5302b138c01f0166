// The resources that the engine only recorded: nothing of them was carried out, and a person should know.
import type { Section } from '../commands/status.ts';
import { table } from '../view/table.ts';

export const showRecorded: Section = async ({ cloudFormation }) => {
  const { Stacks = [] } = await cloudFormation.describeStacks({});
  const resources = await Promise.all(
    Stacks.map(({ StackId: StackName }) => cloudFormation.describeStackResources({ StackName })),
  );
  const rows = resources
    .flatMap(({ StackResources = [] }) => StackResources)
    .filter(({ ResourceStatusReason }) => ResourceStatusReason?.startsWith('Recorded only'))
    .map((resource) => [
      resource.StackName ?? '',
      resource.LogicalResourceId ?? '',
      resource.ResourceType ?? '',
    ]);
  return rows.length > 0 ? `Recorded only, not simulated\n${table(rows)}` : '';
};
