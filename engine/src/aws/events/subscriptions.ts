// The events of other services that rules can match.
import { type AwsEvent, sourceOf } from '../../contracts/aws-event.ts';
import type { Context } from '../../kernel/context.ts';
import type { Events } from '../../kernel/registry.ts';
import type { MachineService } from '../../kernel/service.ts';
import { deliver } from './deliver.ts';

/** All that services publish for others than the engine itself: what is missing here is a type error. */
const matchable: Readonly<Record<Exclude<keyof Events, 'ssm/parameter-stored'>, true>> = {
  'acm/certificate-available': true,
  'arc-zonal-shift/practice-run': true,
  'arc-zonal-shift/shift': true,
  'autoscaling/instance-launch-failed': true,
  'autoscaling/instance-launched': true,
  'autoscaling/instance-terminated': true,
  'autoscaling/lifecycle-action-began': true,
  'cloudformation/drift-detection-status-change': true,
  'cloudformation/resource-status-change': true,
  'cloudformation/stack-status-change': true,
  'cloudwatch/alarm-configuration-changed': true,
  'cloudwatch/alarm-state-changed': true,
  'codebuild/build-phase-change': true,
  'codebuild/build-state-change': true,
  'codecommit/repository-state-change': true,
  'codedeploy/deployment-state-change': true,
  'codepipeline/action-execution-state-change': true,
  'codepipeline/pipeline-execution-state-change': true,
  'codepipeline/stage-execution-state-change': true,
  'ec2/instance-state-change': true,
  'ecr/image-action': true,
  'ecs/container-instance-state-change': true,
  'ecs/deployment-state-change': true,
  'ecs/service-action': true,
  'ecs/task-state-change': true,
  'fis/experiment-state-change': true,
  'fis/instance-rebalance-recommendation': true,
  'fis/spot-instance-interruption-warning': true,
  's3/object-created': true,
  's3/object-deleted': true,
  'ssm/parameter-changed': true,
};

export const subscriptions: NonNullable<MachineService['subscriptions']> = Object.fromEntries(
  (Object.keys(matchable) as (keyof typeof matchable)[]).map((event) => [
    event,
    (published: AwsEvent<object>, ctx: Context) => deliver(sourceOf(event), published, ctx),
  ]),
);
