// AWS::ApplicationAutoScaling::ScalableTarget: Ref is `<resource id>|<dimension>|<namespace>`.
import type {
  PutScheduledActionRequest,
  RegisterScalableTargetRequest,
} from '@aws-sdk/client-application-auto-scaling';
import type { Progress, ResourceRequest, ResourceType } from '../../../contracts/resource-type.ts';
import type { Context } from '../../../kernel/context.ts';
import { AwsFault } from '../../../kernel/faults.ts';

type ScheduledActionProperty = Pick<
  PutScheduledActionRequest,
  'ScheduledActionName' | 'Schedule' | 'Timezone' | 'ScalableTargetAction'
> & { readonly StartTime?: string; readonly EndTime?: string };

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
  // A service-linked role takes the place of the one that is given. Tags are not kept.
  unread: ['RoleARN', 'Tags'],
  read: (id, _properties, ctx) => {
    const { ResourceId, ScalableDimension, ServiceNamespace } = nameOf(id);
    const of = { ServiceNamespace: ServiceNamespace!, ScalableDimension };
    const { ScalableTargets } = ctx.call('application-autoscaling', 'DescribeScalableTargets', {
      ...of,
      ResourceIds: [ResourceId!],
    });
    const { ScheduledActions } = ctx.call('application-autoscaling', 'DescribeScheduledActions', {
      ...of,
      ResourceId: ResourceId!,
    });
    return ScalableTargets?.[0] && { ...ScalableTargets[0], ScheduledActions };
  },
  attributes: (id) => ({ Id: id }),
};

function register({ properties }: ResourceRequest, ctx: Context): Progress {
  const { ScheduledActions = [], ...input } = properties as unknown as RegisterScalableTargetRequest & {
    readonly ScheduledActions?: readonly ScheduledActionProperty[];
  };
  const { ResourceId, ScalableDimension, ServiceNamespace } = input;
  const name = { ResourceId, ScalableDimension, ServiceNamespace };
  ctx.call('application-autoscaling', 'RegisterScalableTarget', input);
  const { ScheduledActions: known = [] } = ctx.call('application-autoscaling', 'DescribeScheduledActions', {
    ...name,
    ServiceNamespace: ServiceNamespace!,
  });
  const kept = new Set(ScheduledActions.map(({ ScheduledActionName }) => ScheduledActionName));
  for (const { ScheduledActionName = '' } of known) {
    if (kept.has(ScheduledActionName)) continue;
    ctx.call('application-autoscaling', 'DeleteScheduledAction', { ...name, ScheduledActionName });
  }
  for (const { StartTime, EndTime, ...action } of ScheduledActions) {
    ctx.call('application-autoscaling', 'PutScheduledAction', {
      ...name,
      ...action,
      ...(StartTime === undefined ? {} : { StartTime: new Date(StartTime) }),
      ...(EndTime === undefined ? {} : { EndTime: new Date(EndTime) }),
    });
  }
  return { status: 'success', physicalId: `${ResourceId}|${ScalableDimension}|${ServiceNamespace}` };
}

/** The input members that a physical id is made of. */
export function nameOf(id: string) {
  const [ResourceId, ScalableDimension, ServiceNamespace] = id.split('|');
  return { ResourceId, ScalableDimension, ServiceNamespace } as Pick<
    RegisterScalableTargetRequest,
    'ResourceId' | 'ScalableDimension' | 'ServiceNamespace'
  >;
}
