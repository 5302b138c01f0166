// https://docs.aws.amazon.com/Route53/latest/APIReference/API_GetHostedZoneCount.html
import { hostedZones } from '../../../contracts/hosted-zones.ts';
import type { Operation } from '../../../kernel/context.ts';

export const getHostedZoneCount: Operation<'route53', 'GetHostedZoneCount'> = (_input, ctx) => ({
  HostedZoneCount: ctx.keys(hostedZones).length,
});
