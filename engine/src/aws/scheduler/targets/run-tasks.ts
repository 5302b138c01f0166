// A cluster as a target: its tasks are run.
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/tasks-scheduled-eventbridge-scheduler.html
import type { TaskOverride } from '@aws-sdk/client-ecs';
import type { Target } from '@aws-sdk/client-scheduler';
import type { Context } from '../../../kernel/context.ts';
import { parseJson } from '../../../kernel/json.ts';
import { targetFailed } from '../faults.ts';

const maxStartedBy = 36;

/** @throws AwsFault what ECS refuses, or why it has no place for a task */
export function runTasks({ Arn, EcsParameters, Input }: Target, schedule: string, ctx: Context): void {
  const { TaskDefinitionArn, TaskCount, LaunchType, NetworkConfiguration, ...more } = EcsParameters!;
  const network = NetworkConfiguration?.awsvpcConfiguration;
  const { failures = [] } = ctx.call('ecs', 'RunTask', {
    cluster: Arn,
    taskDefinition: TaskDefinitionArn,
    count: TaskCount ?? 1,
    // So AWS names what Scheduler starts.
    startedBy: `chronos-schedule/${schedule}`.slice(0, maxStartedBy),
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
    ...(Input !== undefined && { overrides: parseJson(Input) as TaskOverride }),
  });
  if (failures.length > 0) throw targetFailed(failures.map(({ reason }) => reason).join(', '));
}
