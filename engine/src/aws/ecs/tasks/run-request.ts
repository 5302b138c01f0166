// The part of a new task that RunTask and StartTask take from their request.
import type { RunTaskRequest, StartTaskRequest } from '@aws-sdk/client-ecs';
import type { Context } from '../../../kernel/context.ts';
import type { ClusterRecord, TaskDefinitionRecord } from '../state.ts';
import { mergeTags } from '../tags.ts';
import { resolveDigests } from '../task-definitions/image-digests.ts';
import type { NewTask } from './create-task.ts';

export function taskOfRequest(
  ctx: Context,
  input: RunTaskRequest | StartTaskRequest,
  cluster: ClusterRecord,
  definition: TaskDefinitionRecord,
): Omit<NewTask, 'place'> {
  const propagated = input.propagateTags === 'TASK_DEFINITION' ? definition.tags : [];
  const managed = input.enableECSManagedTags ? [{ key: 'aws:ecs:clusterName', value: cluster.name }] : [];
  return {
    cluster,
    definition,
    group: input.group ?? `family:${definition.family}`,
    startedBy: input.startedBy,
    networkConfiguration: input.networkConfiguration,
    volumeConfigurations: input.volumeConfigurations,
    imageDigests: resolveDigests(ctx, definition),
    overrides: input.overrides,
    tags: mergeTags(propagated, managed, input.tags),
    enableExecuteCommand: input.enableExecuteCommand,
  };
}
