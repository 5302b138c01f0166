// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-route53-hostedzone.html
import { hostedZones } from '../../../contracts/hosted-zones.ts';
import type { ResourceRequest, ResourceType } from '../../../contracts/resource-type.ts';
import type { Context } from '../../../kernel/context.ts';
import { invalidInput } from '../faults.ts';
import { nameServers } from '../zones/delegation.ts';

interface ZoneProperties {
  readonly Name: string;
  readonly HostedZoneConfig?: { readonly Comment?: string };
  readonly VPCs?: readonly { readonly VPCId: string; readonly VPCRegion: string }[];
  readonly HostedZoneTags?: readonly { readonly Key: string; readonly Value: string }[];
}

const read = (properties: ResourceRequest['properties']) => properties as unknown as ZoneProperties;

function setTags(id: string, { properties, tags }: ResourceRequest, ctx: Context): void {
  const zone = ctx.get(hostedZones, id)!;
  const all = [...tags, ...(read(properties).HostedZoneTags ?? [])];
  ctx.put(hostedZones, id, { ...zone, tags: Object.fromEntries(all.map(({ Key, Value }) => [Key, Value])) });
}

/** The physical id is the zone's, without `/hostedzone/`. */
export const hostedZoneResource: ResourceType = {
  type: 'AWS::Route53::HostedZone',

  create(request, ctx) {
    const { Name, HostedZoneConfig, VPCs = [] } = read(request.properties);
    // The schema requires no name, but the API does.
    if (!Name)
      throw invalidInput("Value null at 'name' failed to satisfy constraint: Member must not be null");
    const [first, ...others] = VPCs;
    const { HostedZone } = ctx.call('route53', 'CreateHostedZone', {
      Name,
      CallerReference: ctx.ids.uuid(),
      ...(first && { VPC: first as { VPCId: string } }),
      ...(HostedZoneConfig?.Comment !== undefined && {
        HostedZoneConfig: { Comment: HostedZoneConfig.Comment },
      }),
    });
    const id = HostedZone!.Id!.replace('/hostedzone/', '');
    for (const VPC of others)
      ctx.call('route53', 'AssociateVPCWithHostedZone', { HostedZoneId: id, VPC: VPC as { VPCId: string } });
    setTags(id, request, ctx);
    return { status: 'success', physicalId: id };
  },

  update(id, request, ctx) {
    const { HostedZoneConfig, VPCs = [] } = read(request.properties);
    const before = read(request.previous).VPCs ?? [];
    ctx.call('route53', 'UpdateHostedZoneComment', { Id: id, Comment: HostedZoneConfig?.Comment ?? '' });
    const has = (list: typeof VPCs, { VPCId }: { readonly VPCId: string }) =>
      list.some((each) => each.VPCId === VPCId);
    for (const VPC of VPCs.filter((each) => !has(before, each)))
      ctx.call('route53', 'AssociateVPCWithHostedZone', { HostedZoneId: id, VPC: VPC as { VPCId: string } });
    for (const VPC of before.filter((each) => !has(VPCs, each)))
      ctx.call('route53', 'DisassociateVPCFromHostedZone', {
        HostedZoneId: id,
        VPC: VPC as { VPCId: string },
      });
    setTags(id, request, ctx);
    return { status: 'success', physicalId: id };
  },

  delete(id, _request, ctx) {
    if (ctx.get(hostedZones, id)) ctx.call('route53', 'DeleteHostedZone', { Id: id });
    return { status: 'success', physicalId: id };
  },

  unread: ['QueryLoggingConfig'],
  read(id, { Name }, ctx) {
    const { HostedZone, VPCs } = ctx.call('route53', 'GetHostedZone', { Id: id });
    const isSame = HostedZone?.Name === `${String(Name).replace(/\\.$/, '')}.`;
    return {
      // A template may leave the last dot out.
      Name: isSame ? Name : HostedZone?.Name,
      HostedZoneConfig: HostedZone?.Config,
      VPCs,
      HostedZoneTags: Object.entries(ctx.get(hostedZones, id)?.tags ?? {}).map(([Key, Value]) => ({
        Key,
        Value,
      })),
    };
  },
  attributes(id, ctx) {
    const zone = ctx.get(hostedZones, id)!;
    return { Id: id, NameServers: zone.isPrivate ? [] : nameServers(zone) };
  },
};
