// EC2 API, StartInstances.
import type { Operation } from '../../../kernel/context.ts';
import { incorrectInstanceState } from '../faults.ts';
import { requireInstance } from '../find/require.ts';
import { requestState } from '../instances/instance-state.ts';

export const startInstances: Operation<'ec2', 'StartInstances'> = (input, ctx) => {
  const chosen = (input.InstanceIds ?? []).map((id) => requireInstance(ctx, id));
  for (const { InstanceId, State } of chosen) {
    if (State !== 'stopped' && State !== 'pending' && State !== 'running') {
      throw incorrectInstanceState(
        `The instance '${InstanceId}' is not in a state from which it can be started.`,
      );
    }
  }
  return {
    StartingInstances: chosen.map((instance) =>
      requestState(ctx, instance, 'pending', instance.State !== 'stopped'),
    ),
  };
};
