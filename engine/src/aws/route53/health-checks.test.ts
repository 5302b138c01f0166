import type { HealthCheckConfig } from '@aws-sdk/client-route-53';
import { expect, test } from 'vitest';
import { faultOf } from '../../testing/fault-of.ts';
import { zoneCloud } from './testing/zones.ts';

const config: HealthCheckConfig = { Type: 'HTTPS', FullyQualifiedDomainName: 'example.com' };

test('a health check is recorded with the defaults of its type', () => {
  const cloud = zoneCloud();
  const create = (more: object = {}) =>
    cloud.call('route53', 'CreateHealthCheck', {
      CallerReference: 'c',
      HealthCheckConfig: { ...config, ...more },
    }).HealthCheck!;
  const check = create();
  expect(check).toMatchObject({
    HealthCheckVersion: 1,
    HealthCheckConfig: { Port: 443, RequestInterval: 30, FailureThreshold: 3, EnableSNI: true },
  });
  expect(create()).toEqual(check);
  expect(faultOf(() => create({ Port: 8443 }))).toMatch(/^HealthCheckAlreadyExists/);
  const HealthCheckId = check.Id!;
  const update = (HealthCheckVersion: number) =>
    cloud.call('route53', 'UpdateHealthCheck', { HealthCheckId, HealthCheckVersion, Port: 8443 });
  expect(update(1).HealthCheck).toMatchObject({ HealthCheckVersion: 2, HealthCheckConfig: { Port: 8443 } });
  expect(faultOf(() => update(1))).toMatch(/^HealthCheckVersionMismatch/);
  expect(cloud.call('route53', 'GetHealthCheckStatus', { HealthCheckId })).toEqual({
    HealthCheckObservations: [],
  });
  expect(cloud.call('route53', 'ListHealthChecks', {}).HealthChecks).toHaveLength(1);
  expect(cloud.call('route53', 'GetHealthCheckCount', {}).HealthCheckCount).toBe(1);
  const of = { ResourceType: 'healthcheck', ResourceId: HealthCheckId } as const;
  cloud.call('route53', 'ChangeTagsForResource', { ...of, AddTags: [{ Key: 'Name', Value: 'web' }] });
  expect(cloud.call('route53', 'ListTagsForResource', of).ResourceTagSet?.Tags).toHaveLength(1);
  cloud.call('route53', 'DeleteHealthCheck', { HealthCheckId });
  expect(faultOf(() => cloud.call('route53', 'GetHealthCheck', { HealthCheckId }))).toBe(
    `NoSuchHealthCheck: No health check exists with the specified ID: ${HealthCheckId}`,
  );
});

test.each([
  [{ Type: 'HTTP' }, 'IPAddress or FullyQualifiedDomainName'],
  [{ Type: 'TCP', IPAddress: '10.0.0.1' }, 'Port must be specified'],
  [{ Type: 'HTTP_STR_MATCH', IPAddress: '10.0.0.1' }, 'SearchString must be specified'],
])('CreateHealthCheck refuses %j', (HealthCheckConfig, message) => {
  const create = () =>
    zoneCloud().call('route53', 'CreateHealthCheck', {
      CallerReference: 'c',
      HealthCheckConfig: HealthCheckConfig as HealthCheckConfig,
    });
  expect(faultOf(create)).toContain(message);
});
