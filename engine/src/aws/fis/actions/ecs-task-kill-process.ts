// aws:ecs:task-kill-process: `killall` in the task.

import { validation } from '../faults.ts';
import { again, done, type FaultAction } from './fault-action.ts';
import { installDependencies, oneOf } from './parameters.ts';
import { signalOutcomes } from './signal-outcomes.ts';
import { processRemark } from './task-remarks.ts';

export const killProcess: FaultAction = {
  id: 'aws:ecs:task-kill-process',
  description: 'Stops the specified process in the target ECS tasks, using the killall command.',
  parameters: {
    processName: { description: 'The name of the process to stop.', required: true },
    signal: {
      description: 'The signal to send along with the command: SIGTERM or SIGKILL.',
      value: 'SIGTERM',
      refuse: oneOf('SIGTERM', 'SIGKILL'),
    },
    installDependencies,
  },
  target: { name: 'Tasks', resourceType: 'aws:ecs:task' },
  begin({ key, targets, parameters }, ctx) {
    for (const { arn: taskArn } of targets) {
      const requestId = `${key}/${taskArn}`;
      ctx.put(signalOutcomes, requestId, { status: 'open' });
      ctx.perform('runtime/signal-processes', {
        requestId,
        taskArn,
        processName: parameters.processName ?? '',
        signal: parameters.signal === 'SIGKILL' ? 'SIGKILL' : 'SIGTERM',
      });
    }
  },
  look({ key, targets, parameters }, ctx) {
    const outcomes = targets.map(({ arn }) => ctx.get(signalOutcomes, `${key}/${arn}`));
    if (outcomes.some((outcome) => outcome?.status === 'open')) return again();
    const failed = outcomes.find((outcome) => outcome?.status === 'failed');
    if (failed?.status === 'failed') throw validation(failed.reason);
    if (outcomes.some((outcome) => outcome?.status === 'done' && outcome.count === 0))
      throw validation(`${parameters.processName}: no process found`);
    return done;
  },
  end({ key, targets }, ctx) {
    for (const { arn } of targets) ctx.delete(signalOutcomes, `${key}/${arn}`);
    return done;
  },
  remark: processRemark,
};
