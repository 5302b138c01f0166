// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-autoscaling-lifecyclehook.html
// The physical id is `<group>|<hook>`, the type's primary identifier; Ref is the hook's name.
import type { PutLifecycleHookType } from '@aws-sdk/client-auto-scaling';
import type { ResourceType } from '../../../contracts/resource-type.ts';
import { hookKey, hookTable } from '../state.ts';

const parts = (id: string) => {
  const [AutoScalingGroupName = '', LifecycleHookName = ''] = id.split('|');
  return { AutoScalingGroupName, LifecycleHookName };
};

/** PutLifecycleHook keeps what it is not given: a setting that is gone from the template returns to its default. */
const defaults = { HeartbeatTimeout: 3600, DefaultResult: 'ABANDON', NotificationMetadata: '' };

export const lifecycleHookResource: ResourceType = {
  type: 'AWS::AutoScaling::LifecycleHook',
  create(request, ctx) {
    const hook = request.properties as unknown as PutLifecycleHookType;
    const LifecycleHookName = hook.LifecycleHookName ?? request.generatedName(255);
    ctx.call('autoscaling', 'PutLifecycleHook', { ...hook, LifecycleHookName });
    return { status: 'success', physicalId: `${hook.AutoScalingGroupName}|${LifecycleHookName}` };
  },
  update(id, request, ctx) {
    const hook = request.properties as unknown as PutLifecycleHookType;
    ctx.call('autoscaling', 'PutLifecycleHook', { ...defaults, ...hook, ...parts(id) });
    return { status: 'success', physicalId: id };
  },
  delete(id, _request, ctx) {
    const { AutoScalingGroupName, LifecycleHookName } = parts(id);
    if (ctx.get(hookTable, hookKey(AutoScalingGroupName, LifecycleHookName))) {
      ctx.call('autoscaling', 'DeleteLifecycleHook', { AutoScalingGroupName, LifecycleHookName });
    }
    return { status: 'success', physicalId: id };
  },
  ref: (id) => parts(id).LifecycleHookName,
  read(id, _properties, ctx) {
    const { AutoScalingGroupName, LifecycleHookName } = parts(id);
    return ctx.call('autoscaling', 'DescribeLifecycleHooks', {
      AutoScalingGroupName,
      LifecycleHookNames: [LifecycleHookName],
    }).LifecycleHooks?.[0];
  },
  attributes: () => ({}),
};
