// Load balancers with their listeners and rules, and target groups with the health of their targets.
import type { Cloud } from '../cloud/call.ts';
import { listOf, textOf, type Xml } from '../cloud/xml.ts';
import type { Balancer, Rule, TargetGroup } from './shapes.ts';

const elb = 'elasticloadbalancing';

export async function loadBalancers(cloud: Cloud): Promise<Balancer[]> {
  const { LoadBalancers } = await cloud.query(elb, 'DescribeLoadBalancers', {});
  return Promise.all(
    listOf(LoadBalancers).map(async (balancer) => {
      const arn = textOf(balancer.LoadBalancerArn);
      const { Listeners } = await cloud.query(elb, 'DescribeListeners', { LoadBalancerArn: arn });
      const listeners = listOf(Listeners).map(async (listener) => {
        const ListenerArn = textOf(listener.ListenerArn);
        const { Rules } = await cloud.query(elb, 'DescribeRules', { ListenerArn });
        return {
          arn: ListenerArn,
          port: textOf(listener.Port),
          protocol: textOf(listener.Protocol),
          rules: listOf(Rules).map(ruleOf),
        };
      });
      return {
        arn,
        name: textOf(balancer.LoadBalancerName),
        type: textOf(balancer.Type),
        dnsName: textOf(balancer.DNSName),
        listeners: await Promise.all(listeners),
      };
    }),
  );
}

function ruleOf(rule: Xml): Rule {
  const last = listOf(rule.Actions).at(-1) ?? {};
  const config = last.ForwardConfig as Xml | undefined;
  const groups = listOf(config?.TargetGroups);
  const direct = textOf(last.TargetGroupArn);
  return {
    priority: textOf(rule.Priority),
    condition: listOf(rule.Conditions).map(conditionText).join(' and '),
    weights:
      groups.length > 0
        ? groups.map((group) => ({
            arn: textOf(group.TargetGroupArn),
            weight: Number(textOf(group.Weight) || 1),
          }))
        : direct
          ? [{ arn: direct, weight: 1 }]
          : [],
    action: textOf(last.Type),
  };
}

function conditionText(condition: Xml): string {
  const [values] = Object.values(condition).flatMap((value) =>
    typeof value === 'object' && !Array.isArray(value) && Array.isArray((value as Xml).Values)
      ? [(value as Xml).Values as readonly unknown[]]
      : [],
  );
  return `${textOf(condition.Field)} ${(values ?? []).filter((each) => typeof each === 'string').join(', ')}`;
}

export async function loadTargetGroups(cloud: Cloud): Promise<TargetGroup[]> {
  const { TargetGroups } = await cloud.query(elb, 'DescribeTargetGroups', {});
  return Promise.all(
    listOf(TargetGroups).map(async (group) => {
      const arn = textOf(group.TargetGroupArn);
      const health = await cloud.query(elb, 'DescribeTargetHealth', { TargetGroupArn: arn });
      return {
        arn,
        name: textOf(group.TargetGroupName),
        healthPath: textOf(group.HealthCheckPath),
        targets: listOf(health.TargetHealthDescriptions).map((each) => {
          const target = each.Target as Xml;
          const state = each.TargetHealth as Xml;
          return {
            id: textOf(target.Id),
            port: textOf(target.Port),
            state: textOf(state.State),
            reason: textOf(state.Description),
          };
        }),
      };
    }),
  );
}
