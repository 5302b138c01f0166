// Whether an update would change anything.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-updating-stacks.html
import type { Context } from '../../../kernel/context.ts';
import { validationError } from '../faults.ts';
import type { StackRecord, TagRecord } from '../state.ts';
import { evaluate } from '../template/evaluate.ts';
import { canonical } from '../template/json.ts';
import { expressed } from '../template/value.ts';
import { declared, type Prepared, sameResource } from './prepare.ts';
import { preparedOf } from './stored-source.ts';

export const nestedStackType = 'AWS::CloudFormation::Stack';

export interface TemplateChange {
  readonly logicalId: string;
  readonly action: 'Add' | 'Modify' | 'Remove';
}

/** @throws ValidationError when the type of a resource changes */
export function templateChanges(before: Prepared, after: Prepared): TemplateChange[] {
  const kept = Object.keys(after.graph).filter((logicalId) => Object.hasOwn(before.graph, logicalId));
  const retyped = kept.filter(
    (logicalId) => before.template.Resources[logicalId]?.Type !== after.template.Resources[logicalId]?.Type,
  );
  if (retyped.length > 0) {
    throw validationError(
      `Update of resource type is not permitted. The new template modifies resource type of the following resources: [${retyped.join(', ')}]`,
    );
  }
  const changes: TemplateChange[] = [];
  for (const logicalId of Object.keys(after.graph)) {
    if (!Object.hasOwn(before.graph, logicalId)) changes.push({ logicalId, action: 'Add' });
    else if (
      // A nested stack's template may have changed behind the same URL: CloudFormation always updates it.
      after.template.Resources[logicalId]?.Type === nestedStackType ||
      !sameResource(declared(before, logicalId), declared(after, logicalId))
    ) {
      changes.push({ logicalId, action: 'Modify' });
    }
  }
  for (const logicalId of Object.keys(before.graph)) {
    if (!Object.hasOwn(after.graph, logicalId)) changes.push({ logicalId, action: 'Remove' });
  }
  return changes;
}

export function hasChanges(
  stack: StackRecord,
  after: Prepared,
  tags: readonly TagRecord[],
  ctx: Context,
): boolean {
  const before = preparedOf(stack, ctx);
  return (
    stack.status.endsWith('FAILED') ||
    stack.outdated !== undefined ||
    templateChanges(before, after).length > 0 ||
    canonical(declaredOutputs(before)) !== canonical(declaredOutputs(after)) ||
    canonical(stack.source.tags) !== canonical(tags)
  );
}

/** Those whose condition holds; references to resources stay unresolved. */
export function declaredOutputs({ template, scope }: Prepared): unknown[] {
  return Object.entries(template.Outputs)
    .filter(([, { Condition }]) => Condition === undefined || scope.condition(Condition))
    .map(([key, { Value: value, Export: name = '', Description = '' }]) => [
      key,
      expressed(evaluate(value, scope)),
      expressed(evaluate(name, scope)),
      Description,
    ]);
}
