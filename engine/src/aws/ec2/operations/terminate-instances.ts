// EC2 API, TerminateInstances: all or none.
import type { Operation } from '../../../kernel/context.ts';
import { operationNotPermitted } from '../faults.ts';
import { changeState } from '../instance-state.ts';
import { instances } from '../kinds/instance.ts';
import { required } from '../selection.ts';

export const terminateInstances: Operation<'ec2', 'TerminateInstances'> = (input, ctx) => {
  const chosen = (input.InstanceIds ?? []).map((id) => required(ctx, instances, id));
  for (const { DisableApiTermination, InstanceId, State } of chosen) {
    if (DisableApiTermination && State !== 'terminated') {
      throw operationNotPermitted(
        `The instance '${InstanceId}' may not be terminated. Modify its 'disableApiTermination' instance attribute and try again.`,
      );
    }
  }
  return {
    TerminatingInstances: chosen.map((instance) =>
      changeState(
        ctx,
        instance,
        'shutting-down',
        instance.State === 'shutting-down' || instance.State === 'terminated',
      ),
    ),
  };
};
