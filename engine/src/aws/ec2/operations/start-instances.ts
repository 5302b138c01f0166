// EC2 API, StartInstances.
import type { Operation } from '../../../kernel/context.ts';
import { incorrectInstanceState } from '../faults.ts';
import { changeState } from '../instance-state.ts';
import { instances } from '../kinds/instance.ts';
import { required } from '../selection.ts';

export const startInstances: Operation<'ec2', 'StartInstances'> = (input, ctx) => {
  const chosen = (input.InstanceIds ?? []).map((id) => required(ctx, instances, id));
  for (const { InstanceId, State } of chosen) {
    if (State !== 'stopped' && State !== 'pending' && State !== 'running') {
      throw incorrectInstanceState(
        `The instance '${InstanceId}' is not in a state from which it can be started.`,
      );
    }
  }
  return {
    StartingInstances: chosen.map((instance) =>
      changeState(ctx, instance, 'pending', instance.State !== 'stopped'),
    ),
  };
};
