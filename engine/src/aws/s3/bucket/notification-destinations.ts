// The queues, topics and functions that a notification configuration names: each must exist, and its policy must let S3 in.
// S3 finds out by sending a test message. https://docs.aws.amazon.com/AmazonS3/latest/userguide/grant-destinations-permissions-to-s3.html
import type { NotificationConfiguration } from '@aws-sdk/client-s3';
import { letsIn } from '../../../contracts/service-access.ts';
import type { Context } from '../../../kernel/context.ts';
import { AwsFault } from '../../../kernel/faults.ts';
import { invalidArgument, unableToValidate } from '../faults.ts';
import type { BucketRecord } from '../state.ts';
import { bucketArn } from './name.ts';

interface Destination {
  readonly arn: string;
  readonly kind: 'queue' | 'topic' | 'function';
}

const actions = {
  queue: 'sqs:SendMessage',
  topic: 'sns:Publish',
  function: 'lambda:InvokeFunction',
} as const;

/** @throws InvalidArgument */
export function checkDestinations(
  configuration: NotificationConfiguration,
  bucket: BucketRecord,
  ctx: Context,
): void {
  const destinations = destinationsOf(configuration);
  for (const { arn } of destinations)
    if (arn.split(':')[3] !== bucket.region)
      throw invalidArgument(
        'The notification destination service region is not valid for the bucket location constraint',
      );
  // A request may be signed for another region than the bucket's, and what is there cannot be looked up from here.
  if (ctx.region !== bucket.region) return;
  const wrong = destinations.flatMap(({ arn, kind }): [string, string][] => {
    const why = refusal({ arn, kind }, bucket, ctx);
    return why === undefined ? [] : [[arn, why]];
  });
  if (wrong.length > 0) throw unableToValidate(wrong);
}

const destinationsOf = (configuration: NotificationConfiguration): Destination[] => [
  ...(configuration.QueueConfigurations ?? []).map(
    ({ QueueArn = '' }) => ({ arn: QueueArn, kind: 'queue' }) as const,
  ),
  ...(configuration.TopicConfigurations ?? []).map(
    ({ TopicArn = '' }) => ({ arn: TopicArn, kind: 'topic' }) as const,
  ),
  ...(configuration.LambdaFunctionConfigurations ?? []).map(
    ({ LambdaFunctionArn = '' }) => ({ arn: LambdaFunctionArn, kind: 'function' }) as const,
  ),
];

function refusal({ arn, kind }: Destination, { name }: BucketRecord, ctx: Context): string | undefined {
  const policy = policyOf({ arn, kind }, ctx);
  if (policy === null)
    return kind === 'function'
      ? `Not authorized to invoke function [${arn}]`
      : `The destination ${kind} does not exist`;
  const isAllowed = letsIn(policy, {
    service: 's3.amazonaws.com',
    action: actions[kind],
    resource: arn,
    sourceArn: bucketArn(name),
    sourceAccount: ctx.account,
  });
  if (isAllowed) return undefined;
  return kind === 'function'
    ? `Not authorized to invoke function [${arn}]`
    : `Permissions on the destination ${kind} do not allow S3 to publish notifications from this bucket`;
}

/** JSON; undefined without a policy, null without the resource. */
function policyOf({ arn, kind }: Destination, ctx: Context): string | undefined | null {
  try {
    if (kind === 'topic') return ctx.call('sns', 'GetTopicAttributes', { TopicArn: arn }).Attributes?.Policy;
    if (kind === 'function') return ctx.call('lambda', 'GetPolicy', { FunctionName: arn }).Policy;
    const [, , , , account = '', QueueName = ''] = arn.split(':');
    const { QueueUrl } = ctx.call('sqs', 'GetQueueUrl', { QueueName, QueueOwnerAWSAccountId: account });
    return ctx.call('sqs', 'GetQueueAttributes', { QueueUrl, AttributeNames: ['Policy'] }).Attributes?.Policy;
  } catch (error) {
    if (error instanceof AwsFault) return null;
    throw error;
  }
}
