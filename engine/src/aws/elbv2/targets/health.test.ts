// What DescribeTargetHealth shows besides the states that elbv2.test.ts goes through.
import type { TargetHealthDescription } from '@aws-sdk/client-elastic-load-balancing-v2';
import { expect, test } from 'vitest';
import { type BalancedCloud, balancedCloud, code } from '../testing/load-balanced-cloud.ts';

const [id, other, third] = ['10.20.10.5', '10.20.20.5', '10.20.20.6'];

function used(cloud: BalancedCloud, more: object = {}): string {
  const group = cloud.targetGroup('tg', more);
  cloud.listener(cloud.loadBalancer(), group);
  cloud.register(group, id, other, third);
  cloud.settle();
  return group;
}

function described(
  cloud: BalancedCloud,
  TargetGroupArn: string,
  more: object = {},
): TargetHealthDescription[] {
  return cloud.call('elbv2', 'DescribeTargetHealth', { TargetGroupArn, ...more }).TargetHealthDescriptions!;
}

test('initial has two reasons: before the first check is over, and after it failed', () => {
  using cloud = balancedCloud();
  const group = used(cloud);
  const shown = () => described(cloud, group, { Targets: [{ Id: id }] })[0]?.TargetHealth;
  expect(shown()).toEqual({
    State: 'initial',
    Reason: 'Elb.RegistrationInProgress',
    Description: 'Target registration is in progress',
  });
  cloud.probe(group, id, 'initial');
  expect(shown()).toEqual({
    State: 'initial',
    Reason: 'Elb.InitialHealthChecking',
    Description: 'Initial health checks in progress',
  });
});

test('a target is unused when it is not registered, and once its deregistration delay is over', () => {
  using cloud = balancedCloud();
  const group = used(cloud);
  const shown = (Id: string) => described(cloud, group, { Targets: [{ Id }] })[0]?.TargetHealth;
  const unused = {
    State: 'unused',
    Reason: 'Target.NotRegistered',
    Description: 'Target is not registered to the target group',
  };
  expect(shown('10.20.10.99')).toEqual(unused);
  cloud.probe(group, id, 'healthy');
  cloud.call('elbv2', 'DeregisterTargets', { TargetGroupArn: group, Targets: [{ Id: id }] });
  cloud.advance(299_999);
  // Nothing is in flight to it: the state stays all the same until the delay is over.
  expect(shown(id)?.State).toBe('draining');
  cloud.advance(1);
  expect(shown(id)).toEqual(unused);
});

test('a target of a group that no listener uses is unused, and so is one whose zone is not enabled', () => {
  using cloud = balancedCloud();
  const group = used(cloud);
  const idle = cloud.targetGroup('idle');
  cloud.register(idle, id);
  cloud.register(group, '10.20.30.5');
  cloud.settle();
  expect(described(cloud, idle)[0]?.TargetHealth?.Description).toBe(
    'Target group is not configured to receive traffic from the load balancer',
  );
  const [elsewhere] = described(cloud, group, { Targets: [{ Id: '10.20.30.5' }] });
  expect(elsewhere?.TargetHealth).toEqual({
    State: 'unused',
    Reason: 'Target.NotInUse',
    Description: 'Target is in an Availability Zone that is not enabled for the load balancer',
  });
});

test('anomaly detection is included on request, as the data plane reports it', () => {
  using cloud = balancedCloud();
  const group = used(cloud);
  const report = { targetGroupArn: group, port: 8080, state: 'healthy' as const };
  const results = (Include: string[]) =>
    Object.fromEntries(
      described(cloud, group, { Include }).map(({ Target, AnomalyDetection }) => [
        Target!.Id,
        AnomalyDetection && `${AnomalyDetection.Result} ${AnomalyDetection.MitigationInEffect}`,
      ]),
    );
  cloud.report('balancer/health', {
    targets: [
      { ...report, id, anomalous: true, mitigated: true },
      { ...report, id: other, anomalous: true },
      { ...report, id: third },
    ],
  });
  const shown = { [id]: 'anomalous yes', [other]: 'anomalous no', [third]: 'normal no' };
  expect(results(['AnomalyDetection'])).toEqual(shown);
  expect(results(['All'])).toEqual(shown);
  expect(Object.values(results([]))).toEqual([undefined, undefined, undefined]);
  expect(code(() => results(['Nothing']))).toBe('ValidationError');

  // Recovering: no longer anomalous, not yet with its full weight.
  cloud.report('balancer/health', { targets: [{ ...report, id, mitigated: true }] });
  expect(results(['All'])[id]).toBe('normal yes');
  // The health of a target is not touched by that.
  expect(cloud.health(group)[id]).toBe('healthy');
  cloud.call('elbv2', 'DeregisterTargets', { TargetGroupArn: group, Targets: [{ Id: id }] });
  expect(results(['All'])[id]).toBe('normal no');
});

test('groups of network load balancers have no anomaly detection', () => {
  using cloud = balancedCloud();
  const group = cloud.targetGroup('tg', { Protocol: 'TCP' });
  cloud.register(group, id);
  expect(described(cloud, group, { Include: ['All'] })[0]).not.toHaveProperty('AnomalyDetection');
});
