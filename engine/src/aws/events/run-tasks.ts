// A cluster as the target of a rule: its tasks are run, as a schedule often asks for.
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/tasks-scheduled-eventbridge-scheduler.html
import type { TaskOverride } from '@aws-sdk/client-ecs';
import type { Target } from '@aws-sdk/client-eventbridge';
import type { Context } from '../../kernel/context.ts';
import { AwsFault } from '../../kernel/faults.ts';
import { parseJson } from '../../kernel/json.ts';
import type { Failure } from './dead-letter.ts';
import type { RuleRecord } from './state.ts';

const maxStartedBy = 36;

/** @returns what ECS refuses, which on AWS shows in a metric (FailedInvocations), and here is a line in the engine's log, too */
export function runTasks(
  { name }: RuleRecord,
  { Arn, EcsParameters }: Target,
  input: string | undefined,
  ctx: Context,
): Failure | undefined {
  const { TaskDefinitionArn, TaskCount, LaunchType, NetworkConfiguration, ...more } = EcsParameters!;
  const awsvpcConfiguration = NetworkConfiguration?.awsvpcConfiguration;
  try {
    const { failures = [] } = ctx.attempt(() =>
      ctx.call('ecs', 'RunTask', {
        cluster: Arn,
        taskDefinition: TaskDefinitionArn,
        count: TaskCount ?? 1,
        startedBy: `events-rule/${name}`.slice(0, maxStartedBy),
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
        tags: more.Tags?.map(({ Key, Value }) => ({ key: Key, value: Value })),
        ...(awsvpcConfiguration && {
          networkConfiguration: {
            awsvpcConfiguration: {
              subnets: awsvpcConfiguration.Subnets,
              securityGroups: awsvpcConfiguration.SecurityGroups,
              assignPublicIp: awsvpcConfiguration.AssignPublicIp,
            },
          },
        }),
        ...(input !== undefined && { overrides: parseJson(input) as TaskOverride }),
      }),
    );
    return failures.length > 0
      ? failed('SDK_CLIENT_ERROR', failures.map(({ reason }) => reason).join(', '))
      : undefined;
  } catch (error) {
    if (!(error instanceof AwsFault)) throw error;
    return failed(error.code, error.message);
  }

  function failed(code: string, message: string): Failure {
    ctx.log(`The rule ${name} could not run a task of ${TaskDefinitionArn}: ${message}`);
    return { code, message };
  }
}
