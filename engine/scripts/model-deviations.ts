// Where AWS is known to answer otherwise than its own model says. The tables of constraints follow AWS.
import type { ServiceId } from '../src/kernel/registry.ts';
import type { Shape } from '../src/wire/validation/table.ts';

export interface Deviation {
  readonly service: ServiceId;
  readonly shapes: readonly string[];
  /** What the service is not seen to demand, or answers in words of its own. */
  readonly drop?: readonly (keyof Shape)[];
  readonly instead?: Pick<Shape, 'pattern'>;
  readonly why: string;
  readonly source: string;
}

export const deviations: readonly Deviation[] = [
  {
    service: 'cloudformation',
    shapes: ['StackNameOrId'],
    instead: { pattern: '[a-zA-Z][-a-zA-Z0-9]*|arn:[-a-zA-Z0-9:/._+]*' },
    why: 'The pattern that CloudFormation names in its answer.',
    source: 'recorded from CreateStack and DescribeStacks',
  },
  {
    service: 'ec2',
    shapes: ['InstanceType'],
    drop: ['enum'],
    why: 'Instance types are checked against those that DescribeInstanceTypes lists.',
    source:
      'https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html (InvalidParameterValue)',
  },
  {
    service: 'ecs',
    shapes: ['TransportProtocol'],
    drop: ['enum'],
    why: 'ECS registers a task definition whose port mapping has the protocol http, as tcp.',
    source: 'https://github.com/hashicorp/terraform-provider-aws/issues/3645',
  },
  {
    service: 'sqs',
    shapes: ['QueueAttributeName'],
    drop: ['enum'],
    why: 'SQS answers "Unknown Attribute", with a code of its own; so do its operations here.',
    source:
      'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html',
  },
  {
    service: 's3',
    shapes: ['FilterRuleName'],
    drop: ['enum'],
    why: 'S3 takes Prefix and Suffix too, and returns them so.',
    source: 'https://docs.aws.amazon.com/AmazonS3/latest/API/API_FilterRule.html',
  },
  {
    service: 's3',
    shapes: ['BucketCannedACL'],
    drop: ['enum'],
    why: 'S3 takes log-delivery-write too.',
    source: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html#canned-acl',
  },
  {
    service: 's3',
    shapes: ['CopySource'],
    drop: ['pattern'],
    why: 'S3 answers in words of its own; so does CopyObject here.',
    source: 'https://docs.aws.amazon.com/AmazonS3/latest/API/API_CopyObject.html',
  },
  {
    service: 's3',
    shapes: ['RequestPayer'],
    drop: ['enum'],
    why: 'The header only matters in buckets where the requester pays, which are not simulated.',
    source: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/ObjectsinRequesterPaysBuckets.html',
  },
];
