// The role of a function that names none: what SAM lets it do, what its Policies and its events ask for.
// https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-generated-resources-function.html
import { isObject, type Json, type JsonObject } from '../../../template/json.ts';
import { eventPolicies } from '../events/policies.ts';
import { invalidResource, withSamTag } from '../translator.ts';
import { policiesOf } from './policies.ts';

const service = (name: string) => `arn:aws:iam::aws:policy/service-role/${name}`;

/** @param destinations what the destinations of EventInvokeConfig need, with names @throws ValidationError */
export function roleOf(
  logicalId: string,
  properties: JsonObject,
  destinations: readonly JsonObject[],
): JsonObject {
  const { DurableConfig, Events, VpcConfig, Tracing, PermissionsBoundary, RolePath, Tags } = properties;
  const own = policiesOf(logicalId, properties.Policies);
  const ofEvents = eventPolicies(logicalId, Events);
  const managed: readonly Json[] = [
    service(
      DurableConfig === undefined
        ? 'AWSLambdaBasicExecutionRole'
        : 'AWSLambdaBasicDurableExecutionRolePolicy',
    ),
    ...(Tracing === undefined || Tracing === 'Disabled'
      ? []
      : ['arn:aws:iam::aws:policy/AWSXrayWriteOnlyAccess']),
    ...(VpcConfig === undefined ? [] : [service('AWSLambdaVPCAccessExecutionRole')]),
    ...own.managed,
    ...ofEvents.managed.map(service),
  ];
  const inline: readonly Json[] = [
    ...deadLetterPolicies(logicalId, properties),
    ...destinations,
    ...own.inline,
    ...ofEvents.inline,
  ];
  return {
    Type: 'AWS::IAM::Role',
    Properties: {
      AssumeRolePolicyDocument: properties.AssumeRolePolicyDocument ?? {
        Version: '2012-10-17',
        Statement: [
          { Effect: 'Allow', Action: ['sts:AssumeRole'], Principal: { Service: ['lambda.amazonaws.com'] } },
        ],
      },
      ManagedPolicyArns: [...new Map(managed.map((each) => [JSON.stringify(each), each])).values()],
      ...(inline.length === 0 ? {} : { Policies: inline }),
      ...(PermissionsBoundary === undefined ? {} : { PermissionsBoundary }),
      ...(RolePath === undefined ? {} : { Path: RolePath }),
      Tags: withSamTag(Tags),
    },
  };
}

const sends: Readonly<Record<string, string>> = { SQS: 'sqs:SendMessage', SNS: 'sns:Publish' };

function deadLetterPolicies(logicalId: string, { DeadLetterQueue }: JsonObject): JsonObject[] {
  if (!isObject(DeadLetterQueue)) return [];
  const { Type, TargetArn } = DeadLetterQueue;
  if (Type === undefined || TargetArn === undefined)
    throw invalidResource(
      logicalId,
      "'DeadLetterQueue' requires Type and TargetArn properties to be specified.",
    );
  const Action = sends[String(Type)];
  if (Action === undefined)
    throw invalidResource(logicalId, "'DeadLetterQueue' requires Type of ['SQS', 'SNS']");
  return [
    {
      PolicyName: 'DeadLetterQueuePolicy',
      PolicyDocument: {
        Version: '2012-10-17',
        Statement: [{ Action, Resource: TargetArn, Effect: 'Allow' }],
      },
    },
  ];
}
