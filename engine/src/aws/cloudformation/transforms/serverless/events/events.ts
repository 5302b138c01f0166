// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the placeholders of templates are plain texts.
// What a function's events need: a rule, a subscription, a mapping, an API; and the permission to invoke it.
// https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-function-eventsource.html
import { validationError } from '../../../faults.ts';
import { isObject, type Json, type JsonObject } from '../../../template/json.ts';
import { anyMethod, apiOf, routeOf } from '../apis/routes.ts';
import { stageSuffix } from '../apis/stage-id.ts';
import { invalidResource, pick } from '../translator.ts';
import { deadLettersOfRule, deadLettersOfSchedule } from './dead-letter.ts';
import { queuedSubscription, subscription } from './topic.ts';

interface Wiring {
  readonly logicalId: string;
  readonly properties: JsonObject;
  /** The function, or its alias. */
  readonly target: Json;
  readonly arn: Json;
  readonly condition: JsonObject;
  readonly resources: JsonObject;
  /** What `Ref` may call what the function makes: what events make is added. */
  readonly references: Record<string, string>;
}

export function eventsOf(wiring: Wiring): Record<string, JsonObject> {
  const { logicalId, properties } = wiring;
  const { Events = {} } = properties;
  if (!isObject(Events)) throw invalidResource(logicalId, "Type of property 'Events' is invalid.");
  return Object.assign(
    {},
    ...Object.entries(Events).map(([name, event]) => {
      if (!isObject(event)) throw invalidResource(logicalId, `Event with id [${name}] is invalid.`);
      return eventOf(name, String(event.Type), isObject(event.Properties) ? event.Properties : {}, wiring);
    }),
  ) as Record<string, JsonObject>;
}

/** @param queue the ARN of the queue that gets what the function does not take, if there is one */
const scheduleRole = (
  id: string,
  arn: Json,
  properties: JsonObject,
  queue: Json | undefined,
): JsonObject => ({
  Type: 'AWS::IAM::Role',
  Properties: {
    AssumeRolePolicyDocument: {
      Version: '2012-10-17',
      Statement: [
        { Effect: 'Allow', Action: ['sts:AssumeRole'], Principal: { Service: ['scheduler.amazonaws.com'] } },
      ],
    },
    Policies: [
      {
        PolicyName: `${id}LambdaPolicy`,
        PolicyDocument: {
          Statement: [{ Action: 'lambda:InvokeFunction', Effect: 'Allow', Resource: arn }],
        },
      },
      ...(queue === undefined
        ? []
        : [
            {
              PolicyName: `${id}SQSPolicy`,
              PolicyDocument: {
                Statement: [{ Action: 'sqs:SendMessage', Effect: 'Allow', Resource: queue }],
              },
            },
          ]),
    ],
    ...pick(properties, ['PermissionsBoundary']),
  },
});

const mapped = ['SQS', 'Kinesis', 'DynamoDB', 'MSK', 'MQ'];

