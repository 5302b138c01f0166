// EC2 API, TerminateInstances: either all of the instances or none.
import type { Operation } from '../../../kernel/context.ts';
import { operationNotPermitted } from '../faults.ts';
import { requireInstance } from '../find/require.ts';
import { requestState } from '../instances/instance-state.ts';

export const terminateInstances: Operation<'ec2', 'TerminateInstances'> = (input, ctx) => {
  const chosen = (input.InstanceIds ?? []).map((id) => requireInstance(ctx, id));
  for (const { DisableApiTermination, InstanceId, State } of chosen) {
    if (DisableApiTermination && State !== 'terminated') {
      throw operationNotPermitted(
        `The instance '${InstanceId}' may not be terminated. Modify its 'disableApiTermination' instance attribute and try again.`,
      );
    }
  }
  return {
    TerminatingInstances: chosen.map((instance) =>
      requestState(
        ctx,
        instance,
        'shutting-down',
        instance.State === 'shutting-down' || instance.State === 'terminated',
      ),
    ),
  };
};
