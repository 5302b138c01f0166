// What the Resource Groups Tagging API sees of this service.
import type { TaggedResources } from '../../contracts/tagged-resources.ts';
import type { Context } from '../../kernel/context.ts';
import { queues } from './state.ts';

export const taggedResources: TaggedResources = {
  service: 'sqs',
  list: (ctx) => ctx.all(queues).map(({ arn, tags }) => ({ arn, type: 'queue', tags })),
  tag: (arn, Tags, ctx) => ctx.call('sqs', 'TagQueue', { QueueUrl: urlOf(arn, ctx), Tags: { ...Tags } }),
  untag: (arn, TagKeys, ctx) => ctx.call('sqs', 'UntagQueue', { QueueUrl: urlOf(arn, ctx), TagKeys }),
};

const urlOf = (arn: string, ctx: Context) =>
  ctx.call('sqs', 'GetQueueUrl', { QueueName: arn.split(':').at(-1)! }).QueueUrl;
