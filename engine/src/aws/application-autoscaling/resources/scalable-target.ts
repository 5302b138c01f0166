// AWS::ApplicationAutoScaling::ScalableTarget: Ref is `<resource id>|<dimension>|<namespace>`.
import type { RegisterScalableTargetRequest } from '@aws-sdk/client-application-auto-scaling';
import type { Progress, ResourceRequest, ResourceType } from '../../../contracts/resource-type.ts';
import type { Context } from '../../../kernel/context.ts';
import { AwsFault } from '../../../kernel/faults.ts';

export const scalableTarget: ResourceType = {
  type: 'AWS::ApplicationAutoScaling::ScalableTarget',
  create: register,
  update: (_id, request, ctx) => register(request, ctx),
  delete: (id, _request, ctx) => {
    try {
      ctx.call('application-autoscaling', 'DeregisterScalableTarget', nameOf(id));
    } catch (error) {
      if (!(error instanceof AwsFault) || error.code !== 'ObjectNotFoundException') throw error;
    }
    return { status: 'success', physicalId: id };
  },
  attributes: (id) => ({ Id: id }),
};

function register({ properties }: ResourceRequest, ctx: Context): Progress {
  const { ScheduledActions, ...input } = properties as unknown as RegisterScalableTargetRequest & {
    ScheduledActions?: unknown[];
  };
  ctx.call('application-autoscaling', 'RegisterScalableTarget', input);
  const { ResourceId, ScalableDimension, ServiceNamespace } = input;
  const physicalId = `${ResourceId}|${ScalableDimension}|${ServiceNamespace}`;
  return ScheduledActions?.length
    ? {
        status: 'success',
        physicalId,
        remark: 'Recorded only: Drydock performs no scheduled actions',
      }
    : { status: 'success', physicalId };
}

/** The input members that a physical id is made of. */
export function nameOf(id: string) {
  const [ResourceId, ScalableDimension, ServiceNamespace] = id.split('|');
  return { ResourceId, ScalableDimension, ServiceNamespace } as Pick<
    RegisterScalableTargetRequest,
    'ResourceId' | 'ScalableDimension' | 'ServiceNamespace'
  >;
}
