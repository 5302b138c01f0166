// The scope for evaluating a template while its stack is created or updated: references are to existing resources.
import type { Context } from '../../../kernel/context.ts';
import { AwsFault } from '../../../kernel/faults.ts';
import { own } from '../../../kernel/own.ts';
import type { StackContext } from '../context.ts';
import { isCustom } from '../custom-resource/custom-resource.ts';
import { templateError, validationError } from '../faults.ts';
import { findStack } from '../find.ts';
import type { KnownType } from '../schema/registry.ts';
import { exportsTable, type ResourceRecord, resourceKey, resources, type StackRecord } from '../state.ts';
import { isObject } from '../template/json.ts';
import type { Scope, Value } from '../template/value.ts';
import { preparedOf } from './stored-source.ts';

export interface LiveScope extends Scope {
  /** Names of the exports that have been imported so far. */
  readonly imported: Set<string>;
  /** Values of attributes that are not to be shown. */
  readonly secrets: Set<string>;
}

export function liveScope(stack: StackRecord, ctx: StackContext): LiveScope {
  const imported = new Set<string>();
  const secrets = new Set<string>();
  const find = (logicalId: string): { record: ResourceRecord; type: KnownType; physicalId: string } => {
    const record = ctx.get(resources, resourceKey(stack.stackId, logicalId));
    const type = record && ctx.types(record.type);
    if (!record?.shape || !type) throw templateError(`${logicalId} does not exist yet`);
    return { record, type, physicalId: record.shape.physicalId };
  };
  return {
    ...preparedOf(stack, ctx).scope,
    imported,
    secrets,
    ref: (logicalId) => {
      const { type, physicalId } = find(logicalId);
      return type.handler.ref?.(physicalId, ctx) ?? physicalId;
    },
    getAtt: (logicalId, attribute) => {
      const { record, type, physicalId } = find(logicalId);
      if (isCustom(record.type)) {
        const value = provided(record, attribute);
        if (record.shape?.answer?.noEcho && typeof value !== 'object') secrets.add(String(value));
        return value;
      }
      const value = attributeOf(type.handler.attributes(physicalId, ctx), attribute);
      if (value !== undefined) return value;
      const property = own(record.shape?.properties ?? {}, attribute) as Value | undefined;
      if (property !== undefined) return property;
      if (!type.simulated) return physicalId;
      throw templateError(`resource ${logicalId} does not support attribute type ${attribute} in Fn::GetAtt`);
    },
    importValue: (name) => {
      const exported = ctx.get(exportsTable, name);
      if (!exported) throw validationError(`No export named ${name} found`);
      imported.add(name);
      return exported.value;
    },
    stackOutput: (stackName, name) => {
      const output = findStack(stackName, ctx)?.outputs.find(({ key }) => key === name);
      if (!output) throw validationError(`Output ${name} of stack ${stackName} does not exist`);
      return output.value;
    },
    availabilityZones: (region) =>
      (ctx.call('ec2', 'DescribeAvailabilityZones', {}).AvailabilityZones ?? [])
        .filter(({ RegionName }) => RegionName === undefined || RegionName === region)
        .map(({ ZoneName }) => ZoneName ?? '')
        .sort(),
    dynamicReference: (service, key) => dynamicReference(service, key, ctx),
  };
}

/** What a custom resource's provider has answered. A provider that is only recorded has answered nothing. */
function provided({ stackId, logicalId, shape }: ResourceRecord, attribute: string): Value {
  const { answer, physicalId } = shape!;
  if (!answer) return physicalId;
  const value = own(answer.data, attribute) as Value | null | undefined;
  if (value !== undefined && value !== null) return value;
  throw validationError(
    `CustomResource attribute error: Vendor response doesn't contain ${attribute} attribute in object ${stackId}|${logicalId}|${answer.requestId}`,
  );
}

/** `Outputs.Url` is a member of that name, or the member `Url` of `Outputs`. */
function attributeOf(attributes: Readonly<Record<string, unknown>>, name: string): Value | undefined {
  if (Object.hasOwn(attributes, name)) return attributes[name] as Value;
  let value: unknown = attributes;
  for (const part of name.split('.')) value = isObject(value) ? value[part] : undefined;
  return value as Value | undefined;
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html */
function dynamicReference(service: string, key: string, ctx: Context): string {
  if (service === 'secretsmanager') return secretReference(key, ctx);
  if (service === 'ssm-secure') return parameterNamed(key, ctx, true)?.Value ?? '';
  if (service !== 'ssm') {
    throw validationError(
      `Drydock cannot resolve {{resolve:${service}:${key}}}: of dynamic references it supports ssm, ssm-secure and secretsmanager.`,
    );
  }
  const value = parameterNamed(key, ctx);
  if (value?.Type === 'SecureString') {
    throw validationError(`Non-secure reference to the secure parameter ${key}: use ssm-secure`);
  }
  return value?.Value ?? '';
}

function parameterNamed(name: string, ctx: Context, WithDecryption = false) {
  try {
    return ctx.call('ssm', 'GetParameter', { Name: name, WithDecryption }).Parameter;
  } catch (error) {
    if (!(error instanceof AwsFault) || !/NotFound$/.test(error.code)) throw error;
    throw validationError(`Parameters: [ssm:${name}] cannot be found.`);
  }
}

/** `<name or ARN>:SecretString:<json key>:<version stage>:<version id>`, of which all but the first may be missing. */
function secretReference(key: string, ctx: Context): string {
  const parts = key.split(':');
  const id = parts.splice(0, key.startsWith('arn:') ? 7 : 1).join(':');
  const [, member, VersionStage, VersionId] = parts;
  const { SecretString = '' } = ctx.call('secretsmanager', 'GetSecretValue', {
    SecretId: id,
    ...(VersionStage && { VersionStage }),
    ...(VersionId && { VersionId }),
  });
  if (!member) return SecretString;
  let value: unknown;
  try {
    value = Reflect.get(JSON.parse(SecretString), member);
  } catch {
    value = undefined;
  }
  if (value === undefined)
    throw validationError(`Could not find a value associated with JSONKey in SecretString: ${member}`);
  return typeof value === 'string' ? value : JSON.stringify(value);
}
