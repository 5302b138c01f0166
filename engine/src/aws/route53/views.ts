// Zones, changes and health checks as the API returns them.
import type { ChangeInfo, HealthCheck, HostedZone, VPC } from '@aws-sdk/client-route-53';
import type { HostedZoneRecord } from '../../contracts/hosted-zones.ts';
import type { Context } from '../../kernel/context.ts';
import type { Reader } from '../../kernel/table.ts';
import { recordSetsIn } from './records/keys.ts';
import { type ChangeRecord, changes, type HealthCheckRecord } from './state.ts';
import { nameServers } from './zones/delegation.ts';

export function zoneView(zone: HostedZoneRecord, state: Reader): HostedZone {
  const { linkedService } = zone;
  return {
    Id: `/hostedzone/${zone.id}`,
    Name: zone.name,
    CallerReference: zone.callerReference,
    Config: { ...(zone.comment !== undefined && { Comment: zone.comment }), PrivateZone: zone.isPrivate },
    ResourceRecordSetCount: recordSetsIn(zone, state).length,
    ...(linkedService && {
      LinkedService: { ServicePrincipal: linkedService.principal, Description: linkedService.description },
    }),
  };
}

export const delegationView = (zone: HostedZoneRecord) =>
  zone.isPrivate ? {} : { DelegationSet: { NameServers: nameServers(zone) } };

export const vpcViews = ({ vpcs }: HostedZoneRecord): VPC[] =>
  vpcs.map(({ id, region }) => ({ VPCId: id, VPCRegion: region as VPC['VPCRegion'] }));

/** A change is in sync when it is next asked for. */
export const changeView = (
  { id, submittedAt, comment }: ChangeRecord,
  Status: ChangeInfo['Status'],
): ChangeInfo => ({
  Id: `/change/${id}`,
  Status,
  SubmittedAt: new Date(submittedAt),
  ...(comment !== undefined && { Comment: comment }),
});

export function noteChange(comment: string | undefined, ctx: Context): { ChangeInfo: ChangeInfo } {
  const id = `C${ctx.ids.suffix(20).toUpperCase()}`;
  const change = { id, submittedAt: ctx.now, ...(comment !== undefined && { comment }) };
  ctx.put(changes, id, change);
  return { ChangeInfo: changeView(change, 'PENDING') };
}

export const healthCheckView = ({
  id,
  callerReference,
  version,
  config,
}: HealthCheckRecord): HealthCheck => ({
  Id: id,
  CallerReference: callerReference,
  HealthCheckConfig: config,
  HealthCheckVersion: version,
});
