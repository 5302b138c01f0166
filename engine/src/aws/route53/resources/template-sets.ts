// Record sets as templates have them: values are a list of texts, and the zone may be given by its name.
import type { ResourceRecordSet } from '@aws-sdk/client-route-53';
import { hostedZones } from '../../../contracts/hosted-zones.ts';
import type { Context } from '../../../kernel/context.ts';
import { AwsFault } from '../../../kernel/faults.ts';
import { plain } from '../../../kernel/plain.ts';
import { normalName } from '../find.ts';
import { recordSetKey } from '../records/keys.ts';
import { recordSets } from '../state.ts';

export interface TemplateSet {
  readonly HostedZoneId?: string;
  readonly HostedZoneName?: string;
  readonly Comment?: string;
  readonly Name: string;
  readonly TTL?: string | number;
  readonly ResourceRecords?: readonly string[];
  readonly [member: string]: unknown;
}

export function setOf(given: TemplateSet): ResourceRecordSet {
  const { HostedZoneId, HostedZoneName, Comment, TTL, ResourceRecords, Weight, ...others } = given;
  return plain({
    ...others,
    TTL: TTL === undefined ? undefined : Number(TTL),
    Weight: Weight === undefined ? undefined : Number(Weight),
    ResourceRecords: ResourceRecords?.map((Value) => ({ Value })),
  }) as unknown as ResourceRecordSet;
}

/** @throws InvalidRequest where a name is that of no zone, or of several */
export function zoneIdOf(
  { HostedZoneId, HostedZoneName }: Pick<TemplateSet, 'HostedZoneId' | 'HostedZoneName'>,
  ctx: Context,
): string {
  if (HostedZoneId !== undefined) return HostedZoneId;
  const refuse = (message: string) => new AwsFault({ code: 'InvalidRequest', message });
  if (HostedZoneName === undefined) throw refuse('Either HostedZoneId or HostedZoneName must be specified.');
  const found = ctx.all(hostedZones).filter(({ name }) => name === normalName(HostedZoneName));
  if (found.length === 0) throw refuse(`No hosted zones named ${HostedZoneName} found`);
  if (found.length > 1) throw refuse(`Found multiple hosted zones with name ${HostedZoneName}`);
  return found[0]!.id;
}

/** Deletes those that are still there, whatever they are by now. */
export function removeSets(zoneId: string, sets: readonly ResourceRecordSet[], ctx: Context): void {
  const existing = sets.flatMap((set) => {
    const key = recordSetKey(zoneId, { ...set, Name: normalName(set.Name ?? '') });
    return ctx.get(recordSets, key)?.set ?? [];
  });
  if (existing.length === 0) return;
  ctx.call('route53', 'ChangeResourceRecordSets', {
    HostedZoneId: zoneId,
    ChangeBatch: { Changes: existing.map((set) => ({ Action: 'DELETE' as const, ResourceRecordSet: set })) },
  });
}

export function writeSets(
  zoneId: string,
  sets: readonly ResourceRecordSet[],
  Action: 'CREATE' | 'UPSERT',
  ctx: Context,
): void {
  if (sets.length === 0) return;
  ctx.call('route53', 'ChangeResourceRecordSets', {
    HostedZoneId: zoneId,
    ChangeBatch: { Changes: sets.map((set) => ({ Action, ResourceRecordSet: set })) },
  });
}

/** Whether there is a zone that is meant, and only one. */
export const hasZone = (
  { HostedZoneId, HostedZoneName }: Pick<TemplateSet, 'HostedZoneId' | 'HostedZoneName'>,
  ctx: Context,
) =>
  ctx
    .all(hostedZones)
    .filter(({ id, name }) =>
      HostedZoneId === undefined ? name === normalName(HostedZoneName ?? '') : id === HostedZoneId,
    ).length === 1;