function eventOf(
  name: string,
  type: string,
  properties: JsonObject,
  wiring: Wiring,
): Record<string, JsonObject> {
  const { target, arn, condition } = wiring;
  const id = `${wiring.logicalId}${name}`;
  const permission = (Principal: string, SourceArn?: Json, stage = ''): Record<string, JsonObject> => ({
    [`${id}Permission${stage}`]: {
      ...condition,
      Type: 'AWS::Lambda::Permission',
      Properties: {
        Action: 'lambda:InvokeFunction',
        FunctionName: target,
        Principal,
        ...(SourceArn === undefined ? {} : { SourceArn }),
      },
    },
  });
  const event = { id, logicalId: wiring.logicalId, properties, inherited: condition };
  const rule = (given: JsonObject): Record<string, JsonObject> => {
    const deadLetters = deadLettersOfRule(event);
    return {
      [id]: {
        ...condition,
        Type: 'AWS::Events::Rule',
        Properties: {
          ...given,
          Targets: [
            {
              Id: `${id}LambdaTarget`,
              Arn: arn,
              ...pick(properties, ['Input', 'InputPath', 'InputTransformer', 'RetryPolicy']),
              ...deadLetters.config,
            },
          ],
        },
      },
      ...deadLetters.resources,
      ...permission('events.amazonaws.com', { 'Fn::GetAtt': [id, 'Arn'] }),
    };
  };
  switch (type) {
    case 'Schedule':
      return rule({
        ScheduleExpression: properties.Schedule ?? '',
        ...pick(properties, ['Name', 'Description', 'State']),
        ...(properties.Enabled === false ? { State: 'DISABLED' } : {}),
      });
    case 'ScheduleV2': {
      const deadLetters = deadLettersOfSchedule(event);
      return {
        [id]: {
          ...condition,
          Type: 'AWS::Scheduler::Schedule',
          Properties: {
            ScheduleExpression: properties.ScheduleExpression ?? '',
            FlexibleTimeWindow: properties.FlexibleTimeWindow ?? { Mode: 'OFF' },
            ...pick(properties, ['Description', 'GroupName', 'Name', 'ScheduleExpressionTimezone', 'State']),
            ...pick(properties, ['StartDate', 'EndDate', 'KmsKeyArn']),
            ...(properties.Name === undefined && properties.OmitName !== true ? { Name: id } : {}),
            Target: {
              Arn: arn,
              RoleArn: properties.RoleArn ?? { 'Fn::GetAtt': [`${id}Role`, 'Arn'] },
              ...pick(properties, ['Input', 'RetryPolicy']),
              ...deadLetters.config,
            },
          },
        },
        ...deadLetters.resources,
        ...(properties.RoleArn === undefined
          ? { [`${id}Role`]: { ...condition, ...scheduleRole(id, arn, properties, deadLetters.arn) } }
          : {}),
      };
    }
    case 'EventBridgeRule':
    case 'CloudWatchEvent':
      return rule({
        EventPattern: properties.Pattern ?? {},
        ...(properties.RuleName === undefined ? {} : { Name: properties.RuleName }),
        ...pick(properties, ['EventBusName', 'State']),
      });
    case 'SNS':
      if (properties.SqsSubscription !== undefined && properties.SqsSubscription !== false) {
        const { logicalId, resources, references } = wiring;
        const names = [logicalId, name] as const;
        const made = queuedSubscription({ id, names, properties, target, inherited: condition, resources });
        if (made.queue !== undefined) references[`${logicalId}.DestinationQueue`] = made.queue;
        return made.resources;
      }
      return {
        [id]: { ...condition, ...subscription('lambda', arn, properties) },
        ...permission('sns.amazonaws.com', properties.Topic),
      };
    case 'Api':
    case 'HttpApi':
      return permission(
        'apigateway.amazonaws.com',
        executeApi(wiring, name, type, properties),
        type === 'Api' ? stageOf(wiring, apiOf(wiring.logicalId, name, type, properties)) : '',
      );
    default: {
      if (!mapped.includes(type))
        throw validationError(
          `Drydock does not translate events of the type ${type} of AWS SAM yet (${id}).`,
        );
      const { Queue, Stream, Broker, ...rest } = withoutTypes(properties);
      return {
        [id]: {
          ...condition,
          Type: 'AWS::Lambda::EventSourceMapping',
          Properties: { ...rest, EventSourceArn: Queue ?? Stream ?? Broker ?? '', FunctionName: target },
        },
      };
    }
  }
}

/** The type of what fails goes to is for SAM alone. */
function withoutTypes(properties: JsonObject): JsonObject {
  const { DestinationConfig } = properties;
  const onFailure = isObject(DestinationConfig) ? DestinationConfig.OnFailure : undefined;
  if (!isObject(DestinationConfig) || !isObject(onFailure)) return properties;
  const { Type: _type, ...OnFailure } = onFailure;
  return { ...properties, DestinationConfig: { ...DestinationConfig, OnFailure } };
}

/** The name of the stage of an API of the template, as it is part of logical ids. */
function stageOf({ resources }: Wiring, api: string): string {
  const declared = resources[api];
  const properties = isObject(declared) && isObject(declared.Properties) ? declared.Properties : {};
  return stageSuffix(properties.StageName);
}

/** The ARN of a route in every stage: a path's parameters are `*`. */
function executeApi({ logicalId }: Wiring, name: string, type: string, properties: JsonObject): Json {
  const { path, method } = routeOf(logicalId, name, type, properties);
  const partition = type === 'Api' ? 'aws' : '${AWS::Partition}';
  const route =
    path === '$default'
      ? '*'
      : `${method === anyMethod ? '*' : method.toUpperCase()}${path.replace(/\{[^}]+\}/g, '*')}`;
  return {
    'Fn::Sub': [
      `arn:${partition}:execute-api:\${AWS::Region}:\${AWS::AccountId}:\${__ApiId__}/\${__Stage__}/${route}`,
      { __ApiId__: { Ref: apiOf(logicalId, name, type, properties) }, __Stage__: '*' },
    ],
  };
}
