import { expect, test } from 'vitest';
import { balancedCloud } from '../testing/load-balanced-cloud.ts';

test('the data plane gets an instance’s address and health check port', () => {
  using cloud = balancedCloud();
  const group = cloud.targetGroup('tg', { TargetType: 'instance', HealthCheckPort: '9090' });
  cloud.listener(cloud.loadBalancer(), group);
  cloud.register(group, 'i-0123456789abcdef0');
  cloud.settle();
  expect(cloud.table().targetGroups[0]?.targets).toMatchObject([
    { id: 'i-0123456789abcdef0', address: '10.20.10.7', port: 8080, healthPort: 9090 },
  ]);
});
