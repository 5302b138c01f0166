// AWS::Serverless::Function: a function with its role, its version and alias, and what its events need.
// https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-function.html
import { validationError } from '../../faults.ts';
import { isObject, type Json, type JsonObject } from '../../template/json.ts';
import { aliasId } from './apis/routes.ts';
import { eventsOf } from './events.ts';
import { s3Location } from './s3-location.ts';
import {
  contentHash,
  inheritedFrom,
  invalidResource,
  type Made,
  pick,
  type Translator,
  withSamTag,
} from './translator.ts';
import { urlOf } from './url.ts';

/** Properties that AWS::Lambda::Function has by the same name. */
const same = [
  'Architectures',
  'CapacityProviderConfig',
  'CodeSigningConfigArn',
  'Description',
  'DurableConfig',
  'Environment',
  'EphemeralStorage',
  'FileSystemConfigs',
  'FunctionName',
  'FunctionScalingConfig',
  'Handler',
  'ImageConfig',
  'KmsKeyArn',
  'Layers',
  'LoggingConfig',
  'MemorySize',
  'PackageType',
  'PublishToLatestPublished',
  'RecursiveLoop',
  'ReservedConcurrentExecutions',
  'Runtime',
  'RuntimeManagementConfig',
  'SnapStart',
  'TenancyConfig',
  'Timeout',
  'VpcConfig',
];

export const serverlessFunction: Translator = ({ logicalId, properties, attributes, resources }) => {
  const { AutoPublishAlias, Role, Tags, DeadLetterQueue, Tracing, DeploymentPreference } = properties;
  if (isObject(DeploymentPreference) && DeploymentPreference.Enabled !== false)
    throw validationError(
      `Drydock does not translate DeploymentPreference of AWS SAM yet (${logicalId}): its aliases move at once.`,
    );
  const inherited = inheritedFrom(attributes);
  const made: Record<string, JsonObject> = {
    [logicalId]: {
      ...attributes,
      Type: 'AWS::Lambda::Function',
      Properties: {
        Code: codeOf(logicalId, properties),
        ...pick(properties, same),
        ...(isObject(DeadLetterQueue) && DeadLetterQueue.TargetArn !== undefined
          ? { DeadLetterConfig: { TargetArn: DeadLetterQueue.TargetArn } }
          : {}),
        ...(Tracing === undefined ? {} : { TracingConfig: { Mode: Tracing } }),
        Role: Role ?? { 'Fn::GetAtt': [`${logicalId}Role`, 'Arn'] },
        Tags: withSamTag(Tags),
      },
    },
  };
  if (Role === undefined) made[`${logicalId}Role`] = { ...inherited, ...roleOf(logicalId, properties) };
  const references: Record<string, string> = {};
  let target: Json = { Ref: logicalId };
  if (AutoPublishAlias !== undefined) {
    const version = `${logicalId}Version${versionHash(properties, made[logicalId]!.Properties as JsonObject)}`;
    const alias = aliasId(logicalId, AutoPublishAlias);
    const { VersionDescription: Description } = properties;
    made[version] = {
      DeletionPolicy: 'Retain',
      ...inherited,
      Type: 'AWS::Lambda::Version',
      Properties: {
        FunctionName: { Ref: logicalId },
        ...(Description === undefined ? {} : { Description }),
      },
    };
    made[alias] = {
      ...inherited,
      Type: 'AWS::Lambda::Alias',
      Properties: {
        Name: AutoPublishAlias,
        FunctionName: { Ref: logicalId },
        FunctionVersion: { 'Fn::GetAtt': [version, 'Version'] },
        ...pick(properties, ['ProvisionedConcurrencyConfig']),
      },
    };
    references[`${logicalId}.Version`] = version;
    references[`${logicalId}.Alias`] = alias;
    target = { Ref: alias };
  }
  const arn: Json = AutoPublishAlias === undefined ? { 'Fn::GetAtt': [logicalId, 'Arn'] } : target;
  const events = eventsOf({ logicalId, properties, target, arn, condition: inherited, resources });
  const url = urlOf(logicalId, properties, target, inherited);
  const result: Made = { resources: { ...made, ...url, ...events }, references };
  return result;
};

