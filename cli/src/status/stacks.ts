// The stacks, in order of their names.
import { allPages, type Section } from './section.ts';

export const stacksSection: Section = async ({ cloudFormation }) => {
  const stacks = await allPages(async (NextToken) => {
    const page = await cloudFormation.describeStacks({ NextToken });
    return { items: page.Stacks, next: page.NextToken };
  });
  const rows = stacks.map((stack) => ({
    name: stack.StackName ?? '',
    status: stack.StackStatus ?? '',
    reason: stack.StackStatusReason ?? '',
  }));
  return { code: 'status-stacks', stacks: rows.sort((a, b) => a.name.localeCompare(b.name)) };
};
