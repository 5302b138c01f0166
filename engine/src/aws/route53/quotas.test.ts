import { describeQuotas } from '../../testing/quota-rows.ts';
import type { Rehearsal } from '../../testing/rehearsal.ts';
import { route53 } from './index.ts';
import { quotas } from './quotas.ts';

const zoneOf = (cloud: Rehearsal): string =>
  cloud.call('route53', 'ListHostedZones', {}).HostedZones?.[0]?.Id ??
  cloud.call('route53', 'CreateHostedZone', { Name: 'example.com', CallerReference: 'c' }).HostedZone!.Id!;

describeQuotas([route53], route53.quotas!, [
  {
    quota: quotas.hostedZones,
    add: (cloud, count) =>
      cloud.call('route53', 'CreateHostedZone', { Name: 'example.com', CallerReference: `c${count}` }),
    code: 'TooManyHostedZones',
    message: 'Limit of 2 hosted zones has been exceeded.',
  },
  {
    quota: quotas.recordsPerZone,
    // A zone begins with two of them.
    add: (cloud, count) => {
      const HostedZoneId = zoneOf(cloud);
      if (count <= 2) return undefined;
      const set = {
        Name: 'a.example.com',
        Type: 'A',
        TTL: 1,
        ResourceRecords: [{ Value: '10.0.0.1' }],
      } as const;
      return cloud.call('route53', 'ChangeResourceRecordSets', {
        HostedZoneId,
        ChangeBatch: { Changes: [{ Action: 'CREATE', ResourceRecordSet: set as never }] },
      });
    },
    code: 'InvalidChangeBatch',
    message: '[Number of records limit of 2 exceeded.]',
  },
  {
    quota: quotas.healthChecks,
    add: (cloud, count) =>
      cloud.call('route53', 'CreateHealthCheck', {
        CallerReference: `c${count}`,
        HealthCheckConfig: { Type: 'HTTP', IPAddress: '10.0.0.1' },
      }),
    code: 'TooManyHealthChecks',
    message: 'Limit of 2 health checks has been exceeded.',
  },
]);
