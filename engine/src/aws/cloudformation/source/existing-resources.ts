// ImportExistingResources: what a template adds under a name that exists already, in no stack, is imported and not created.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateChangeSet.html
import type { Properties } from '../../../contracts/resource-type.ts';
import type { StackContext } from '../context.ts';
import type { KnownType } from '../schema/registry.ts';
import { resources } from '../state.ts';
import { findResource } from './find-resource.ts';
import { declared, type Prepared } from './prepare.ts';

/** Physical ids by logical id. */
export type Imports = Readonly<Record<string, string>>;

/** Undefined where it is to be created. */
export function existingResource(
  type: KnownType,
  properties: Properties,
  ctx: StackContext,
): string | undefined {
  const given = (name: string) => typeof properties[name] === 'string';
  if (!type.schema?.identifier.every(given)) return undefined;
  const physicalId = findResource(type, properties, properties, ctx);
  const isOwned = ctx
    .all(resources)
    .some((record) => record.type === type.name && record.shape?.physicalId === physicalId);
  return isOwned ? undefined : physicalId;
}

/** @param added logical ids */
export function existingResources(added: readonly string[], after: Prepared, ctx: StackContext): Imports {
  return Object.fromEntries(
    added.flatMap((logicalId) => {
      const { type, properties } = declared(after, logicalId);
      const physicalId = existingResource(ctx.types(type)!, properties, ctx);
      return physicalId === undefined ? [] : [[logicalId, physicalId] as const];
    }),
  );
}

/** Why the change set fails: a resource that would be deleted with its stack is not imported. */
export function importFailure(
  imports: Imports,
  { template }: Prepared,
  ctx: StackContext,
): string | undefined {
  const affected = Object.entries(imports)
    .filter(([logicalId]) => !template.Resources[logicalId]!.DeletionPolicy?.startsWith('Retain'))
    .map(([logicalId, physicalId]) => {
      const name = ctx.types(template.Resources[logicalId]!.Type)?.schema?.identifier[0];
      return `${logicalId} ({${name}=${physicalId}})`;
    });
  return affected.length === 0
    ? undefined
    : `CloudFormation is attempting to import some resources because they already exist in your account. The resources must have the DeletionPolicy attribute set to 'Retain' or 'RetainExceptOnCreate' in the template for successful import. The affected resources are ${affected.join(', ')}`;
}
