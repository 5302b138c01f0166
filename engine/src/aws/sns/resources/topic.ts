// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-sns-topic.html
import type { Tag } from '@aws-sdk/client-sns';
import type { Properties, ResourceRequest, ResourceType } from '../../../contracts/resource-type.ts';
import type { Context } from '../../../kernel/context.ts';
import { subscriptionsOfTopic, topics } from '../state.ts';
import { feedbackAttributes, statusLogging } from './delivery-status-logging.ts';

interface TopicProperties {
  readonly TopicName?: string;
  readonly Subscription?: readonly { readonly Protocol: string; readonly Endpoint: string }[];
  readonly Tags?: readonly Tag[];
}

const attributeNames = [
  'ArchivePolicy',
  'ContentBasedDeduplication',
  'DataProtectionPolicy',
  'DisplayName',
  'FifoThroughputScope',
  'KmsMasterKeyId',
  'MaximumMessageSize',
  'SignatureVersion',
  'TracingConfig',
] as const;

function attributesOf(properties: Properties): Record<string, string> {
  const given = attributeNames.flatMap((name) => {
    const value = properties[name];
    if (value === undefined) return [];
    return [[name, typeof value === 'object' ? JSON.stringify(value) : String(value)] as const];
  });
  return { ...Object.fromEntries(given), ...feedbackAttributes(properties) };
}

const read = ({ properties }: ResourceRequest) => properties as TopicProperties;
const tagsOf = (request: ResourceRequest): Tag[] => [...request.tags, ...(read(request).Tags ?? [])];

/** The physical id is the topic's ARN. */
export const topicResource: ResourceType = {
  type: 'AWS::SNS::Topic',

  create(request, ctx) {
    const isFifo = request.properties.FifoTopic === true;
    const generated = () => `${request.generatedName(251)}${isFifo ? '.fifo' : ''}`;
    const { TopicArn = '' } = ctx.call('sns', 'CreateTopic', {
      Name: read(request).TopicName ?? generated(),
      Attributes: { ...attributesOf(request.properties), ...(isFifo && { FifoTopic: 'true' }) },
      Tags: tagsOf(request),
    });
    subscribe(TopicArn, request, ctx);
    return { status: 'success', physicalId: TopicArn };
  },

  update(TopicArn, request, ctx) {
    const before = attributesOf(request.previous);
    const after = attributesOf(request.properties);
    for (const AttributeName of Object.keys({ ...before, ...after })) {
      const AttributeValue = after[AttributeName] ?? '';
      if (AttributeValue !== before[AttributeName])
        ctx.call('sns', 'SetTopicAttributes', { TopicArn, AttributeName, AttributeValue });
    }
    const tags = tagsOf(request);
    const { Tags = [] } = ctx.call('sns', 'ListTagsForResource', { ResourceArn: TopicArn });
    const gone = Tags.filter(({ Key }) => !tags.some((each) => each.Key === Key)).map(({ Key = '' }) => Key);
    if (gone.length > 0) ctx.call('sns', 'UntagResource', { ResourceArn: TopicArn, TagKeys: gone });
    ctx.call('sns', 'TagResource', { ResourceArn: TopicArn, Tags: tags });
    const wanted = read(request).Subscription ?? [];
    const previous = (request.previous as TopicProperties).Subscription ?? [];
    for (const old of previous) {
      if (wanted.some((each) => each.Protocol === old.Protocol && each.Endpoint === old.Endpoint)) continue;
      const found = ctx
        .by(subscriptionsOfTopic, TopicArn)
        .find((each) => each.protocol === old.Protocol && each.endpoint === old.Endpoint);
      if (found) ctx.call('sns', 'Unsubscribe', { SubscriptionArn: found.arn });
    }
    subscribe(TopicArn, request, ctx);
    return { status: 'success', physicalId: TopicArn };
  },

  delete(TopicArn, _request, ctx) {
    ctx.call('sns', 'DeleteTopic', { TopicArn });
    return { status: 'success', physicalId: TopicArn };
  },

  read(TopicArn, _properties, ctx) {
    const { Attributes } = ctx.call('sns', 'GetTopicAttributes', { TopicArn });
    const { Tags } = ctx.call('sns', 'ListTagsForResource', { ResourceArn: TopicArn });
    return {
      ...Attributes,
      TopicName: TopicArn.split(':').at(-1),
      DeliveryStatusLogging: statusLogging(Attributes),
      Subscription: ctx
        .by(subscriptionsOfTopic, TopicArn)
        .map(({ protocol, endpoint }) => ({ Protocol: protocol, Endpoint: endpoint })),
      Tags,
    };
  },
  attributes(TopicArn, ctx) {
    const { name } = ctx.get(topics, TopicArn.split(':').at(-1)!) ?? {};
    return { TopicArn, TopicName: name };
  },
};

function subscribe(TopicArn: string, request: ResourceRequest, ctx: Context): void {
  for (const { Protocol, Endpoint } of read(request).Subscription ?? [])
    ctx.call('sns', 'Subscribe', { TopicArn, Protocol, Endpoint });
}
