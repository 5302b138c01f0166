// An event of an SNS topic: a subscription of the function, or of a queue that it polls.
// https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-function-sns.html
import { isObject, type Json, type JsonObject } from '../../../template/json.ts';
import { invalidResource, pick } from '../translator.ts';

interface Subscription {
  /** Of what the event makes. */
  readonly id: string;
  /** The function's logical id and the event's, for errors. */
  readonly names: readonly [string, string];
  readonly properties: JsonObject;
  /** The function, or its alias. */
  readonly target: Json;
  /** The function's condition and policies. */
  readonly inherited: JsonObject;
  /** The template's resources, as they are written. */
  readonly resources: JsonObject;
}

/** A topic's subscription, under the id of its event. */
export const subscription = (protocol: string, Endpoint: Json, properties: JsonObject): JsonObject => ({
  Type: 'AWS::SNS::Subscription',
  Properties: {
    Protocol: protocol,
    Endpoint,
    TopicArn: properties.Topic ?? '',
    ...pick(properties, ['FilterPolicy', 'FilterPolicyScope', 'Region', 'RedrivePolicy']),
  },
});

/** @returns and the logical id of a queue that was made @throws ValidationError */
export function queuedSubscription({ id, names, properties, target, inherited, resources }: Subscription): {
  readonly resources: Record<string, JsonObject>;
  readonly queue?: string;
} {
  const { Topic = '', SqsSubscription } = properties;
  const given = isObject(SqsSubscription) ? SqsSubscription : undefined;
  const queue = `${id}Queue`;
  const arn = given ? given.QueueArn : { 'Fn::GetAtt': [queue, 'Arn'] };
  const url = given ? given.QueueUrl : { Ref: queue };
  if (arn === undefined || url === undefined)
    throw invalidResource(
      names[0],
      `Event with id [${names[1]}] is invalid. No QueueARN or QueueURL provided.`,
    );
  const made: Record<string, JsonObject> = {
    [`${id}EventSourceMapping`]: {
      ...inherited,
      Type: 'AWS::Lambda::EventSourceMapping',
      // SAM takes no notice of the Enabled of SqsSubscription.
      Properties: {
        BatchSize: given?.BatchSize ?? 10,
        Enabled: true,
        EventSourceArn: arn,
        FunctionName: target,
      },
    },
    [String(given?.QueuePolicyLogicalId ?? `${id}QueuePolicy`)]: {
      ...inherited,
      Type: 'AWS::SQS::QueuePolicy',
      Properties: { PolicyDocument: mayBeSentTo(arn, Topic), Queues: [url] },
    },
    [id]: { ...inherited, ...subscription('sqs', arn, properties) },
  };
  if (given) return { resources: made };
  const Properties: JsonObject = isFifo(Topic, resources) ? { FifoQueue: true } : {};
  return {
    resources: { ...made, [queue]: { ...inherited, Type: 'AWS::SQS::Queue', Properties } },
    queue,
  };
}

const mayBeSentTo = (queue: Json, topic: Json): JsonObject => ({
  Version: '2012-10-17',
  Statement: [
    {
      Action: 'sqs:SendMessage',
      Effect: 'Allow',
      Principal: '*',
      Resource: queue,
      Condition: { ArnEquals: { 'aws:SourceArn': topic } },
    },
  ],
});

/** Whether the topic is one of the template's, and FIFO. */
function isFifo(topic: Json, resources: JsonObject): boolean {
  const id = isObject(topic) ? topic.Ref : undefined;
  const declared = typeof id === 'string' && Object.hasOwn(resources, id) ? resources[id] : undefined;
  const properties = isObject(declared) ? declared.Properties : undefined;
  return isObject(properties) && String(properties.FifoTopic) === 'true';
}
