// Finds the existing resource that a template is to take over, by its type's primary identifier.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/import-resources.html
import type { Properties } from '../../../contracts/resource-type.ts';
import type { Context } from '../../../kernel/context.ts';
import { AwsFault } from '../../../kernel/faults.ts';
import { validationError } from '../faults.ts';
import { handlerErrorCode } from '../handler-error-code.ts';
import type { KnownType } from '../schema/registry.ts';
import { resources } from '../state.ts';

/** @returns its physical id; undefined where there is none, or where the type cannot be read */
export function findResource(
  { handler, schema }: KnownType,
  identifier: Readonly<Record<string, unknown>>,
  properties: Properties,
  ctx: Context,
): string | undefined {
  const values = (schema?.identifier ?? []).map((name) => identifier[name]);
  const { read } = handler;
  if (!read || values.length === 0 || values.some((value) => value === undefined)) return undefined;
  // Most physical ids are the whole identifier; some are one member of it.
  const candidates = [values.join('|'), ...values.map(String)];
  return candidates.find((physicalId) => isThere(() => read(physicalId, properties, ctx)));
}

function isThere(read: () => object | undefined): boolean {
  try {
    return read() !== undefined;
  } catch (error) {
    if (!(error instanceof AwsFault)) throw error;
    if (['NotFound', 'InvalidRequest'].includes(handlerErrorCode(error))) return false;
    throw error;
  }
}

/** @throws ValidationError for what a stack has already */
export function checkUnowned(type: string, physicalId: string, ctx: Context): void {
  const owner = ctx
    .all(resources)
    .find((record) => record.type === type && record.shape?.physicalId === physicalId);
  if (owner) throw validationError(`${physicalId} already exists in stack ${owner.stackId}`);
}
