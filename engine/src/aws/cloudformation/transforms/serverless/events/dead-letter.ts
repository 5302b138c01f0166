// Where an event goes that its function does not take: a queue that is named, or one that SAM makes.
// https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-function-deadletterconfig.html
import { isObject, type Json, type JsonObject } from '../../../template/json.ts';
import { invalidResource } from '../translator.ts';

interface Event {
  /** Of the rule or the schedule that the event is. */
  readonly id: string;
  /** The function's. */
  readonly logicalId: string;
  readonly properties: JsonObject;
  /** The function's condition and policies. */
  readonly inherited: JsonObject;
}

interface DeadLetters {
  /** What the rule's or the schedule's target has: nothing, or a DeadLetterConfig. */
  readonly config: JsonObject;
  /** Of the queue. */
  readonly arn?: Json;
  readonly resources: Record<string, JsonObject>;
}

/** Of a rule, which a queue's policy lets send. @throws ValidationError */
export function deadLettersOfRule(event: Event): DeadLetters {
  const made = deadLettersOfSchedule(event);
  const [queue] = Object.keys(made.resources);
  if (queue === undefined || made.arn === undefined) return made;
  const policy = {
    ...event.inherited,
    Type: 'AWS::SQS::QueuePolicy',
    Properties: { PolicyDocument: mayBeSentTo(made.arn, event.id), Queues: [{ Ref: queue }] },
  };
  return { ...made, resources: { ...made.resources, [`${event.id}QueuePolicy`]: policy } };
}

/** Of a schedule, whose role lets it send. @throws ValidationError */
export function deadLettersOfSchedule({ id, logicalId, properties, inherited }: Event): DeadLetters {
  const given = properties.DeadLetterConfig;
  if (given === undefined) return { config: {}, resources: {} };
  const refused = (why: string) => invalidResource(logicalId, `Event with id [${id}] is invalid. ${why}`);
  const { Arn, Type, QueueLogicalId = `${id}Queue` } = isObject(given) ? given : {};
  if (Arn !== undefined && Type !== undefined)
    throw refused("You can either define 'Arn' or 'Type' property of DeadLetterConfig.");
  if (Type !== undefined && Type !== 'SQS')
    throw refused("The only valid value for 'Type' property of DeadLetterConfig is 'SQS'.");
  if (Arn !== undefined) return { config: { DeadLetterConfig: { Arn } }, arn: Arn, resources: {} };
  if (Type === undefined) throw refused("No 'Arn' or 'Type' property provided for DeadLetterConfig.");
  if (typeof QueueLogicalId !== 'string') throw refused('QueueLogicalId must be a string');
  const arn = { 'Fn::GetAtt': [QueueLogicalId, 'Arn'] };
  return {
    config: { DeadLetterConfig: { Arn: arn } },
    arn,
    resources: { [QueueLogicalId]: { ...inherited, Type: 'AWS::SQS::Queue', Properties: {} } },
  };
}

const mayBeSentTo = (queue: Json, rule: string): JsonObject => ({
  Version: '2012-10-17',
  Statement: [
    {
      Action: 'sqs:SendMessage',
      Effect: 'Allow',
      Principal: { Service: 'events.amazonaws.com' },
      Resource: queue,
      Condition: { ArnEquals: { 'aws:SourceArn': { 'Fn::GetAtt': [rule, 'Arn'] } } },
    },
  ],
});
