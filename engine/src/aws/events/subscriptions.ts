// The events of other services that rules can match, with the source that EventBridge gives them.
import type { AwsEvent } from '../../contracts/aws-event.ts';
import type { Context } from '../../kernel/context.ts';
import type { Events } from '../../kernel/registry.ts';
import type { MachineService } from '../../kernel/service.ts';
import { deliver } from './deliver.ts';

const sources: Readonly<Partial<Record<keyof Events, string>>> = {
  'acm/certificate-available': 'aws.acm',
  'autoscaling/instance-launched': 'aws.autoscaling',
  'autoscaling/instance-launch-failed': 'aws.autoscaling',
  'autoscaling/instance-terminated': 'aws.autoscaling',
  'autoscaling/lifecycle-action-began': 'aws.autoscaling',
  'cloudformation/resource-status-change': 'aws.cloudformation',
  'cloudformation/stack-status-change': 'aws.cloudformation',
  'cloudwatch/alarm-state-changed': 'aws.cloudwatch',
  'codebuild/build-state-change': 'aws.codebuild',
  'codecommit/repository-state-change': 'aws.codecommit',
  'codedeploy/deployment-state-change': 'aws.codedeploy',
  'codepipeline/action-execution-state-change': 'aws.codepipeline',
  'codepipeline/pipeline-execution-state-change': 'aws.codepipeline',
  'codepipeline/stage-execution-state-change': 'aws.codepipeline',
  'ec2/instance-state-change': 'aws.ec2',
  'ecr/image-action': 'aws.ecr',
  'ecs/container-instance-state-change': 'aws.ecs',
  'ecs/deployment-state-change': 'aws.ecs',
  'ecs/service-action': 'aws.ecs',
  'ecs/task-state-change': 'aws.ecs',
  'fis/experiment-state-change': 'aws.fis',
  'fis/spot-instance-interruption-warning': 'aws.ec2',
  'fis/instance-rebalance-recommendation': 'aws.ec2',
  's3/object-created': 'aws.s3',
  's3/object-deleted': 'aws.s3',
  'ssm/parameter-changed': 'aws.ssm',
};

export const subscriptions: NonNullable<MachineService['subscriptions']> = Object.fromEntries(
  Object.entries(sources).map(([event, source]) => [
    event,
    (published: AwsEvent<object>, ctx: Context) => deliver(source, published, ctx),
  ]),
);
