// Parameters by what the caller wrote: the account's own first, then those that AWS publishes.
import { parseArn } from '../../kernel/arn.ts';
import type { Context } from '../../kernel/context.ts';
import {
  invalidResourceId,
  invalidResourceType,
  parameterNotFound,
  parameterVersionNotFound,
} from './faults.ts';
import { parseReference, spellings } from './parameter/name.ts';
import { newest } from './parameter/newest.ts';
import { findPublicParameter } from './parameter/public.ts';
import { type ParameterRecord, type ParameterVersion, parameters } from './state.ts';

export interface FoundVersion {
  readonly parameter: ParameterRecord;
  readonly version: ParameterVersion;
  /** With its colon, if the reference has one. */
  readonly selector?: string;
}

/**
 * The version that a reference names, or the newest.
 * @throws ParameterNotFound, ParameterVersionNotFound
 */
export function requireVersion(reference: string, ctx: Context): FoundVersion {
  const { names, selector } = parseReference(reference);
  const arn = parseArn(reference);
  // Parameters of other accounts are not shared with this one, and those of other regions are elsewhere.
  if (arn && (arn.region !== ctx.region || (arn.account !== '' && arn.account !== ctx.account)))
    throw parameterNotFound();
  const parameter = names
    .map((name) => ctx.get(parameters, name) ?? findPublicParameter(name, ctx.region))
    .find((found) => found !== undefined);
  if (!parameter) throw parameterNotFound();
  const version = selector
    ? parameter.versions.find((v) => String(v.version) === selector || v.labels.includes(selector))
    : newest(parameter);
  if (!version) throw parameterVersionNotFound(parameter.name, selector ?? '');
  return { parameter, version, ...(selector ? { selector: `:${selector}` } : {}) };
}

/** One of the account's own, which alone can be changed. @throws ParameterNotFound */
export function requireOwnParameter(name: string, ctx: Context): ParameterRecord {
  const parameter = findOwnParameter(name, ctx);
  if (!parameter) throw parameterNotFound();
  return parameter;
}

export function findOwnParameter(name: string, ctx: Context): ParameterRecord | undefined {
  return spellings(name)
    .map((each) => ctx.get(parameters, each))
    .find((found) => found !== undefined);
}

/**
 * Of Systems Manager's resources, only parameters are simulated.
 * @throws InvalidResourceType, InvalidResourceId
 */
export function requireTaggedResource(
  type: string | undefined,
  id: string | undefined,
  ctx: Context,
): ParameterRecord {
  if (type !== 'Parameter') throw invalidResourceType(type ?? '');
  const parameter = findOwnParameter(id ?? '', ctx);
  if (!parameter) throw invalidResourceId();
  return parameter;
}
