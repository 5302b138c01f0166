import type { Section } from '../commands/status.ts';
import { table } from '../view/table.ts';

export const showStacks: Section = async ({ cloudFormation }) => {
  const { Stacks = [] } = await cloudFormation.describeStacks({});
  const rows = Stacks.sort((a, b) => (a.StackName ?? '').localeCompare(b.StackName ?? '')).map((stack) => [
    stack.StackName ?? '',
    stack.StackStatus ?? '',
    stack.StackStatusReason ?? '',
  ]);
  return rows.length > 0 ? `Stacks\n${table(rows)}` : 'Stacks\n  none';
};
