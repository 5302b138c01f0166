// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-elasticloadbalancingv2-listenerrule.html
import type { RuleCondition, RuleTransform } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { ResourceRequest, ResourceType } from '../../../contracts/resource-type.ts';
import { requireRule } from '../find.ts';
import { rules } from '../state.ts';
import { retag, tagsHeld, tagsOf } from './resource-tags.ts';
import { templateActions } from './template-actions.ts';

interface ListenerRuleProperties {
  readonly ListenerArn: string;
  readonly Priority: number;
  readonly Conditions: RuleCondition[];
  readonly Transforms?: RuleTransform[];
}

const read = (request: ResourceRequest) => request.properties as unknown as ListenerRuleProperties;

export const listenerRuleResource: ResourceType = {
  type: 'AWS::ElasticLoadBalancingV2::ListenerRule',

  create(request, ctx) {
    const { ListenerArn, Priority, Conditions, Transforms } = read(request);
    const { Rules } = ctx.call('elbv2', 'CreateRule', {
      ListenerArn,
      Priority: Number(Priority),
      Conditions,
      Transforms,
      Actions: templateActions(request.properties.Actions),
      Tags: tagsOf(request),
    });
    return { status: 'success', physicalId: Rules![0]!.RuleArn! };
  },

  // Any change here resets what ECS has shifted (the weights of a blue/green pair), as on AWS: aws-cdk issue 36649.
  update(arn, request, ctx) {
    const { Priority, Conditions, Transforms } = read(request);
    ctx.call('elbv2', 'ModifyRule', {
      RuleArn: arn,
      Conditions,
      Actions: templateActions(request.properties.Actions),
      ...(Transforms?.length ? { Transforms } : { ResetTransforms: true }),
    });
    if (Number(Priority) !== requireRule(arn, ctx).priority) {
      ctx.call('elbv2', 'SetRulePriorities', {
        RulePriorities: [{ RuleArn: arn, Priority: Number(Priority) }],
      });
    }
    retag(arn, request, ctx);
    return { status: 'success', physicalId: arn };
  },

  delete(arn, _request, ctx) {
    if (ctx.get(rules, arn)) ctx.call('elbv2', 'DeleteRule', { RuleArn: arn });
    return { status: 'success', physicalId: arn };
  },

  read(arn, _properties, ctx) {
    const rule = ctx.call('elbv2', 'DescribeRules', { RuleArns: [arn] }).Rules?.[0];
    return { ...rule, ListenerArn: requireRule(arn, ctx).listenerArn, Tags: tagsHeld(arn, ctx) };
  },
  attributes: (arn, ctx) => ({ RuleArn: arn, IsDefault: requireRule(arn, ctx).priority === 'default' }),
};
