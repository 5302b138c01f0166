import { describe, expect, test } from 'vitest';
import { behindBalancer, rehearseCluster } from '../testing/cluster.ts';
import { definitionsOf, latest, update } from '../testing/deployments.ts';

const breaker = { deploymentCircuitBreaker: { enable: true, rollback: true } };

describe('a rolling deployment', () => {
  test.each(['unhealthy', 'fails to start', 'exits at once'] as const)(
    'whose tasks are %s is rolled back to the last completed one',
    (behaviour) => {
      const cluster = rehearseCluster();
      const { cloud, register, create, behave, service } = cluster;
      create({
        serviceName: 'web',
        taskDefinition: register('web'),
        ...behindBalancer,
        deploymentConfiguration: breaker,
      });
      cloud.settle();
      behave('web:2', behaviour);
      update(cluster, register('web'));
      cloud.advance(120_000);
      expect(definitionsOf(cluster)).toEqual(['web:1']);
      expect(service('web')).toMatchObject({ runningCount: 2, deployments: [{ rolloutState: 'COMPLETED' }] });
      expect(service('web').taskDefinition).toMatch(/web:1$/);
      expect(latest(cluster)).toMatchObject({
        status: 'ROLLBACK_SUCCESSFUL',
        statusReason: 'Service deployment rolled back because the circuit breaker threshold was exceeded.',
        deploymentCircuitBreaker: { status: 'TRIGGERED', failureCount: 3, threshold: 3 },
      });
      expect(cloud.log).toEqual([]);
    },
  );

  test('that fails with no earlier one to roll back to starts no more tasks', () => {
    const cluster = rehearseCluster();
    const { cloud, register, create, behave, service } = cluster;
    behave('web:1', 'fails to start');
    create({
      serviceName: 'web',
      taskDefinition: register('web'),
      ...behindBalancer,
      deploymentConfiguration: breaker,
    });
    cloud.advance(600_000);
    const started = cloud.effects.filter(({ effect }) => effect === 'runtime/start-task').length;
    expect(started).toBe(4);
    expect(service('web').deployments).toMatchObject([
      {
        rolloutState: 'FAILED',
        rolloutStateReason: 'ECS deployment circuit breaker: tasks failed to start.',
      },
    ]);
    cloud.advance(600_000);
    expect(cloud.effects.filter(({ effect }) => effect === 'runtime/start-task')).toHaveLength(started);
  });

  test('without a circuit breaker retries more and more slowly, and never gives up', () => {
    const cluster = rehearseCluster();
    const { cloud, register, create, behave, service, messages } = cluster;
    behave('web:1', 'fails to start');
    create({ serviceName: 'web', taskDefinition: register('web'), ...behindBalancer, desiredCount: 1 });
    cloud.advance(3_600_000);
    const started = cloud.effects.filter(({ effect }) => effect === 'runtime/start-task').length;
    expect(started).toBeGreaterThan(10);
    expect(started).toBeLessThan(20);
    expect(messages('web')).toContain('(service web) is unable to consistently start tasks successfully.');
    behave('web:1', 'healthy');
    cloud.advance(900_000);
    expect(service('web').runningCount).toBe(1);
  });

  test('of one task at 100/150 percent can neither stop nor start any, and reports it', () => {
    const cluster = rehearseCluster();
    const { cloud, register, create, messages } = cluster;
    create({
      serviceName: 'web',
      taskDefinition: register('web'),
      ...behindBalancer,
      desiredCount: 1,
      deploymentConfiguration: { minimumHealthyPercent: 100, maximumPercent: 150 },
    });
    cloud.settle();
    update(cluster, register('web'));
    cloud.advance(60_000);
    expect(definitionsOf(cluster)).toEqual(['web:1']);
    expect(messages('web').at(-1)).toMatch(
      /^service web was unable to stop or start tasks during a deployment/,
    );
  });

  test('with alarms bakes, and is rolled back when one goes off', () => {
    const cluster = rehearseCluster();
    const { cloud, register, create, service } = cluster;
    cloud.call('cloudwatch', 'SetAlarmState', { AlarmName: 'errors', StateValue: 'OK', StateReason: '' });
    create({
      serviceName: 'web',
      taskDefinition: register('web'),
      ...behindBalancer,
      deploymentConfiguration: { alarms: { enable: true, rollback: true, alarmNames: ['errors'] } },
    });
    cloud.advance(60_000);
    expect(service('web').deployments?.[0]?.rolloutState).toBe('COMPLETED');
    update(cluster, register('web'));
    cloud.advance(50_000);
    expect(service('web').deployments?.[0]?.rolloutState).toBe('IN_PROGRESS');
    expect(definitionsOf(cluster)).toEqual(['web:2']);
    cloud.call('cloudwatch', 'SetAlarmState', { AlarmName: 'errors', StateValue: 'ALARM', StateReason: '' });
    cloud.advance(60_000);
    expect(definitionsOf(cluster)).toEqual(['web:1']);
    expect(latest(cluster)).toMatchObject({
      status: 'ROLLBACK_SUCCESSFUL',
      alarms: { status: 'TRIGGERED', triggeredAlarmNames: ['errors'] },
    });
  });

  test('does not start when only the count changes', () => {
    const cluster = rehearseCluster();
    const { cloud, register, create, service } = cluster;
    create({ serviceName: 'web', taskDefinition: register('web'), ...behindBalancer });
    cloud.settle();
    const before = service('web').deployments![0]!.id;
    cloud.call('ecs', 'UpdateService', {
      cluster: 'main',
      service: 'web',
      desiredCount: 3,
      taskDefinition: 'web',
    });
    expect(service('web').deployments).toMatchObject([{ id: before }]);
    cloud.call('ecs', 'UpdateService', { cluster: 'main', service: 'web', forceNewDeployment: true });
    expect(service('web').deployments).toHaveLength(2);
  });
});
