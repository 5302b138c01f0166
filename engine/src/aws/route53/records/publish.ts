// What a zone's record sets mean to those who resolve names on this machine.
import type { ResourceRecordSet } from '@aws-sdk/client-route-53';
import type { NameRecord } from '../../../contracts/names.ts';
import type { RecordSetRecord } from '../state.ts';

export const publisherOf = (zoneId: string) => `route53/${zoneId}`;

/** An alias's effective time to live. */
const aliasTtl = 60;

/** A load balancer's name here: `127.0.0.1:8080`, behind `dualstack.` or not. */
const balancerName = /^(?:dualstack\.)?(127\.0\.0\.1:\d+)\.?$/i;

/** By name and type: sets that share both are one record, of which an answer has one value, or up to eight. */
export function namesOf(zoneId: string, sets: readonly RecordSetRecord[]): NameRecord[] {
  const groups = Map.groupBy(sets, ({ set }) => `${set.Name} ${set.Type}`);
  return [...groups.values()].flatMap(
    (group) =>
      record(
        zoneId,
        group.map(({ set }) => set),
      ) ?? [],
  );
}

function record(zoneId: string, sets: readonly ResourceRecordSet[]): NameRecord | undefined {
  const [first] = sets;
  const answering = primaries(sets);
  const base = {
    owner: publisherOf(zoneId),
    zoneId,
    name: readable(first!.Name!),
    policy: answering.some(({ MultiValueAnswer }) => MultiValueAnswer)
      ? ('several' as const)
      : ('one' as const),
  };
  const alias = answering.find(({ AliasTarget }) => AliasTarget)?.AliasTarget?.DNSName;
  if (alias !== undefined) {
    const balancer = balancerName.exec(alias)?.[1];
    if (first!.Type === 'AAAA') return undefined;
    if (balancer !== undefined)
      return { ...base, type: 'A', ttl: aliasTtl, policy: 'one', values: [], balancer };
    return { ...base, type: 'CNAME', ttl: aliasTtl, policy: 'one', values: [alias] };
  }
  const weighted = answering.flatMap(({ ResourceRecords = [], Weight = 1 }) =>
    ResourceRecords.map(({ Value = '' }) => ({ value: Value, weight: Weight })),
  );
  const isWeighted = answering.some(({ Weight }) => Weight !== undefined);
  // Where all weights are 0, all answer alike.
  const some = weighted.filter(({ weight }) => weight > 0);
  const chosen = some.length > 0 ? some : weighted;
  return {
    ...base,
    type: first!.Type as NameRecord['type'],
    ttl: Number(answering[0]?.TTL ?? aliasTtl),
    // A simple record is answered with all of its values.
    ...(!isWeighted && { policy: 'several' as const }),
    values: chosen.map(({ value }) => value),
    ...(isWeighted && some.length > 0 && { weights: chosen.map(({ weight }) => weight) }),
  };
}

/** Health is not checked: of a failover pair the primary answers. */
function primaries(sets: readonly ResourceRecordSet[]): readonly ResourceRecordSet[] {
  const primary = sets.filter(({ Failover }) => Failover !== 'SECONDARY');
  return primary.length > 0 ? primary : sets;
}

/** Without a dot at its end, and with its escapes as the characters that they stand for. */
const readable = (name: string) =>
  name
    .replace(/\.$/, '')
    .replace(/\\([0-7]{3})/g, (_, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)));
