// https://docs.aws.amazon.com/cloud-map/latest/api/API_ListServices.html
import type { Operation } from '../../../kernel/context.ts';
import { page } from '../../../kernel/page.ts';
import { invalidInput } from '../faults.ts';
import { matches } from '../filters.ts';
import { services } from '../state.ts';
import { serviceSummary } from '../views.ts';

export const listServices: Operation<'servicediscovery', 'ListServices'> = (input, ctx) => {
  const wanted = ctx
    .all(services)
    .filter(({ namespaceId }) =>
      matches(input.Filters, (filter) => (filter === 'RESOURCE_OWNER' ? 'SELF' : namespaceId)),
    );
  const listed = page(wanted, ({ id }) => id, input.MaxResults ?? 100, input.NextToken);
  if (!listed) throw invalidInput('The NextToken is not valid');
  return { Services: listed.items.map((each) => serviceSummary(each, ctx)), NextToken: listed.nextToken };
};
