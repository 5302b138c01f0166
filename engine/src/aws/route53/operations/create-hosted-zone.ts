// https://docs.aws.amazon.com/Route53/latest/APIReference/API_CreateHostedZone.html
import { type HostedZoneRecord, hostedZones } from '../../../contracts/hosted-zones.ts';
import type { Operation } from '../../../kernel/context.ts';
import { plain } from '../../../kernel/plain.ts';
import { checkQuota } from '../../../kernel/quota.ts';
import { invalidDomainName, invalidInput, zoneExists } from '../faults.ts';
import { normalName } from '../find.ts';
import { quotas } from '../quotas.ts';
import { recordSetKey } from '../records/keys.ts';
import { recordSets } from '../state.ts';
import { delegationView, noteChange, vpcViews, zoneView } from '../views.ts';
import { apexRecords } from '../zones/delegation.ts';
import { checkedVpc } from '../zones/vpcs.ts';

const label = /^[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?$/i;

export const createHostedZone: Operation<'route53', 'CreateHostedZone'> = (input, ctx) => {
  const given = input.Name!;
  const labels = given.replace(/\.$/, '').split('.');
  if (given.length > 255 || labels.some((each) => !label.test(each))) throw invalidDomainName(given);
  const name = normalName(given);
  const callerReference = input.CallerReference!;
  if (ctx.all(hostedZones).some((zone) => zone.callerReference === callerReference)) throw zoneExists();
  const isPrivate = input.VPC !== undefined;
  if (input.HostedZoneConfig?.PrivateZone && !isPrivate)
    throw invalidInput("When you're creating a private hosted zone, you must specify the VPC.");
  checkQuota(ctx, quotas.hostedZones, ctx.keys(hostedZones).length + 1);
  const zone: HostedZoneRecord = plain({
    id: `Z${ctx.ids.suffix(20).toUpperCase()}`,
    name,
    callerReference,
    comment: input.HostedZoneConfig?.Comment,
    isPrivate,
    vpcs: input.VPC ? [checkedVpc(name, input.VPC, ctx)] : [],
    createdAt: ctx.now,
    tags: {},
  });
  ctx.put(hostedZones, zone.id, zone);
  for (const set of apexRecords(zone))
    ctx.put(recordSets, recordSetKey(zone.id, set), { zoneId: zone.id, set, region: ctx.region });
  const [VPC] = vpcViews(zone);
  return {
    HostedZone: zoneView(zone, ctx),
    ...noteChange(undefined, ctx),
    ...(delegationView(zone) as { DelegationSet: { NameServers: string[] } }),
    ...(VPC && { VPC }),
    Location: `${ctx.endpoint}/2013-04-01/hostedzone/${zone.id}`,
  };
};
