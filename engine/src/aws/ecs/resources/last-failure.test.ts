import { expect, test } from 'vitest';
import { behindBalancer, rehearseCluster } from '../testing/cluster.ts';
import { lastFailure } from './last-failure.ts';

test.each([
  ['fails to start', /^The last one, [0-9a-f]{32}: \S.*\.$/],
  [
    'exits at once',
    /^The last one, [0-9a-f]{32}: Essential container in task exited \(\w+: exit code \d+\)\.$/,
  ],
  ['unhealthy', /^The last one, [0-9a-f]{32}: Task failed ELB health checks in \(target-group arn:\S+\)/],
] as const)('the newest task of a deployment that %s is named with its reason', (behaviour, expected) => {
  const { cloud, register, create, behave, service } = rehearseCluster();
  behave('web:1', behaviour);
  create({ serviceName: 'web', taskDefinition: register('web'), ...behindBalancer, desiredCount: 1 });
  cloud.advance(600_000);
  const { id } = service('web').deployments![0]!;
  const of = (deployment: string | undefined) =>
    lastFailure({ cluster: 'main', name: 'web' }, deployment, cloud.state);
  expect(of(id)).toMatch(expected);
  expect(of('ecs-svc/other')).toBeUndefined();
});

test('there is none while all tasks run', () => {
  const { cloud, register, create, service } = rehearseCluster();
  create({ serviceName: 'web', taskDefinition: register('web'), ...behindBalancer, desiredCount: 1 });
  cloud.advance(60_000);
  const { id } = service('web').deployments![0]!;
  expect(lastFailure({ cluster: 'main', name: 'web' }, id, cloud.state)).toBeUndefined();
});
