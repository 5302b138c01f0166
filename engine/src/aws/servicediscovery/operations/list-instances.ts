// https://docs.aws.amazon.com/cloud-map/latest/api/API_ListInstances.html
import type { Operation } from '../../../kernel/context.ts';
import { page } from '../../../kernel/page.ts';
import { invalidInput } from '../faults.ts';
import { instancesOf, requireService } from '../find.ts';
import { instanceSummary } from '../views.ts';

export const listInstances: Operation<'servicediscovery', 'ListInstances'> = (input, ctx) => {
  const wanted = instancesOf(requireService(input.ServiceId, ctx).id, ctx);
  const listed = page(wanted, ({ id }) => id, input.MaxResults ?? 100, input.NextToken);
  if (!listed) throw invalidInput('The NextToken is not valid');
  return { Instances: listed.items.map((each) => instanceSummary(each, ctx)), NextToken: listed.nextToken };
};
