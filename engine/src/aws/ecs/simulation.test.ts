// A cluster on which everything happens at once, from one seed: good and bad deployments, scaling, killed tasks, instances
// that leave and join. First what must never happen; then, once the failures stop, what must be reached.
import { describe, expect, test } from 'vitest';
import { endpoints } from '../../contracts/endpoints.ts';
import { Ids } from '../../kernel/ids.ts';
import { containerInstances, services, tasks } from './state.ts';
import {
  addInstance,
  type Behaviour,
  behindBalancer,
  blueGreen,
  groupA,
  groupB,
  type RehearsedCluster,
  rehearseCluster,
  rule,
} from './testing/cluster.ts';
import { tables } from './testing/stand-ins.ts';

const troubles: readonly Behaviour[] = [
  'healthy',
  'healthy',
  'unhealthy',
  'silent',
  'fails to start',
  'exits at once',
];
const breaker = { deploymentCircuitBreaker: { enable: true, rollback: true } };
const kinds = {
  rolling: { ...behindBalancer, deploymentConfiguration: breaker },
  shifting: {
    ...blueGreen,
    deploymentConfiguration: { ...blueGreen.deploymentConfiguration, bakeTimeInMinutes: 1 },
  },
  narrow: {
    ...behindBalancer,
    deploymentConfiguration: { ...breaker, minimumHealthyPercent: 0, maximumPercent: 100 },
  },
};

/** Safety: true after every event. */
function check({ cloud }: RehearsedCluster): void {
  const all = cloud.state.all(tasks);
  const alive = all.filter((task) => task.lastStatus !== 'STOPPED');
  for (const instance of cloud.state.all(containerInstances)) {
    const here = alive.filter((task) => task.instance === instance.id);
    if (instance.status === 'INACTIVE') expect(here).toEqual([]);
    const cpu = here.reduce((sum, task) => sum + task.reservation.cpu, 0);
    expect(cpu, 'CPU given away twice').toBeLessThanOrEqual(2048);
    expect(here.length, 'more interfaces than the type has').toBeLessThanOrEqual(2);
  }
  const held = alive.flatMap((task) => (task.networkInterface ? [task.networkInterface.id] : []));
  expect(cloud.state.keys(tables.interfaces).sort(), 'interfaces lost or kept').toEqual(held.sort());
  const reachable = new Set(alive.map((task) => task.networkInterface?.privateIp));
  for (const key of cloud.state.keys(endpoints))
    expect(reachable).toContain(key.slice(0, key.lastIndexOf(':')));
  for (const service of cloud.state.all(services)) {
    const wanted = all.filter((task) => task.service === service.name && task.desiredStatus === 'RUNNING');
    const most = Math.floor(
      (service.desiredCount * (service.deploymentConfiguration.maximumPercent ?? 200)) / 100,
    );
    for (const { id, status } of service.deployments)
      if (status === 'PRIMARY')
        expect(wanted.filter((task) => task.startedBy === id).length).toBeLessThanOrEqual(Math.max(most, 8));
    expect(service.deployments.filter(({ status }) => status === 'PRIMARY')).toHaveLength(1);
  }
  expect(cloud.log).toEqual([]);
}

describe.each(Object.entries(kinds))('a %s service', (_kind, settings) => {
  test.each(['one', 'three', 'six'])('survives everything (seed %s)', (seed) => {
    const ids = new Ids(seed);
    const cluster = rehearseCluster({ instances: 4, instanceType: 't3.small' });
    const { cloud, register, create, behave, service } = cluster;
    cloud.call('cloudwatch', 'SetAlarmState', { AlarmName: 'errors', StateValue: 'OK', StateReason: '' });
    cloud.call('elbv2', 'ModifyRule', {
      RuleArn: rule,
      Actions: [
        {
          Type: 'forward',
          ForwardConfig: {
            TargetGroups: [
              { TargetGroupArn: groupA, Weight: 100 },
              { TargetGroupArn: groupB, Weight: 0 },
            ],
          },
        },
      ],
    });
    create({ serviceName: 'web', taskDefinition: register('web'), ...settings });
    cloud.advance(30_000);
    let machines = 4;
    let revision = 1;
    const running = () => cloud.state.all(tasks).filter((task) => task.lastStatus === 'RUNNING');
    const events = [
      () => {
        revision += 1;
        behave(`web:${revision}`, troubles[ids.below(troubles.length)]!);
        cloud.call('ecs', 'UpdateService', {
          cluster: 'main',
          service: 'web',
          taskDefinition: register('web'),
        });
      },
      () =>
        cloud.call('ecs', 'UpdateService', {
          cluster: 'main',
          service: 'web',
          desiredCount: 1 + ids.below(4),
        }),
      () => {
        const victim = running()[ids.below(Math.max(1, running().length))];
        if (victim)
          cloud.report('runtime/container-exited', { taskArn: victim.arn, container: 'app', exitCode: 137 });
      },
      () => cloud.call('ec2', 'TerminateInstances', { InstanceIds: [`i-${ids.below(machines)}`] }),
      () =>
        addInstance(cloud, `i-${machines++}`, ids.below(2) === 0 ? 'us-east-1a' : 'us-east-1b', {
          instanceType: 't3.small',
        }),
      () => behave(`web:${1 + ids.below(revision)}`, troubles[ids.below(troubles.length)]!),
      () => {
        const [instance] = cloud.state.all(containerInstances).filter(({ status }) => status === 'ACTIVE');
        if (instance)
          cloud.call('ecs', 'UpdateContainerInstancesState', {
            cluster: 'main',
            containerInstances: [instance.id],
            status: 'DRAINING',
          });
      },
      () =>
        cloud.call('cloudwatch', 'SetAlarmState', {
          AlarmName: 'errors',
          StateValue: ids.below(3) === 0 ? 'ALARM' : 'OK',
          StateReason: '',
        }),
    ];
    for (let round = 0; round < 40; round++) {
      events[ids.below(events.length)]!();
      check(cluster);
      cloud.advance(ids.below(40_000));
      check(cluster);
    }

    // Liveness: everything is well again, and there is room.
    for (let one = 1; one <= revision; one++) behave(`web:${one}`, 'healthy');
    cloud.call('cloudwatch', 'SetAlarmState', { AlarmName: 'errors', StateValue: 'OK', StateReason: '' });
    for (let more = 0; more < 8; more++)
      addInstance(cloud, `i-${machines++}`, more % 2 === 0 ? 'us-east-1a' : 'us-east-1b', {
        instanceType: 't3.small',
      });
    behave(`web:${revision + 1}`, 'healthy');
    cloud.call('ecs', 'UpdateService', { cluster: 'main', service: 'web', taskDefinition: register('web') });
    cloud.advance(3_600_000);
    check(cluster);
    const { runningCount, desiredCount, deployments, events: said } = service('web');
    expect(runningCount).toBe(desiredCount);
    expect(deployments).toMatchObject([
      { rolloutState: 'COMPLETED', taskDefinition: expect.stringMatching(`web:${revision + 1}$`) },
    ]);
    expect(said?.[0]?.message).toMatch(/has reached a steady state|is AZ balanced/);
    const { [groupA]: a = 0, [groupB]: b = 0 } = cluster.weights(rule);
    expect([a, b].sort()).toEqual([0, 100]);
    const serving = a === 100 ? groupA : groupB;
    expect(
      cloud.state.all(tables.targets).filter((t) => t.targetGroupArn === serving && t.state === 'healthy'),
    ).toHaveLength(desiredCount!);
  });
});
