// EC2 API, DescribeAvailabilityZones.
import type { Operation } from '../../../kernel/context.ts';
import { zoneId, zonesOf } from '../catalog/availability-zones.ts';
import { matches } from '../describe/filters.ts';
import { invalidParameterValue } from '../faults.ts';

export const describeAvailabilityZones: Operation<'ec2', 'DescribeAvailabilityZones'> = (input, ctx) => {
  const zones = zonesOf(ctx.region);
  for (const name of input.ZoneNames ?? []) {
    if (!zones.includes(name)) {
      throw invalidParameterValue(`Invalid availability zone: [${name}]`);
    }
  }
  return {
    AvailabilityZones: zones
      .filter((name) => !input.ZoneNames?.length || input.ZoneNames.includes(name))
      .filter((name) => !input.ZoneIds?.length || input.ZoneIds.includes(zoneId(name)))
      .filter((name) =>
        matches(
          input.Filters,
          {
            'group-name': ctx.region,
            'opt-in-status': 'opt-in-not-required',
            'region-name': ctx.region,
            state: 'available',
            'zone-id': zoneId(name),
            'zone-name': name,
            'zone-type': 'availability-zone',
          },
          [],
        ),
      )
      .map((ZoneName) => ({
        ZoneName,
        ZoneId: zoneId(ZoneName),
        ZoneType: 'availability-zone',
        RegionName: ctx.region,
        GroupName: ctx.region,
        NetworkBorderGroup: ctx.region,
        OptInStatus: 'opt-in-not-required',
        State: 'available',
        Messages: [],
      })),
  };
};
