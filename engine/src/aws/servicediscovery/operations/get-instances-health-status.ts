// https://docs.aws.amazon.com/cloud-map/latest/api/API_GetInstancesHealthStatus.html
import type { Operation } from '../../../kernel/context.ts';
import { page } from '../../../kernel/page.ts';
import { instanceNotFound, invalidInput } from '../faults.ts';
import { instancesOf, requireService } from '../find.ts';
import { healthOf } from '../instances/health.ts';

export const getInstancesHealthStatus: Operation<'servicediscovery', 'GetInstancesHealthStatus'> = (
  input,
  ctx,
) => {
  const service = requireService(input.ServiceId, ctx);
  const all = instancesOf(service.id, ctx);
  for (const id of input.Instances ?? []) if (!all.some((each) => each.id === id)) throw instanceNotFound(id);
  const wanted = all.filter(({ id }) => !input.Instances?.length || input.Instances.includes(id));
  const listed = page(wanted, ({ id }) => id, input.MaxResults ?? 100, input.NextToken);
  if (!listed) throw invalidInput('The NextToken is not valid');
  const Status = Object.fromEntries(listed.items.map((each) => [each.id, healthOf(each, service)]));
  return { Status, NextToken: listed.nextToken };
};
