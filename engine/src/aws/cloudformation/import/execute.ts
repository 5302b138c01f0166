// Executes a change set of the type IMPORT. No verb is called, so the import is complete, or rolled back, at once.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/import-resources-manually.html
import { plain } from '../../../kernel/plain.ts';
import type { StackContext } from '../context.ts';
import { putStack } from '../records/put.ts';
import type { Imports } from '../source/existing-resources.ts';
import { prepare, readTemplate } from '../source/prepare.ts';
import type { UpdateInput } from '../source/stack-input.ts';
import { keepSource, newOperation } from '../stack/begin.ts';
import { importResource } from '../stack-resource/forward.ts';
import { operations, resourceKey, resources, type StackRecord, stacks, templates } from '../state.ts';
import { inDependencyOrder } from '../template/references.ts';

export function executeImport(
  stack: StackRecord,
  imports: Imports,
  input: UpdateInput,
  ctx: StackContext,
): void {
  const { stackId, stackName } = stack;
  const { parameters, notificationArns, answers } = input;
  const identity = { stackId, stackName, notificationArns };
  const previous = stack.source.parameters;
  const { template, processed } = readTemplate(input.body, ctx, {
    given: parameters,
    previous,
    stack: identity,
    answers,
  });
  const prepared = prepare(template, parameters, previous, identity, ctx);
  const operation = newOperation('update', stackId, prepared, input, ctx);
  ctx.put(operations, stackId, operation);
  const changed = plain({
    ...stack,
    source: keepSource(operation.id, { ...input, processed }, prepared, ctx),
    description: template.Description,
    updatedAt: ctx.now,
    roleArn: input.roleArn ?? stack.roleArn,
    changeSetId: input.changeSetId,
    lastOperation: { id: operation.id, type: 'UPDATE_STACK' },
  });
  putStack(changed, 'IMPORT_IN_PROGRESS', ctx, 'User Initiated');
  const ids = inDependencyOrder(prepared.graph).filter((logicalId) => Object.hasOwn(imports, logicalId));
  const failed = ids.find(
    (logicalId) => !importResource(logicalId, imports[logicalId]!, changed, operation, ctx),
  );
  if (failed === undefined) {
    putStack(ctx.get(stacks, stackId)!, 'IMPORT_COMPLETE', ctx);
    ctx.delete(templates, stack.source.templateKey);
  } else {
    putStack(
      ctx.get(stacks, stackId)!,
      'IMPORT_ROLLBACK_IN_PROGRESS',
      ctx,
      `The following resource(s) failed to import: [${failed}]. `,
    );
    for (const logicalId of ids) ctx.delete(resources, resourceKey(stackId, logicalId));
    putStack(stack, 'IMPORT_ROLLBACK_COMPLETE', ctx);
    ctx.delete(templates, changed.source.templateKey);
  }
  ctx.delete(operations, stackId);
}
