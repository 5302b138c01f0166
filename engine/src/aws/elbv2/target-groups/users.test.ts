// The index of which load balancer uses a group must stay correct whatever happens to rules.
import type { Action } from '@aws-sdk/client-elastic-load-balancing-v2';
import { expect, test } from 'vitest';
import { Ids } from '../../../kernel/ids.ts';
import { type BalancedCloud, balancedCloud } from '../testing/load-balanced-cloud.ts';

test.each(['one', 'two', 'three'])(
  'after any rules came and went, a group has the users that rules give it (%s)',
  (seed) => {
    using cloud = balancedCloud();
    const random = new Ids(seed);
    const pick = <T>(items: readonly T[]): T => items[random.below(items.length)]!;
    const groups = ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => cloud.targetGroup(name));
    const loadBalancers = ['one', 'two'].map((name) => cloud.loadBalancer(name));
    const forward = (): Action[] => [
      {
        Type: 'forward',
        ForwardConfig: {
          TargetGroups: [...new Set([pick(groups), pick(groups)])].map((TargetGroupArn) => ({
            TargetGroupArn,
          })),
        },
      },
    ];
    const listeners = () => loadBalancers.flatMap((arn) => listenersOf(cloud, arn));
    const rules = () => listeners().flatMap((arn) => rulesOf(cloud, arn));
    const DefaultActions: Action[] = [{ Type: 'fixed-response', FixedResponseConfig: { StatusCode: '404' } }];
    const moves: (() => unknown)[] = [
      () =>
        cloud.call('elbv2', 'CreateListener', {
          LoadBalancerArn: pick(loadBalancers),
          Protocol: 'HTTP',
          Port: 80 + random.below(4),
          DefaultActions: random.below(2) ? DefaultActions : forward(),
        }),
      () =>
        cloud.call('elbv2', 'CreateRule', {
          ListenerArn: pick(listeners()),
          Priority: 1 + random.below(20),
          Conditions: [{ Field: 'path-pattern', Values: ['/'] }],
          Actions: forward(),
        }),
      () => cloud.call('elbv2', 'ModifyRule', { RuleArn: pick(rules()).RuleArn, Actions: forward() }),
      () =>
        cloud.call('elbv2', 'ModifyListener', { ListenerArn: pick(listeners()), DefaultActions: forward() }),
      () => cloud.call('elbv2', 'DeleteRule', { RuleArn: pick(rules()).RuleArn }),
      () =>
        random.below(4) === 0 && cloud.call('elbv2', 'DeleteListener', { ListenerArn: pick(listeners()) }),
    ];
    let done = 0;
    for (let i = 0; i < 300; i++) {
      try {
        pick(moves)();
        done++;
      } catch {
        // Refused moves (a priority in use, a group of the other load balancer) must change nothing either.
      }
      for (const group of groups)
        expect(usersShown(cloud, group)).toEqual(usersByRules(cloud, group, loadBalancers));
    }
    expect(done).toBeGreaterThan(50);
  },
);

function listenersOf(cloud: BalancedCloud, LoadBalancerArn: string): string[] {
  const { Listeners = [] } = cloud.call('elbv2', 'DescribeListeners', { LoadBalancerArn });
  return Listeners.map((listener) => listener.ListenerArn!);
}

function rulesOf(cloud: BalancedCloud, ListenerArn: string) {
  return cloud.call('elbv2', 'DescribeRules', { ListenerArn }).Rules ?? [];
}

function usersShown(cloud: BalancedCloud, group: string): string[] {
  const { TargetGroups } = cloud.call('elbv2', 'DescribeTargetGroups', { TargetGroupArns: [group] });
  return TargetGroups![0]!.LoadBalancerArns!;
}

function usersByRules(cloud: BalancedCloud, group: string, loadBalancers: readonly string[]): string[] {
  return loadBalancers.filter((loadBalancer) =>
    listenersOf(cloud, loadBalancer)
      .flatMap((listener) => rulesOf(cloud, listener))
      .some((rule) => JSON.stringify(rule.Actions).includes(`"${group}"`)),
  );
}
