// Finds a parameter and a version of it by what the caller wrote: among the account's own, then among AWS's.
import type { Parameter } from '@aws-sdk/client-ssm';
import type { Context } from '../../kernel/context.ts';
import { parameterNotFound, parameterVersionNotFound } from './faults.ts';
import { parseReference } from './parameter/name.ts';
import { publicParameters } from './parameter/public.ts';
import { type ParameterRecord, type ParameterVersion, parameters } from './state.ts';

export interface FoundParameter {
  readonly parameter: ParameterRecord;
  readonly version: ParameterVersion;
  readonly selector?: string;
}

export function findParameter(reference: string, ctx: Context): FoundParameter {
  const { names, selector } = parseReference(reference);
  const parameter = names
    .map((name) => ctx.get(parameters, name) ?? publicParameters(ctx.region).get(name))
    .find((found) => found !== undefined);
  if (!parameter) throw parameterNotFound();
  const version = selector
    ? parameter.versions.find((v) => String(v.version) === selector || v.labels.includes(selector))
    : newest(parameter);
  if (!version) throw parameterVersionNotFound(parameter.name, selector ?? '');
  return { parameter, version, ...(selector ? { selector: `:${selector}` } : {}) };
}

export function newest(parameter: ParameterRecord): ParameterVersion {
  const version = parameter.versions.at(-1);
  if (!version) throw new Error(`Parameter ${parameter.name} has no version`);
  return version;
}

export function parameterArn(name: string, ctx: Context): string {
  const resource = `parameter/${name.replace(/^\//, '')}`;
  return publicParameters(ctx.region).has(name)
    ? `arn:aws:ssm:${ctx.region}::${resource}`
    : ctx.arn('ssm', resource);
}

/** As the Get… operations show it. A SecureString that is not asked to be decrypted is shown as opaque text. */
export function shownParameter(found: FoundParameter, decrypt: boolean | undefined, ctx: Context): Parameter {
  const { parameter, version, selector } = found;
  return {
    Name: parameter.name,
    Type: version.type,
    Value: shownValue(version, decrypt),
    Version: version.version,
    ...(selector ? { Selector: selector } : {}),
    LastModifiedDate: new Date(version.modifiedAt),
    ARN: parameterArn(parameter.name, ctx),
    DataType: version.dataType,
  };
}

export function shownValue(version: ParameterVersion, decrypt: boolean | undefined): string {
  if (version.type !== 'SecureString' || decrypt) return version.value;
  return Buffer.from(`not decrypted: version ${version.version}`).toString('base64');
}
