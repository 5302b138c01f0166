// https://docs.aws.amazon.com/cloud-map/latest/api/API_CreateService.html
import type { Operation } from '../../../kernel/context.ts';
import { plain } from '../../../kernel/plain.ts';
import { invalidInput, serviceAlreadyExists } from '../faults.ts';
import { requireNamespace, servicesOf } from '../find.ts';
import { checkedDns, checkedHealth } from '../services/dns-config.ts';
import { type ServiceRecord, services } from '../state.ts';
import { withTags } from '../tags.ts';
import { serviceView } from '../views.ts';

export const createService: Operation<'servicediscovery', 'CreateService'> = (input, ctx) => {
  const namespaceId = input.NamespaceId ?? input.DnsConfig?.NamespaceId;
  if (namespaceId === undefined) throw invalidInput('NamespaceId is required');
  const namespace = requireNamespace(namespaceId, ctx);
  const name = input.Name!;
  const existing = servicesOf(namespace.id, ctx).find(
    (other) => other.name.toLowerCase() === name.toLowerCase(),
  );
  if (existing) {
    const { id, arn, creatorRequestId } = existing;
    throw serviceAlreadyExists(name, { ServiceId: id, ServiceArn: arn, CreatorRequestId: creatorRequestId });
  }
  const id = `srv-${ctx.ids.alphanumeric(16).toLowerCase()}`;
  const arn = ctx.arn('servicediscovery', `service/${id}`);
  const record: ServiceRecord = plain({
    id,
    arn,
    name,
    namespaceId: namespace.id,
    description: input.Description,
    ...checkedDns(input, namespace),
    ...checkedHealth(input, namespace),
    creatorRequestId: input.CreatorRequestId ?? ctx.ids.uuid(),
    createdAt: ctx.now,
    attributes: {},
    revision: 0,
    tags: withTags({}, input.Tags, arn),
  });
  ctx.put(services, id, record);
  return { Service: serviceView(record, ctx) };
};
