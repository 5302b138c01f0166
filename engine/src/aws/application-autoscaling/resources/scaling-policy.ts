// AWS::ApplicationAutoScaling::ScalingPolicy: names its target by ScalingTargetId or by the three names. Ref is the ARN.
import type { PutScalingPolicyRequest } from '@aws-sdk/client-application-auto-scaling';
import type { Progress, ResourceRequest, ResourceType } from '../../../contracts/resource-type.ts';
import type { Context } from '../../../kernel/context.ts';
import { AwsFault } from '../../../kernel/faults.ts';
import { findPolicyByArn } from '../find.ts';
import { nameOf } from './scalable-target.ts';

export const scalingPolicy: ResourceType = {
  type: 'AWS::ApplicationAutoScaling::ScalingPolicy',
  create: put,
  update: (_arn, request, ctx) => put(request, ctx),
  delete: (arn, _request, ctx) => {
    const policy = findPolicyByArn(ctx, arn);
    if (policy) {
      try {
        ctx.call('application-autoscaling', 'DeleteScalingPolicy', {
          PolicyName: policy.name,
          ServiceNamespace: policy.namespace,
          ResourceId: policy.resourceId,
          ScalableDimension: policy.dimension,
        });
      } catch (error) {
        if (!(error instanceof AwsFault) || error.code !== 'ObjectNotFoundException') throw error;
      }
    }
    return { status: 'success', physicalId: arn };
  },
  read: (arn, _properties, ctx) => {
    const known = findPolicyByArn(ctx, arn);
    if (!known) return undefined;
    const { ScalingPolicies } = ctx.call('application-autoscaling', 'DescribeScalingPolicies', {
      ServiceNamespace: known.namespace,
      PolicyNames: [known.name],
    });
    const found = ScalingPolicies?.find(({ PolicyARN }) => PolicyARN === arn);
    return (
      found && {
        ...found,
        ScalingTargetId: `${found.ResourceId}|${found.ScalableDimension}|${found.ServiceNamespace}`,
      }
    );
  },
  attributes: (arn) => ({ Arn: arn }),
};

function put({ properties }: ResourceRequest, ctx: Context): Progress {
  const { ScalingTargetId, ...rest } = properties;
  const { PolicyARN } = ctx.call('application-autoscaling', 'PutScalingPolicy', {
    ...rest,
    ...(ScalingTargetId === undefined ? {} : nameOf(String(ScalingTargetId))),
  } as unknown as PutScalingPolicyRequest);
  const remark =
    properties.PolicyType === 'PredictiveScaling' &&
    'Drydock records predictive scaling policies: nothing is forecast, and the service is not scaled.';
  return { status: 'success', physicalId: PolicyARN ?? '', ...(remark && { remark }) };
}
