// AWS::Serverless::Function: a function with its role, its version and alias, and what its events need.
// https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-function.html
import { createHash } from 'node:crypto';
import { validationError } from '../../faults.ts';
import { canonical, isObject, type Json, type JsonObject } from '../../template/json.ts';
import { aliasId } from './apis/routes.ts';
import { eventsOf } from './events.ts';
import { invalidResource, type Made, pick, type Translator, withSamTag } from './translator.ts';

/** Properties that AWS::Lambda::Function has by the same name. */
const same = [
  'Architectures',
  'Description',
  'Environment',
  'EphemeralStorage',
  'FileSystemConfigs',
  'FunctionName',
  'Handler',
  'ImageConfig',
  'KmsKeyArn',
  'Layers',
  'LoggingConfig',
  'MemorySize',
  'PackageType',
  'RecursiveLoop',
  'ReservedConcurrentExecutions',
  'Runtime',
  'SnapStart',
  'Timeout',
  'VpcConfig',
];

export const serverlessFunction: Translator = ({ logicalId, properties, attributes, resources }) => {
  const { AutoPublishAlias, Role, Tags, DeadLetterQueue, Tracing, DeploymentPreference } = properties;
  if (isObject(DeploymentPreference) && DeploymentPreference.Enabled !== false)
    throw validationError(
      `Drydock does not translate DeploymentPreference of AWS SAM yet (${logicalId}): its aliases move at once.`,
    );
  const { Condition } = attributes;
  const condition: JsonObject = Condition === undefined ? {} : { Condition };
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
  if (Role === undefined) made[`${logicalId}Role`] = { ...condition, ...roleOf(logicalId, properties) };
  const references: Record<string, string> = {};
  let target: Json = { Ref: logicalId };
  if (AutoPublishAlias !== undefined) {
    const hash = createHash('sha256')
      .update(canonical(made[logicalId]?.Properties))
      .digest('hex')
      .slice(0, 10);
    const version = `${logicalId}Version${hash}`;
    const alias = aliasId(logicalId, AutoPublishAlias);
    made[version] = {
      ...condition,
      Type: 'AWS::Lambda::Version',
      DeletionPolicy: 'Retain',
      Properties: { FunctionName: { Ref: logicalId } },
    };
    made[alias] = {
      ...condition,
      Type: 'AWS::Lambda::Alias',
      Properties: {
        Name: AutoPublishAlias,
        FunctionName: { Ref: logicalId },
        FunctionVersion: { 'Fn::GetAtt': [version, 'Version'] },
      },
    };
    references[`${logicalId}.Version`] = version;
    references[`${logicalId}.Alias`] = alias;
    target = { Ref: alias };
  }
  const arn: Json = AutoPublishAlias === undefined ? { 'Fn::GetAtt': [logicalId, 'Arn'] } : target;
  const events = eventsOf({ logicalId, properties, target, arn, condition, resources });
  const result: Made = { resources: { ...made, ...events }, references };
  return result;
};

function codeOf(logicalId: string, { CodeUri, InlineCode, ImageUri, PackageType }: JsonObject): Json {
  if (InlineCode !== undefined) return { ZipFile: InlineCode };
  if (PackageType === 'Image' || ImageUri !== undefined) return { ImageUri: ImageUri ?? '' };
  if (isObject(CodeUri)) {
    const { Bucket = '', Key = '', Version } = CodeUri;
    return { S3Bucket: Bucket, S3Key: Key, ...(Version === undefined ? {} : { S3ObjectVersion: Version }) };
  }
  const [, bucket, key] = /^s3:\/\/([^/]+)\/(.+)$/.exec(String(CodeUri)) ?? [];
  if (bucket === undefined || key === undefined) {
    throw invalidResource(
      logicalId,
      "'CodeUri' is not a valid S3 Uri of the form 's3://bucket/key' with optional versionId query parameter.",
    );
  }
  return { S3Bucket: bucket, S3Key: key };
}

function roleOf(logicalId: string, properties: JsonObject): JsonObject {
  const { Policies = [], Events, VpcConfig, Tracing, PermissionsBoundary, RolePath, Tags } = properties;
  const given = (Array.isArray(Policies) ? Policies : [Policies]) as readonly Json[];
  const kinds = Object.values(isObject(Events) ? Events : {}).map((each) =>
    isObject(each) ? each.Type : '',
  );
  const service = (name: string) => `arn:aws:iam::aws:policy/service-role/${name}`;
  const managed: Json[] = [
    service('AWSLambdaBasicExecutionRole'),
    ...(VpcConfig === undefined ? [] : [service('AWSLambdaVPCAccessExecutionRole')]),
    ...(Tracing === 'Active' ? ['arn:aws:iam::aws:policy/AWSXRayDaemonWriteAccess'] : []),
    ...(kinds.includes('SQS') ? [service('AWSLambdaSQSQueueExecutionRole')] : []),
    ...(kinds.includes('DynamoDB') ? [service('AWSLambdaDynamoDBExecutionRole')] : []),
    ...(kinds.includes('Kinesis') ? [service('AWSLambdaKinesisExecutionRole')] : []),
  ];
  const inline: Json[] = [];
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
      AssumeRolePolicyDocument: {
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

const managedPolicy = (name: string) => `arn:aws:iam::aws:policy/${name}`;

/** Policies decide nothing here, so that one of SAM's policy templates is recorded by its name. */
const ofTemplate = (name: string): Json => ({
  Version: '2012-10-17',
  Statement: [{ Sid: name.replace(/[^A-Za-z0-9]/g, ''), Effect: 'Allow', Action: '*', Resource: '*' }],
});
