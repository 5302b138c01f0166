// The events of other services that rules can match.
import { type AwsEvent, sourceOf } from '../../contracts/aws-event.ts';
import type { Context } from '../../kernel/context.ts';
import type { Events } from '../../kernel/registry.ts';
import type { MachineService } from '../../kernel/service.ts';
import { deliver } from './deliver.ts';

/** All that services publish for others than the engine itself. */
const matchable: readonly (keyof Events)[] = [
  'acm/certificate-available',
  'arc-zonal-shift/practice-run',
  'arc-zonal-shift/shift',
  'autoscaling/instance-launch-failed',
  'autoscaling/instance-launched',
  'autoscaling/instance-terminated',
  'autoscaling/lifecycle-action-began',
  'cloudformation/drift-detection-status-change',
  'cloudformation/resource-status-change',
  'cloudformation/stack-status-change',
  'cloudwatch/alarm-configuration-changed',
  'cloudwatch/alarm-state-changed',
  'codebuild/build-phase-change',
  'codebuild/build-state-change',
  'codecommit/repository-state-change',
  'codedeploy/deployment-state-change',
  'codepipeline/action-execution-state-change',
  'codepipeline/pipeline-execution-state-change',
  'codepipeline/stage-execution-state-change',
  'ec2/instance-state-change',
  'ecr/image-action',
  'ecs/container-instance-state-change',
  'ecs/deployment-state-change',
  'ecs/service-action',
  'ecs/task-state-change',
  'elasticache/serverless-cache-event',
  'fis/experiment-state-change',
  'fis/instance-rebalance-recommendation',
  'fis/spot-instance-interruption-warning',
  'rds/cluster-event',
  'rds/cluster-snapshot-event',
  'rds/instance-event',
  'rds/snapshot-event',
  's3/object-created',
  's3/object-deleted',
  'ssm/parameter-changed',
];

export const subscriptions: NonNullable<MachineService['subscriptions']> = Object.fromEntries(
  matchable.map((event) => [
    event,
    (published: AwsEvent<object>, ctx: Context) => deliver(sourceOf(event), published, ctx),
  ]),
);
