// EC2 API, StopInstances.
import type { Operation } from '../../../kernel/context.ts';
import { incorrectInstanceState, operationNotPermitted, unsupported } from '../faults.ts';
import { requireInstance } from '../find/require.ts';
import { requestState } from '../instances/instance-state.ts';

export const stopInstances: Operation<'ec2', 'StopInstances'> = (input, ctx) => {
  if (input.Hibernate) throw unsupported('Drydock does not hibernate instances.');
  const chosen = (input.InstanceIds ?? []).map((id) => requireInstance(ctx, id));
  for (const { InstanceId, State, DisableApiStop } of chosen) {
    if (State === 'shutting-down' || State === 'terminated') {
      throw incorrectInstanceState(
        `The instance '${InstanceId}' is not in a state from which it can be stopped.`,
      );
    }
    if (DisableApiStop) {
      throw operationNotPermitted(
        `The instance '${InstanceId}' may not be stopped. Modify its 'disableApiStop' instance attribute and try again.`,
      );
    }
  }
  return {
    StoppingInstances: chosen.map((instance) =>
      requestState(ctx, instance, 'stopping', instance.State === 'stopping' || instance.State === 'stopped'),
    ),
  };
};
