// What the three operations that create a namespace have in common.
import type { NamespaceType, Tag } from '@aws-sdk/client-servicediscovery';
import { hostedZones } from '../../../contracts/hosted-zones.ts';
import type { Context } from '../../../kernel/context.ts';
import { plain } from '../../../kernel/plain.ts';
import { checkQuota } from '../../../kernel/quota.ts';
import { noteOperation } from '../asynchronous.ts';
import { namespaceAlreadyExists } from '../faults.ts';
import { quotas } from '../quotas.ts';
import { type NamespaceRecord, namespaces } from '../state.ts';
import { withTags } from '../tags.ts';

interface Given {
  readonly Name?: string | undefined;
  readonly CreatorRequestId?: string | undefined;
  readonly Description?: string | undefined;
  readonly Tags?: readonly Tag[] | undefined;
}

export function createNamespace(
  given: Given,
  type: NamespaceType,
  more: Pick<NamespaceRecord, 'vpcId' | 'soaTtl'>,
  ctx: Context,
): { readonly OperationId: string } {
  const name = given.Name!;
  const existing = ctx.all(namespaces).find((other) => isSameName(other, name, type, more.vpcId));
  if (existing) throw namespaceAlreadyExists(name, existing.id, existing.creatorRequestId);
  checkQuota(ctx, quotas.namespaces, ctx.keys(namespaces).length + 1);
  const id = `ns-${ctx.ids.alphanumeric(16).toLowerCase()}`;
  const arn = ctx.arn('servicediscovery', `namespace/${id}`);
  const record: NamespaceRecord = plain({
    id,
    arn,
    name,
    type,
    description: given.Description,
    hostedZoneId: type === 'HTTP' ? undefined : `Z${ctx.ids.suffix(20).toUpperCase()}`,
    soaTtl: type === 'HTTP' ? undefined : (more.soaTtl ?? 15),
    vpcId: more.vpcId,
    creatorRequestId: given.CreatorRequestId ?? ctx.ids.uuid(),
    createdAt: ctx.now,
    tags: withTags({}, given.Tags, arn),
  });
  ctx.put(namespaces, id, record);
  createZone(record, ctx);
  return { OperationId: noteOperation('CREATE_NAMESPACE', { NAMESPACE: id }, ctx) };
}

/** The name for API calls is unique in a region; a private DNS name may exist once for each VPC. */
function isSameName(other: NamespaceRecord, name: string, type: NamespaceType, vpcId: string | undefined) {
  if (other.name !== name) return false;
  return type !== 'DNS_PRIVATE' || other.type !== 'DNS_PRIVATE' || other.vpcId === vpcId;
}

/** The hosted zone of a DNS namespace, which Route 53 shows and nobody but Cloud Map changes. */
function createZone(record: NamespaceRecord, ctx: Context): void {
  const { id, hostedZoneId, name, vpcId, soaTtl, createdAt } = record;
  if (hostedZoneId === undefined) return;
  ctx.put(
    hostedZones,
    hostedZoneId,
    plain({
      id: hostedZoneId,
      name: `${name.toLowerCase().replace(/\.$/, '')}.`,
      callerReference: ctx.ids.uuid(),
      comment: 'Created by AWS Cloud Map namespace',
      isPrivate: vpcId !== undefined,
      vpcs: vpcId === undefined ? [] : [{ id: vpcId, region: ctx.region }],
      createdAt,
      tags: {},
      soaTtl,
      linkedService: {
        principal: 'servicediscovery.amazonaws.com',
        description: `Managed by AWS Cloud Map (namespace ${id})`,
      },
    }),
  );
}
