// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeRegions.html
import { regionNames } from '../../../contracts/regions.ts';
import type { Operation } from '../../../kernel/context.ts';
import { matches } from '../describe/filters.ts';
import { invalidParameterValue } from '../faults.ts';

export const describeRegions: Operation<'ec2', 'DescribeRegions'> = (input, ctx) => {
  const names = regionNames.includes(ctx.region) ? regionNames : [ctx.region, ...regionNames];
  for (const name of input.RegionNames ?? []) {
    if (!names.includes(name)) throw invalidParameterValue(`Invalid region name: [${name}]`);
  }
  return {
    Regions: names
      .filter((name) => !input.RegionNames?.length || input.RegionNames.includes(name))
      .map((RegionName) => ({
        RegionName,
        Endpoint: `ec2.${RegionName}.amazonaws.com`,
        OptInStatus: 'opt-in-not-required',
      }))
      .filter(({ RegionName, Endpoint, OptInStatus }) =>
        matches(
          input.Filters,
          { 'region-name': RegionName, endpoint: Endpoint, 'opt-in-status': OptInStatus },
          [],
        ),
      ),
  };
};
