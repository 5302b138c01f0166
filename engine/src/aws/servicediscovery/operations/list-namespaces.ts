// https://docs.aws.amazon.com/cloud-map/latest/api/API_ListNamespaces.html
import type { Operation } from '../../../kernel/context.ts';
import { page } from '../../../kernel/page.ts';
import { invalidInput } from '../faults.ts';
import { matches } from '../filters.ts';
import { namespaces } from '../state.ts';
import { namespaceSummary } from '../views.ts';

export const listNamespaces: Operation<'servicediscovery', 'ListNamespaces'> = (input, ctx) => {
  const wanted = ctx.all(namespaces).filter(({ type, name }) =>
    matches(input.Filters, (filter) => {
      if (filter === 'TYPE') return type;
      return filter === 'RESOURCE_OWNER' ? 'SELF' : name;
    }),
  );
  const listed = page(wanted, ({ id }) => id, input.MaxResults ?? 100, input.NextToken);
  if (!listed) throw invalidInput('The NextToken is not valid');
  return { Namespaces: listed.items.map((each) => namespaceSummary(each, ctx)), NextToken: listed.nextToken };
};
