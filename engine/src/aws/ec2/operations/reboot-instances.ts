// EC2 API, RebootInstances: the agent disconnects and registers again. ECS handles the instance's tasks.
import type { Operation } from '../../../kernel/context.ts';
import { incorrectInstanceState } from '../faults.ts';
import { requireInstance } from '../find/require.ts';
import { instanceTable } from '../state.ts';

export const rebootInstances: Operation<'ec2', 'RebootInstances'> = (input, ctx) => {
  for (const id of input.InstanceIds ?? []) {
    const instance = requireInstance(ctx, id);
    if (instance.State !== 'running') {
      throw incorrectInstanceState(`The instance '${id}' is not in a state from which it can be rebooted.`);
    }
    const Boot = {
      ...instance.Boot,
      agentConnected: false,
      console: [...instance.Boot.console, '[drydock] Rebooted.'],
    };
    ctx.put(instanceTable, id, { ...instance, Boot });
  }
  return {};
};
