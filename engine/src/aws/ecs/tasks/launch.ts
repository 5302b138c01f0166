// Passes a task to the container runtime, with its secrets resolved, its log streams created and its metadata.

import type { TaskSpecification } from '../../../contracts/runtime.ts';
import type { Context } from '../../../kernel/context.ts';
import { AwsFault } from '../../../kernel/faults.ts';
import { findRevision } from '../find/task-definitions.ts';
import type { TaskDefinitionRecord, TaskRecord } from '../state.ts';
import { changeTask } from './change-task.ts';
import { containerSpecification } from './container-specification.ts';
import { mountedDirectory } from './file-systems.ts';
import { pullMs } from './held.ts';
import { metadataTags, taskMetadata } from './metadata.ts';
import { taskVolume } from './volumes.ts';

/** At AWS's pace its images come first. */
export function launch(ctx: Context, task: TaskRecord): void {
  const ms = pullMs(ctx, task);
  if (ms === 0) start(ctx, task);
  else changeTask(ctx, task, { lastStatus: 'ACTIVATING', pullStartedAt: ctx.now, heldUntil: ctx.now + ms });
}

export function start(ctx: Context, task: TaskRecord): void {
  try {
    ctx.attempt(() => ctx.perform('runtime/start-task', specify(ctx, task)));
    changeTask(ctx, task, { lastStatus: 'ACTIVATING', heldUntil: undefined });
  } catch (error) {
    if (!(error instanceof AwsFault)) throw error;
    const { message } = error;
    changeTask(ctx, task, {
      desiredStatus: 'STOPPED',
      stoppingAt: ctx.now,
      stopCode: 'TaskFailedToStart',
      stoppedReason: message.startsWith('ResourceInitializationError') ? message : 'Task failed to start',
      containers: task.containers.map((c) => (c.essential ? { ...c, reason: message } : c)),
    });
  }
}

/** Throws a fault whose message begins with an ECS error name when the task cannot be started. */
export function specify(ctx: Context, task: TaskRecord): TaskSpecification {
  const record = findRevision(ctx, task.taskDefinition);
  if (!record)
    throw new AwsFault({
      code: 'ClientException',
      message: `ResourceInitializationError: the task definition ${task.taskDefinition} was deleted`,
    });
  const { volumes = [], pidMode, ipcMode } = record.definition;
  return {
    taskArn: task.arn,
    networkMode: task.networkMode,
    ...(volumes.length > 0
      ? { volumes: volumes.map((each) => taskVolume(each, (efs) => mountedDirectory(ctx, efs))) }
      : {}),
    ...(pidMode ? { pidMode } : {}),
    ...(ipcMode ? { ipcMode } : {}),
    ...(task.overrides?.taskRoleArn || record.definition.taskRoleArn
      ? { taskRoleArn: task.overrides?.taskRoleArn || record.definition.taskRoleArn }
      : {}),
    tags: metadataTags(ctx, task),
    containers: inOrder(record).map((container) => containerSpecification(ctx, task, record, container)),
    metadata: taskMetadata(ctx, task, record),
  };
}

type Container = NonNullable<TaskDefinitionRecord['definition']['containerDefinitions']>[number];

/** Each container after those that it depends on. */
function inOrder({ definition }: TaskDefinitionRecord): Container[] {
  const left = [...(definition.containerDefinitions ?? [])];
  const ordered: Container[] = [];
  while (left.length > 0) {
    const index = left.findIndex((container) =>
      (container.dependsOn ?? []).every(({ containerName }) =>
        ordered.some((done) => done.name === containerName),
      ),
    );
    // Circular dependencies are refused at registration; if there were one, the given order would be kept.
    ordered.push(...left.splice(Math.max(0, index), 1));
  }
  return ordered;
}
