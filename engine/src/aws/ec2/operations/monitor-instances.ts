// EC2 API, MonitorInstances. Recorded: the engine's metrics are as fine either way.
import type { Operation } from '../../../kernel/context.ts';
import { instances } from '../kinds/instance.ts';
import { required } from '../selection.ts';
import { instanceTable } from '../state.ts';

export const monitorInstances: Operation<'ec2', 'MonitorInstances'> = (input, ctx) => ({
  InstanceMonitorings: (input.InstanceIds ?? []).map((InstanceId) => {
    ctx.put(instanceTable, InstanceId, { ...required(ctx, instances, InstanceId), Monitoring: true });
    return { InstanceId, Monitoring: { State: 'enabled' as const } };
  }),
});
