// AWS::Serverless::Function: a function with its role, its version and alias, and what its events need.
// https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-function.html
import { isObject, type Json, type JsonObject } from '../../../template/json.ts';
import { aliasId } from '../apis/routes.ts';
import { eventsOf } from '../events/events.ts';
import { s3Location } from '../s3-location.ts';
import {
  contentHash,
  inheritedFrom,
  invalidResource,
  pick,
  type Translator,
  withSamTag,
} from '../translator.ts';
import { deploymentPreferenceOf } from './deployment-preference.ts';
import { eventInvokeConfigOf } from './event-invoke-config.ts';
import { roleOf } from './role.ts';
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
  const { AutoPublishAlias, Role, Tags, DeadLetterQueue, Tracing } = properties;
  if (properties.VersionDeletionPolicy !== undefined && AutoPublishAlias === undefined)
    throw invalidResource(logicalId, "'VersionDeletionPolicy' requires 'AutoPublishAlias'.");
  if (AutoPublishAlias !== undefined) checkAlias(logicalId, AutoPublishAlias);
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
        ...(Tracing === undefined || Tracing === 'Disabled' ? {} : { TracingConfig: { Mode: Tracing } }),
        Role: Role ?? { 'Fn::GetAtt': [`${logicalId}Role`, 'Arn'] },
        Tags: withSamTag(Tags),
      },
    },
  };
  const deployment = deploymentPreferenceOf(logicalId, properties, inherited.Condition);
  const invocation = eventInvokeConfigOf({
    logicalId,
    given: properties.EventInvokeConfig,
    alias:
      AutoPublishAlias === undefined
        ? undefined
        : { name: AutoPublishAlias, logicalId: aliasId(logicalId, AutoPublishAlias) },
    inherited,
  });
  if (Role === undefined)
    made[`${logicalId}Role`] = { ...inherited, ...roleOf(logicalId, properties, invocation.policies) };
  const references: Record<string, string> = { ...invocation.references };
  let target: Json = { Ref: logicalId };
  if (AutoPublishAlias !== undefined) {
    const version = `${logicalId}Version${versionHash(properties, made[logicalId]!.Properties as JsonObject)}`;
    const alias = aliasId(logicalId, AutoPublishAlias);
    const { VersionDescription: Description } = properties;
    made[version] = {
      DeletionPolicy: deletionPolicy(logicalId, properties),
      ...inherited,
      Type: 'AWS::Lambda::Version',
      Properties: {
        FunctionName: { Ref: logicalId },
        ...(Description === undefined ? {} : { Description }),
      },
    };
    made[alias] = {
      ...inherited,
      ...deployment.attributes,
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
  const events = eventsOf({
    logicalId,
    properties,
    target,
    arn,
    condition: inherited,
    resources,
    references,
  });
  const url = urlOf(logicalId, properties, target, inherited);
  return {
    resources: { ...made, ...url, ...invocation.resources, ...events, ...deployment.resources },
    conditions: invocation.conditions,
    references,
  };
};

function checkAlias(logicalId: string, alias: Json): void {
  if (typeof alias !== 'string')
    throw invalidResource(logicalId, "'AutoPublishAlias' must be a string or a Ref to a template parameter");
  if (!/^(?![0-9]+$)[a-zA-Z0-9_-]+$/.test(alias))
    throw invalidResource(
      logicalId,
      `AutoPublishAlias name ('${alias}') must contain only alphanumeric characters, hyphens, or underscores matching (?!^[0-9]+$)([a-zA-Z0-9-_]+) pattern.`,
    );
}

/** Of a function's versions: they stay when another one takes their place. */
function deletionPolicy(
  logicalId: string,
  { VersionDeletionPolicy, CapacityProviderConfig }: JsonObject,
): Json {
  if (VersionDeletionPolicy === undefined) return CapacityProviderConfig === undefined ? 'Retain' : 'Delete';
  if (VersionDeletionPolicy !== 'Delete' && VersionDeletionPolicy !== 'Retain')
    throw invalidResource(
      logicalId,
      "Property 'VersionDeletionPolicy' should be a one of the strings: 'Delete' or 'Retain'.",
    );
  return VersionDeletionPolicy;
}

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

function codeOf(logicalId: string, properties: JsonObject): Json {
  const { CodeUri, InlineCode, ImageUri, PackageType, SourceKMSKeyArn } = properties;
  if (PackageType === 'Image' || ImageUri !== undefined) return { ImageUri: ImageUri ?? '' };
  const encrypted: JsonObject = SourceKMSKeyArn === undefined ? {} : { SourceKMSKeyArn };
  if (InlineCode !== undefined) return { ZipFile: InlineCode, ...encrypted };
  const location = s3Location(CodeUri);
  if (!location)
    throw invalidResource(
      logicalId,
      "'CodeUri' is not a valid S3 Uri of the form 's3://bucket/key' with optional versionId query parameter.",
    );
  return { ...location, ...encrypted };
}