/** A version is published when the code, the environment, the memory or SnapStart changes; with all properties, when any does. */
function versionHash(properties: JsonObject, made: JsonObject): string {
  if (properties.AutoPublishCodeSha256 !== undefined)
    return String(properties.AutoPublishCodeSha256).slice(0, 10);
  if (properties.AutoPublishAliasAllProperties === true) return contentHash(made);
  const { Code, Environment, MemorySize, SnapStart } = made;
  return contentHash({
    ...(isObject(Code) ? Code : {}),
    ...(isObject(Environment) ? Environment : {}),
    ...(MemorySize === undefined ? {} : { MemorySize }),
    ...(isObject(SnapStart) && (SnapStart.ApplyOn ?? 'None') !== 'None' ? { SnapStart } : {}),
  });
}

function codeOf(logicalId: string, { CodeUri, InlineCode, ImageUri, PackageType }: JsonObject): Json {
  if (InlineCode !== undefined) return { ZipFile: InlineCode };
  if (PackageType === 'Image' || ImageUri !== undefined) return { ImageUri: ImageUri ?? '' };
  const location = s3Location(CodeUri);
  if (!location)
    throw invalidResource(
      logicalId,
      "'CodeUri' is not a valid S3 Uri of the form 's3://bucket/key' with optional versionId query parameter.",
    );
  return location;
}

function roleOf(logicalId: string, properties: JsonObject): JsonObject {
  const {
    Policies = [],
    Events,
    VpcConfig,
    Tracing,
    PermissionsBoundary,
    RolePath,
    Tags,
    DeadLetterQueue,
  } = properties;
  const given = (Array.isArray(Policies) ? Policies : [Policies]) as readonly Json[];
  const kinds = Object.values(isObject(Events) ? Events : {}).map((each) =>
    isObject(each) ? each.Type : '',
  );
  const service = (name: string) => `arn:aws:iam::aws:policy/service-role/${name}`;
  const managed: Json[] = [
    service('AWSLambdaBasicExecutionRole'),
    ...(Tracing === 'Active' ? [managedPolicy('AWSXrayWriteOnlyAccess')] : []),
    ...(VpcConfig === undefined ? [] : [service('AWSLambdaVPCAccessExecutionRole')]),
    ...(kinds.includes('SQS') ? [service('AWSLambdaSQSQueueExecutionRole')] : []),
    ...(kinds.includes('DynamoDB') ? [service('AWSLambdaDynamoDBExecutionRole')] : []),
    ...(kinds.includes('Kinesis') ? [service('AWSLambdaKinesisExecutionRole')] : []),
  ];
  const inline: Json[] = isObject(DeadLetterQueue) ? [deadLetterPolicy(DeadLetterQueue)] : [];
  given.forEach((policy, at) => {
    const name = `${logicalId}RolePolicy${at}`;
    if (typeof policy === 'string') managed.push(policy.startsWith('arn:') ? policy : managedPolicy(policy));
    else if (!isObject(policy)) throw invalidResource(logicalId, "Type of property 'Policies' is invalid.");
    else if (policy.Statement !== undefined) inline.push({ PolicyName: name, PolicyDocument: policy });
    else if (policy.Ref !== undefined || Object.keys(policy)[0]?.startsWith('Fn::')) managed.push(policy);
    else inline.push({ PolicyName: name, PolicyDocument: ofTemplate(Object.keys(policy)[0] ?? '') });
  });
  return {
    Type: 'AWS::IAM::Role',
    Properties: {
      AssumeRolePolicyDocument: properties.AssumeRolePolicyDocument ?? {
        Version: '2012-10-17',
        Statement: [
          { Effect: 'Allow', Action: ['sts:AssumeRole'], Principal: { Service: ['lambda.amazonaws.com'] } },
        ],
      },
      ManagedPolicyArns: managed,
      ...(inline.length === 0 ? {} : { Policies: inline }),
      ...(PermissionsBoundary === undefined ? {} : { PermissionsBoundary }),
      ...(RolePath === undefined ? {} : { Path: RolePath }),
      Tags: withSamTag(Tags),
    },
  };
}

const deadLetterPolicy = ({ Type, TargetArn = '' }: JsonObject): Json => ({
  PolicyName: 'DeadLetterQueuePolicy',
  PolicyDocument: {
    Version: '2012-10-17',
    Statement: [
      { Action: Type === 'SNS' ? 'sns:Publish' : 'sqs:SendMessage', Resource: TargetArn, Effect: 'Allow' },
    ],
  },
});

const managedPolicy = (name: string) => `arn:aws:iam::aws:policy/${name}`;

/** What SAM's policy templates allow is not known here: one allows everything, by its name. */
const ofTemplate = (name: string): Json => ({
  Version: '2012-10-17',
  Statement: [{ Sid: name.replace(/[^A-Za-z0-9]/g, ''), Effect: 'Allow', Action: '*', Resource: '*' }],
});
