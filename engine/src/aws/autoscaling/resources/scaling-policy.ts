// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-autoscaling-scalingpolicy.html
import type { PutScalingPolicyType } from '@aws-sdk/client-auto-scaling';
import type { Properties, ResourceType } from '../../../contracts/resource-type.ts';
import type { Context } from '../../../kernel/context.ts';
import { requirePolicy } from '../find.ts';
import { policyTable } from '../state.ts';

type PolicyProperties = Omit<PutScalingPolicyType, 'PolicyName' | 'Cooldown'> & {
  readonly Cooldown?: string;
};

export const scalingPolicyResource: ResourceType = {
  type: 'AWS::AutoScaling::ScalingPolicy',
  create(request, ctx) {
    const arn = put(request.generatedName(255), request.properties, ctx);
    return { status: 'success', physicalId: arn, ...remarkOn(request.properties) };
  },
  update(arn, request, ctx) {
    const { PolicyName } = requirePolicy(ctx, undefined, arn);
    const same = put(PolicyName, request.properties, ctx);
    return { status: 'success', physicalId: same, ...remarkOn(request.properties) };
  },
  delete(arn, _request, ctx) {
    const policy = ctx.all(policyTable).find(({ PolicyARN }) => PolicyARN === arn);
    if (policy) {
      const { AutoScalingGroupName, PolicyName } = policy;
      ctx.call('autoscaling', 'DeletePolicy', { AutoScalingGroupName, PolicyName });
    }
    return { status: 'success', physicalId: arn };
  },
  read: (arn, _properties, ctx) =>
    ctx.call('autoscaling', 'DescribePolicies', { PolicyNames: [arn] }).ScalingPolicies?.[0],
  attributes(arn, ctx) {
    return { Arn: arn, PolicyName: requirePolicy(ctx, undefined, arn).PolicyName };
  },
};

function put(PolicyName: string, properties: Properties, ctx: Context): string {
  const { Cooldown, ...rest } = properties as unknown as PolicyProperties;
  const { PolicyARN = '' } = ctx.call('autoscaling', 'PutScalingPolicy', {
    ...rest,
    PolicyName,
    ...(Cooldown === undefined ? {} : { Cooldown: Number(Cooldown) }),
  });
  return PolicyARN;
}

const remarkOn = ({ PolicyType }: Properties) =>
  PolicyType === 'PredictiveScaling'
    ? {
        remark:
          'Drydock records predictive scaling policies: nothing is forecast, and the group is not scaled.',
      }
    : {};
