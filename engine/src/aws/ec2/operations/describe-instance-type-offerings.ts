// EC2 API, DescribeInstanceTypeOfferings: every zone offers every type that the engine knows.
import type { Operation } from '../../../kernel/context.ts';
import { zoneId, zonesOf } from '../catalog/availability-zones.ts';
import { instanceTypes } from '../catalog/instance-types.ts';
import { matches } from '../describe/filters.ts';
import { paginate } from '../describe/selection.ts';

export const describeInstanceTypeOfferings: Operation<'ec2', 'DescribeInstanceTypeOfferings'> = (
  input,
  ctx,
) => {
  const LocationType = input.LocationType ?? 'region';
  const zones = zonesOf(ctx.region);
  const locations =
    LocationType === 'region'
      ? [ctx.region]
      : LocationType === 'availability-zone-id'
        ? zones.map(zoneId)
        : zones;
  const offerings = instanceTypes().flatMap(({ type }) =>
    locations.map((Location) => ({ InstanceType: type as never, LocationType, Location })),
  );
  const { items, NextToken } = paginate(
    offerings.filter(({ InstanceType, Location }) =>
      matches(input.Filters, { 'instance-type': InstanceType, location: Location }, []),
    ),
    ({ InstanceType, Location }) => `${InstanceType}/${Location}`,
    input,
  );
  return { InstanceTypeOfferings: items, NextToken };
};
