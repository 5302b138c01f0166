// Applies a change batch: all of it, or nothing.
// https://docs.aws.amazon.com/Route53/latest/APIReference/API_ChangeResourceRecordSets.html
import type { Change, ResourceRecordSet } from '@aws-sdk/client-route-53';
import type { HostedZoneRecord } from '../../../contracts/hosted-zones.ts';
import type { Context } from '../../../kernel/context.ts';
import { plain } from '../../../kernel/plain.ts';
import { checkQuota } from '../../../kernel/quota.ts';
import { invalidBatch } from '../faults.ts';
import { normalName } from '../find.ts';
import { quotas } from '../quotas.ts';
import { recordSets, recordSetsOfZone } from '../state.ts';
import { recordSetKey } from './keys.ts';
import { checkForm, problemsOf, routingOf } from './validate.ts';

/** @throws InvalidChangeBatch, InvalidInput */
export function applyChanges(zone: HostedZoneRecord, given: readonly Change[], ctx: Context): void {
  const batch = given.map(({ Action, ResourceRecordSet: set }) => ({
    Action,
    ResourceRecordSet: { ...set!, Name: normalName(set!.Name ?? '') } as ResourceRecordSet,
  }));
  for (const change of batch) checkForm(change);
  const problems = batch.flatMap((change) => apply(zone, change, ctx));
  if (problems.length > 0) throw invalidBatch(problems);
  checkQuota(ctx, quotas.recordsPerZone, ctx.countBy(recordSetsOfZone, zone.id));
}

/** What is wrong; nothing when it has been applied. */
function apply(zone: HostedZoneRecord, { Action, ResourceRecordSet: given }: Change, ctx: Context): string[] {
  const set = given!;
  const key = recordSetKey(zone.id, set);
  const existing = ctx.get(recordSets, key)?.set;
  const tried = `[name='${set.Name}', type='${set.Type}'${set.SetIdentifier ? `, set-identifier='${set.SetIdentifier}'` : ''}]`;
  if (Action === 'DELETE') {
    if (!existing) return [`Tried to delete resource record set ${tried} but it was not found`];
    if (!isSame(existing, set))
      return [
        `Tried to delete resource record set ${tried} but the values provided do not match the current values`,
      ];
    if (set.Name === zone.name && set.Type === 'SOA')
      return ['A HostedZone must contain exactly one SOA record.'];
    if (set.Name === zone.name && set.Type === 'NS')
      return ['A HostedZone must contain at least one NS record for the zone itself.'];
    ctx.delete(recordSets, key);
    return [];
  }
  if (Action === 'CREATE' && existing)
    return [`Tried to create resource record set ${tried} but it already exists`];
  const own = problemsOf(set, zone.name);
  const problems = own.length > 0 ? own : conflicts(zone, set, ctx);
  if (problems.length > 0) return problems;
  ctx.put(recordSets, key, { zoneId: zone.id, set: plain(set), region: ctx.region });
  return [];
}

function conflicts(zone: HostedZoneRecord, set: ResourceRecordSet, ctx: Context): string[] {
  const { Name, Type, SetIdentifier } = set;
  const others = ctx
    .by(recordSetsOfZone, zone.id)
    .map((each) => each.set)
    .filter((each) => each.Name === Name);
  const clash = others.find((each) => each.Type !== Type && (each.Type === 'CNAME' || Type === 'CNAME'));
  if (clash)
    return [
      `RRSet of type ${Type} with DNS name ${Name} is not permitted because a conflicting RRSet of type ${clash.Type} with the same DNS name already exists in zone ${zone.name}`,
    ];
  const alike = others.filter((each) => each.Type === Type && each.SetIdentifier !== SetIdentifier);
  if (alike.some((each) => routingOf(each).join() !== routingOf(set).join()))
    return [
      `RRSet with DNS name ${Name}, type ${Type}, SetIdentifier ${SetIdentifier ?? null} cannot be created as other RRSets exist with the same name and type`,
    ];
  return [];
}

/** Values in any order; an alias by its target. */
function isSame(a: ResourceRecordSet, b: ResourceRecordSet): boolean {
  const comparable = ({
    ResourceRecords = [],
    AliasTarget,
    TTL,
    Weight,
    Region,
    Failover,
    MultiValueAnswer,
  }: ResourceRecordSet) =>
    JSON.stringify([
      ResourceRecords.map(({ Value }) => Value).sort(),
      AliasTarget && [
        normalName(AliasTarget.DNSName ?? ''),
        AliasTarget.HostedZoneId,
        AliasTarget.EvaluateTargetHealth ?? false,
      ],
      TTL === undefined ? null : Number(TTL),
      Weight === undefined ? null : Number(Weight),
      Region ?? null,
      Failover ?? null,
      MultiValueAnswer ?? null,
    ]);
  return comparable(a) === comparable(b);
}
