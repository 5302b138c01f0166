// EC2 API, UnmonitorInstances.
import type { Operation } from '../../../kernel/context.ts';
import { requireInstance } from '../find/require.ts';
import { instanceTable } from '../state.ts';

export const unmonitorInstances: Operation<'ec2', 'UnmonitorInstances'> = (input, ctx) => ({
  InstanceMonitorings: (input.InstanceIds ?? []).map((InstanceId) => {
    ctx.put(instanceTable, InstanceId, { ...requireInstance(ctx, InstanceId), Monitoring: false });
    return { InstanceId, Monitoring: { State: 'disabling' as const } };
  }),
});
