// What a change set of the type IMPORT imports.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/import-resources-manually.html
import type { ResourceToImport } from '@aws-sdk/client-cloudformation';
import type { StackContext } from '../context.ts';
import { validationError } from '../faults.ts';
import { declaredOutputs, templateChanges } from '../source/compare.ts';
import type { Imports } from '../source/existing-resources.ts';
import { checkUnowned, findResource } from '../source/find-resource.ts';
import { declared, type Prepared } from '../source/prepare.ts';
import { canonical } from '../template/json.ts';

/**
 * @param before absent for a stack that the import creates
 * @throws ValidationError where the template does more than import, or where a resource does not exist
 */
export function requestedImports(
  requested: readonly ResourceToImport[],
  before: Prepared | undefined,
  after: Prepared,
  ctx: StackContext,
): Imports {
  const names = requested.map(({ LogicalResourceId = '' }) => LogicalResourceId);
  const absent = names.filter((name) => !Object.hasOwn(after.graph, name));
  if (absent.length > 0)
    throw validationError(`Resources [${absent.join(', ')}] in ResourcesToImport are not in the template`);
  checkChanges(names, before, after);
  const unkept = names.filter((name) => after.template.Resources[name]!.DeletionPolicy === undefined);
  if (unkept.length > 0)
    throw validationError(
      `The following resources to import [${unkept.join(', ')}] must have DeletionPolicy attribute specified in the template.`,
    );
  const types = new Map(names.map((name) => [name, ctx.types(after.template.Resources[name]!.Type)!]));
  const unsupported = [...types.values()].filter(({ handler }) => !handler.read).map(({ name }) => name);
  if (unsupported.length > 0)
    throw validationError(
      `The following resource types are not supported for resource import: ${unsupported.join(',')}`,
    );
  return Object.fromEntries(
    requested.map(({ LogicalResourceId: name = '', ResourceIdentifier = {} }) => {
      const type = types.get(name)!;
      const physicalId = findResource(type, ResourceIdentifier, declared(after, name).properties, ctx);
      if (physicalId === undefined)
        throw validationError(
          `Resource of type '${type.name}' with identifier '${Object.values(ResourceIdentifier).join('|')}' was not found.`,
        );
      checkUnowned(type.name, physicalId, ctx);
      return [name, physicalId];
    }),
  );
}

function checkChanges(names: readonly string[], before: Prepared | undefined, after: Prepared): void {
  const changes = before
    ? templateChanges(before, after)
    : Object.keys(after.graph).map((logicalId) => ({ logicalId, action: 'Add' as const }));
  const missing = changes.filter(({ logicalId, action }) => action === 'Add' && !names.includes(logicalId));
  if (missing.length > 0)
    throw validationError(
      `Resources [${missing.map(({ logicalId }) => logicalId).join(', ')}] is missing from ResourceToImport list`,
    );
  const others = changes.filter(({ action }) => action !== 'Add').map(({ logicalId }) => logicalId);
  const outputs = canonical(before ? declaredOutputs(before) : []) !== canonical(declaredOutputs(after));
  const touched = [...others, ...(outputs ? ['Outputs'] : [])];
  if (touched.length > 0)
    throw validationError(
      `As part of the import operation, you cannot modify or add [${touched.join(', ')}]`,
    );
}
