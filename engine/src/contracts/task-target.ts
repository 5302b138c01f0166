// A cluster that EventBridge or Scheduler calls: its tasks are run.
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/tasks-scheduled-eventbridge-scheduler.html
import type { TaskOverride } from '@aws-sdk/client-ecs';
import type { EcsParameters } from '@aws-sdk/client-eventbridge';
import type { Context } from '../kernel/context.ts';
import { fault } from '../kernel/faults.ts';
import { parseJson } from '../kernel/json.ts';

const maxStartedBy = 36;

/** ECS had no place for a task. */
export const tasksNotPlaced = fault('TargetFailed', (reasons: string) => reasons);

/** EventBridge takes capital letters, Scheduler either. */
interface TargetTag {
  readonly Key?: string | undefined;
  readonly Value?: string | undefined;
  readonly key?: string | undefined;
  readonly value?: string | undefined;
}

export interface TaskTarget {
  /** Of the cluster. */
  readonly arn: string;
  readonly parameters: Omit<EcsParameters, 'Tags'> & {
    readonly Tags?: readonly TargetTag[] | undefined;
  };
  /** JSON of overrides. */
  readonly input: string | undefined;
  /** What ECS says of the tasks: `events-rule/<rule>`. */
  readonly startedBy: string;
}

/** @throws AwsFault what ECS refuses, or why it has no place for a task */
export function runTargetTasks({ arn, parameters, input, startedBy }: TaskTarget, ctx: Context): void {
  const { TaskDefinitionArn, TaskCount, LaunchType, NetworkConfiguration, ...more } = parameters;
  const network = NetworkConfiguration?.awsvpcConfiguration;
  const { failures = [] } = ctx.call('ecs', 'RunTask', {
    cluster: arn,
    taskDefinition: TaskDefinitionArn,
    count: TaskCount ?? 1,
    startedBy: startedBy.slice(0, maxStartedBy),
    launchType: LaunchType,
    platformVersion: more.PlatformVersion,
    group: more.Group,
    capacityProviderStrategy: more.CapacityProviderStrategy,
    placementConstraints: more.PlacementConstraints,
    placementStrategy: more.PlacementStrategy,
    propagateTags: more.PropagateTags,
    enableECSManagedTags: more.EnableECSManagedTags,
    enableExecuteCommand: more.EnableExecuteCommand,
    referenceId: more.ReferenceId,
    tags: more.Tags?.map((tag) => ({ key: tag.Key ?? tag.key, value: tag.Value ?? tag.value })),
    ...(network && {
      networkConfiguration: {
        awsvpcConfiguration: {
          subnets: network.Subnets,
          securityGroups: network.SecurityGroups,
          assignPublicIp: network.AssignPublicIp,
        },
      },
    }),
    ...(input !== undefined && { overrides: parseJson(input) as TaskOverride }),
  });
  if (failures.length > 0) throw tasksNotPlaced(failures.map(({ reason }) => reason).join(', '));
}
