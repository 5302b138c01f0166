// aws:ecs:task-cpu-stress and -io-stress: a real load in the task's environment, which counts as the task's.
import type { Context } from '../../../kernel/context.ts';
import { done, type FaultAction, type Run } from './fault-action.ts';
import { installDependencies, numberFrom, taskDuration } from './parameters.ts';
import { stressRemark } from './task-remarks.ts';

const stressId = ({ key }: Run, taskArn: string) => `${key}/${taskArn}`;

function start(kind: 'cpu' | 'io', run: Run, ctx: Context): void {
  for (const { arn: taskArn } of run.targets)
    ctx.perform('runtime/start-stress', {
      stressId: stressId(run, taskArn),
      taskArn,
      kind,
      workers: Number(run.parameters.workers),
      percent: Number(run.parameters.percent),
    });
}

const common = {
  target: { name: 'Tasks', resourceType: 'aws:ecs:task' },
  lasts: 'duration',
  end: (run: Run, ctx: Context) => {
    for (const { arn } of run.targets) ctx.perform('runtime/stop-stress', { stressId: stressId(run, arn) });
    return done;
  },
  remark: stressRemark,
} satisfies Partial<FaultAction>;

export const cpuStress: FaultAction = {
  ...common,
  id: 'aws:ecs:task-cpu-stress',
  description: 'Runs CPU stress on the target ECS tasks.',
  parameters: {
    duration: taskDuration,
    percent: {
      description: 'The target load percentage, from 0 (no load) to 100 (full load).',
      value: '100',
      refuse: numberFrom(0, 100),
    },
    workers: {
      description: 'The number of stressors to use; 0 uses one for each processor.',
      value: '0',
      refuse: numberFrom(0, 256),
    },
    installDependencies,
  },
  begin: (run, ctx) => start('cpu', run, ctx),
};

export const ioStress: FaultAction = {
  ...common,
  id: 'aws:ecs:task-io-stress',
  description: 'Runs I/O stress on the target ECS tasks.',
  parameters: {
    duration: taskDuration,
    percent: {
      description: 'The percentage of free space on the file system to use during the test.',
      value: '80',
      refuse: numberFrom(1, 100),
    },
    workers: { description: 'The number of workers.', value: '1', refuse: numberFrom(1, 256) },
    installDependencies,
  },
  begin: (run, ctx) => start('io', run, ctx),
};
