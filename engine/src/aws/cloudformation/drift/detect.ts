// Compares resources with what their template says of them.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-stack-drift.html
import { AwsFault } from '../../../kernel/faults.ts';
import { plain } from '../../../kernel/plain.ts';
import type { StackContext } from '../context.ts';
import { type ResourceDrift, resourceDrifts } from '../drifts.ts';
import { validationError } from '../faults.ts';
import { handlerErrorCode } from '../handler-error-code.ts';
import { type ResourceRecord, type ResourceShape, resourceKey, type StackRecord } from '../state.ts';
import { isObject } from '../template/json.ts';
import { resourcesOf } from '../views.ts';
import { isAttached } from './attachments.ts';
import { differencesOf } from './differences.ts';
import { liveProperties } from './live-properties.ts';

const checkable = [
  'CREATE_COMPLETE',
  'UPDATE_COMPLETE',
  'UPDATE_ROLLBACK_COMPLETE',
  'UPDATE_ROLLBACK_FAILED',
  'IMPORT_COMPLETE',
  'IMPORT_ROLLBACK_COMPLETE',
];

/** @throws ValidationError */
export function checkDetectable({ stackId, status }: StackRecord): void {
  if (!checkable.includes(status))
    throw validationError(
      `Drift detection cannot be performed on stack ${stackId} while it is in ${status}.`,
    );
}

/** Keeps and returns what it finds. */
export function detectDrift(record: ResourceRecord, stack: StackRecord, ctx: StackContext): ResourceDrift {
  const drift = plain({ ...compareLive(record, stack, ctx), at: ctx.now });
  ctx.put(resourceDrifts, resourceKey(stack.stackId, record.logicalId), drift);
  return drift;
}

/** What a resource is now, compared with its template; nothing is kept. */
export function compareLive(
  { type: name, shape, logicalId }: ResourceRecord,
  stack: StackRecord,
  ctx: StackContext,
): Omit<ResourceDrift, 'at'> {
  const type = ctx.types(name);
  const unread = type?.handler.unread ?? [];
  const properties = Object.fromEntries(
    Object.entries(shape?.properties ?? {}).filter(([property]) => !unread.includes(property)),
  );
  const expected = JSON.stringify(properties);
  if (!shape || !type?.schema || !type.handler.read)
    return { status: 'NOT_CHECKED', expected, differences: [] };
  const read = live(() => type.handler.read!(shape.physicalId, shape.properties, ctx));
  if (!read) return { status: 'DELETED', expected, differences: [] };
  const found = liveProperties(read, type.schema);
  const actual = Object.fromEntries(
    Object.entries(found).map(([property, value]) => [
      property,
      property.endsWith('Tags') ? ownTags(value, shape.properties[property], shape) : value,
    ]),
  );
  const siblings = resourcesOf(stack, ctx).filter((sibling) => sibling.logicalId !== logicalId);
  const differences = differencesOf(properties, actual, type.schema).filter(
    (difference) => !isAttached(name, difference, siblings),
  );
  return {
    status: differences.length > 0 ? 'MODIFIED' : 'IN_SYNC',
    expected,
    actual: JSON.stringify(
      Object.fromEntries(Object.entries(actual).filter(([property]) => Object.hasOwn(properties, property))),
    ),
    differences,
  };
}

/** Undefined for what is gone. */
function live(read: () => object | undefined): object | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof AwsFault && handlerErrorCode(error) === 'NotFound') return undefined;
    throw error;
  }
}

/** Without those of CloudFormation and of the stack, which the template's properties do not have. */
function ownTags(tags: unknown, given: unknown, shape: ResourceShape): unknown {
  const isOwn = (key: string) =>
    !key.startsWith('aws:') && (has(given, key) || !shape.tags.some(({ Key }) => Key === key));
  if (Array.isArray(tags)) return tags.filter(({ Key }: { Key?: string }) => isOwn(Key ?? ''));
  if (!isObject(tags)) return tags;
  return Object.fromEntries(Object.entries(tags).filter(([key]) => isOwn(key)));
}

const has = (tags: unknown, key: string): boolean =>
  Array.isArray(tags)
    ? tags.some((tag: { readonly Key?: string }) => tag.Key === key)
    : isObject(tags) && Object.hasOwn(tags, key);
