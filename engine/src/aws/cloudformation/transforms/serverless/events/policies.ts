// What the events of a function ask for in its role, if it is SAM's: to read what they poll, and to send what failed elsewhere.
// https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-function-eventsource.html
import { isObject, type Json, type JsonObject } from '../../../template/json.ts';
import { destinationPolicy } from '../destinations.ts';

const pollers: Readonly<Record<string, string>> = {
  DynamoDB: 'AWSLambdaDynamoDBExecutionRole',
  Kinesis: 'AWSLambdaKinesisExecutionRole',
  MSK: 'AWSLambdaMSKExecutionRole',
  SQS: 'AWSLambdaSQSQueueExecutionRole',
};

/** Names of service roles' policies, and policies with their names. Each is there once. */
export function eventPolicies(
  logicalId: string,
  events: Json | undefined,
): { readonly managed: readonly string[]; readonly inline: readonly JsonObject[] } {
  const managed: string[] = [];
  const inline = new Map<string, JsonObject>();
  for (const [name, event] of Object.entries(isObject(events) ? events : {})) {
    if (!isObject(event)) continue;
    const { Type, Properties } = event;
    const properties = isObject(Properties) ? Properties : {};
    const isQueued = Type === 'SNS' && Boolean(properties.SqsSubscription);
    const poller = pollers[isQueued ? 'SQS' : String(Type)];
    if (poller !== undefined) managed.push(poller);
    const { DestinationConfig } = properties;
    const onFailure = isObject(DestinationConfig) ? DestinationConfig.OnFailure : undefined;
    if (poller === undefined || isQueued || !isObject(onFailure) || onFailure.Destination === undefined)
      continue;
    const policy = destinationPolicy(String(onFailure.Type), `${logicalId}${name}`, onFailure.Destination);
    const { PolicyDocument } = policy ?? {};
    const key = JSON.stringify(PolicyDocument);
    if (policy && !inline.has(key)) inline.set(key, policy);
  }
  return { managed, inline: [...inline.values()] };
}
