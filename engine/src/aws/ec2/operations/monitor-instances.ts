// EC2 API, MonitorInstances. Recorded only: the engine's metrics have the same resolution either way.
import type { Operation } from '../../../kernel/context.ts';
import { requireInstance } from '../find/require.ts';
import { instanceTable } from '../state.ts';

export const monitorInstances: Operation<'ec2', 'MonitorInstances'> = (input, ctx) => ({
  InstanceMonitorings: (input.InstanceIds ?? []).map((InstanceId) => {
    ctx.put(instanceTable, InstanceId, { ...requireInstance(ctx, InstanceId), Monitoring: true });
    return { InstanceId, Monitoring: { State: 'pending' as const } };
  }),
});
