// ListTaskDefinitionFamilies:
// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ListTaskDefinitionFamilies.html
import type { Operation } from '../../../kernel/context.ts';
import { taskDefinitions } from '../state.ts';
import { pageOf } from '../views/page.ts';

export const listTaskDefinitionFamilies: Operation<'ecs', 'ListTaskDefinitionFamilies'> = (input, ctx) => {
  const { familyPrefix = '', status = 'ACTIVE' } = input;
  const all = ctx.all(taskDefinitions).filter((record) => record.family.startsWith(familyPrefix));
  const active = new Set(all.filter((r) => r.status === 'ACTIVE').map((r) => r.family));
  // A family is INACTIVE when none of its revisions is ACTIVE.
  const wanted = [...new Set(all.map((record) => record.family))].filter(
    (family) => status === 'ALL' || active.has(family) === (status === 'ACTIVE'),
  );
  const { items, nextToken } = pageOf(wanted, (family) => family, input);
  return { families: items, nextToken };
};
