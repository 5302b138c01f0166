// What a function's events need: a rule, a subscription, a mapping, an API; and the permission to invoke it.
// https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-function-eventsource.html
import { validationError } from '../../faults.ts';
import { isObject, type Json, type JsonObject } from '../../template/json.ts';
import { implicitApi, implicitHttpApi } from './apis.ts';
import { invalidResource, pick } from './translator.ts';

interface Wiring {
  readonly logicalId: string;
  readonly properties: JsonObject;
  /** The function, or its alias. */
  readonly target: Json;
  readonly arn: Json;
  readonly condition: JsonObject;
  readonly resources: JsonObject;
}

export function eventsOf(wiring: Wiring): Record<string, JsonObject> {
  const { logicalId, properties } = wiring;
  const { Events = {} } = properties;
  if (!isObject(Events)) throw invalidResource(logicalId, "Type of property 'Events' is invalid.");
  return Object.assign(
    {},
    ...Object.entries(Events).map(([name, event]) => {
      if (!isObject(event)) throw invalidResource(logicalId, `Event with id [${name}] is invalid.`);
      return eventOf(
        `${logicalId}${name}`,
        String(event.Type),
        isObject(event.Properties) ? event.Properties : {},
        wiring,
      );
    }),
  ) as Record<string, JsonObject>;
}

const scheduleRole: JsonObject = {
  Type: 'AWS::IAM::Role',
  Properties: {
    AssumeRolePolicyDocument: {
      Version: '2012-10-17',
      Statement: [
        { Effect: 'Allow', Action: ['sts:AssumeRole'], Principal: { Service: ['scheduler.amazonaws.com'] } },
      ],
    },
  },
};

const mapped = ['SQS', 'Kinesis', 'DynamoDB', 'MSK', 'MQ'];

function eventOf(
  id: string,
  type: string,
  properties: JsonObject,
  wiring: Wiring,
): Record<string, JsonObject> {
  const { target, arn, condition } = wiring;
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
  const rule = (given: JsonObject): Record<string, JsonObject> => ({
    [id]: {
      ...condition,
      Type: 'AWS::Events::Rule',
      Properties: {
        ...given,
        Targets: [
          { Id: `${id}LambdaTarget`, Arn: arn, ...pick(properties, ['Input', 'InputPath', 'RetryPolicy']) },
        ],
      },
    },
    ...permission('events.amazonaws.com', { 'Fn::GetAtt': [id, 'Arn'] }),
  });
  switch (type) {
    case 'Schedule':
      return rule({
        ScheduleExpression: properties.Schedule ?? '',
        ...pick(properties, ['Name', 'Description', 'State']),
        ...(properties.Enabled === false ? { State: 'DISABLED' } : {}),
      });
    case 'ScheduleV2':
      return {
        [id]: {
          ...condition,
          Type: 'AWS::Scheduler::Schedule',
          Properties: {
            ScheduleExpression: properties.ScheduleExpression ?? '',
            FlexibleTimeWindow: properties.FlexibleTimeWindow ?? { Mode: 'OFF' },
            ...pick(properties, ['Description', 'GroupName', 'Name', 'ScheduleExpressionTimezone', 'State']),
            Target: {
              Arn: arn,
              RoleArn: properties.RoleArn ?? { 'Fn::GetAtt': [`${id}Role`, 'Arn'] },
              ...pick(properties, ['Input', 'RetryPolicy']),
            },
          },
        },
        ...(properties.RoleArn === undefined ? { [`${id}Role`]: { ...condition, ...scheduleRole } } : {}),
      };
    case 'EventBridgeRule':
    case 'CloudWatchEvent':
      return rule({
        EventPattern: properties.Pattern ?? {},
        ...(properties.RuleName === undefined ? {} : { Name: properties.RuleName }),
        ...pick(properties, ['EventBusName', 'State']),
      });
    case 'SNS':
      return {
        [id]: {
          ...condition,
          Type: 'AWS::SNS::Subscription',
          Properties: {
            Protocol: 'lambda',
            Endpoint: arn,
            TopicArn: properties.Topic ?? '',
            ...pick(properties, ['FilterPolicy', 'FilterPolicyScope', 'Region', 'RedrivePolicy']),
          },
        },
        ...permission('sns.amazonaws.com', properties.Topic),
      };
    case 'Api':
      return {
        ...implicitApi(properties),
        ...permission(
          'apigateway.amazonaws.com',
          undefined,
          properties.RestApiId === undefined ? 'Prod' : '',
        ),
      };
    case 'HttpApi':
      return { ...implicitHttpApi(properties), ...permission('apigateway.amazonaws.com') };
    default: {
      if (!mapped.includes(type))
        throw validationError(
          `Drydock does not translate events of the type ${type} of AWS SAM yet (${id}).`,
        );
      const { Queue, Stream, Broker, ...rest } = properties;
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
