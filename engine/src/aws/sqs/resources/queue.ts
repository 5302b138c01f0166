// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-sqs-queue.html
import type { Properties, ResourceRequest, ResourceType } from '../../../contracts/resource-type.ts';
import { AwsFault } from '../../../kernel/faults.ts';
import { queueUrl, requireQueue } from '../find.ts';
import { queues } from '../state.ts';

const attributeNames = [
  'ContentBasedDeduplication',
  'DeduplicationScope',
  'DelaySeconds',
  'FifoThroughputLimit',
  'KmsDataKeyReusePeriodSeconds',
  'KmsMasterKeyId',
  'MaximumMessageSize',
  'MessageRetentionPeriod',
  'ReceiveMessageWaitTimeSeconds',
  'RedriveAllowPolicy',
  'RedrivePolicy',
  'SqsManagedSseEnabled',
  'VisibilityTimeout',
] as const;

/** What an attribute is when a template no longer has it. */
const defaults: Readonly<Record<string, string>> = {
  ContentBasedDeduplication: 'false',
  DeduplicationScope: 'queue',
  DelaySeconds: '0',
  FifoThroughputLimit: 'perQueue',
  KmsDataKeyReusePeriodSeconds: '300',
  MaximumMessageSize: '1048576',
  MessageRetentionPeriod: '345600',
  ReceiveMessageWaitTimeSeconds: '0',
  SqsManagedSseEnabled: 'true',
  VisibilityTimeout: '30',
};

function attributesOf(properties: Properties): Record<string, string> {
  const given = attributeNames.flatMap((name) => {
    const value = properties[name];
    if (value === undefined) return [];
    return [[name, typeof value === 'object' ? JSON.stringify(value) : String(value)] as const];
  });
  return Object.fromEntries(given);
}

function tagsOf({ properties, tags }: ResourceRequest): Record<string, string> {
  const { Tags = [] } = properties as { readonly Tags?: ResourceRequest['tags'] };
  return Object.fromEntries([...tags, ...Tags].map(({ Key, Value = '' }) => [Key, Value]));
}

/** The physical id is the queue's URL. */
export const queueResource: ResourceType = {
  type: 'AWS::SQS::Queue',

  create(request, ctx) {
    const isFifo = request.properties.FifoQueue === true;
    const generated = () => `${request.generatedName(isFifo ? 75 : 80)}${isFifo ? '.fifo' : ''}`;
    const QueueName = (request.properties.QueueName as string | undefined) ?? generated();
    if (ctx.get(queues, QueueName))
      throw new AwsFault({
        code: 'AlreadyExists',
        message: `Resource of type 'AWS::SQS::Queue' with identifier '${QueueName}' already exists.`,
      });
    try {
      const { QueueUrl = '' } = ctx.call('sqs', 'CreateQueue', {
        QueueName,
        Attributes: { ...attributesOf(request.properties), ...(isFifo && { FifoQueue: 'true' }) },
        tags: tagsOf(request),
      });
      return { status: 'success', physicalId: QueueUrl };
    } catch (error) {
      if (!(error instanceof AwsFault && error.code === 'QueueDeletedRecently')) throw error;
      return { status: 'in-progress', againInMs: 5000, message: error.message, reason: error.message };
    }
  },

  update(QueueUrl, request, ctx) {
    const before = attributesOf(request.previous);
    const after = attributesOf(request.properties);
    const changed = Object.keys({ ...before, ...after })
      .filter((name) => before[name] !== after[name])
      .map((name) => [name, after[name] ?? defaults[name] ?? '']);
    if (changed.length > 0)
      ctx.call('sqs', 'SetQueueAttributes', { QueueUrl, Attributes: Object.fromEntries(changed) });
    const { Tags = {} } = ctx.call('sqs', 'ListQueueTags', { QueueUrl });
    const wanted = tagsOf(request);
    const gone = Object.keys(Tags).filter((key) => !Object.hasOwn(wanted, key));
    if (gone.length > 0) ctx.call('sqs', 'UntagQueue', { QueueUrl, TagKeys: gone });
    if (Object.keys(wanted).length > 0) ctx.call('sqs', 'TagQueue', { QueueUrl, Tags: wanted });
    return { status: 'success', physicalId: QueueUrl };
  },

  delete(QueueUrl, _request, ctx) {
    try {
      ctx.call('sqs', 'DeleteQueue', { QueueUrl });
    } catch (error) {
      if (!(error instanceof AwsFault && error.code === 'QueueDoesNotExist')) throw error;
    }
    return { status: 'success', physicalId: QueueUrl };
  },

  read(QueueUrl, _properties, ctx) {
    const { Attributes } = ctx.call('sqs', 'GetQueueAttributes', { QueueUrl, AttributeNames: ['All'] });
    const { Tags } = ctx.call('sqs', 'ListQueueTags', { QueueUrl });
    return { ...Attributes, QueueName: requireQueue(QueueUrl, ctx).name, Tags };
  },
  attributes(physicalId, ctx) {
    const queue = requireQueue(physicalId, ctx);
    return { Arn: queue.arn, QueueName: queue.name, QueueUrl: queueUrl(queue, ctx) };
  },
};
