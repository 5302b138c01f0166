// ECS Exec's agent in a container: it is there when the task was started with `enableExecuteCommand`.
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-exec.html
import type { ManagedAgent } from '@aws-sdk/client-ecs';
import type { Reader } from '../../../kernel/table.ts';
import { taskRoleMissing } from '../faults.ts';
import { findRevision } from '../find/task-definitions.ts';
import type { ContainerRecord, TaskDefinitionRecord, TaskRecord } from '../state.ts';

export function managedAgents(task: TaskRecord, container: ContainerRecord): ManagedAgent[] | undefined {
  if (!task.enableExecuteCommand) return undefined;
  const { lastStatus } = container;
  return [
    {
      name: 'ExecuteCommandAgent',
      lastStatus,
      ...(lastStatus === 'PENDING' || task.startedAt === undefined
        ? {}
        : { lastStartedAt: new Date(task.startedAt) }),
    },
  ];
}

/** The agent could not reach Systems Manager without a role of its task. */
export function requireTaskRole(
  what: "service couldn't be created" | "service couldn't be updated" | "task couldn't be started",
  isEnabled: boolean | undefined,
  { definition }: TaskDefinitionRecord,
  overridden?: string,
): void {
  if (isEnabled && !(overridden ?? definition.taskRoleArn)) throw taskRoleMissing(what);
}

/** A container as the task's definition has it. */
export function definedContainer(state: Reader, task: TaskRecord, name: string) {
  return findRevision(state, task.taskDefinition)?.definition.containerDefinitions?.find(
    (each) => each.name === name,
  );
}
