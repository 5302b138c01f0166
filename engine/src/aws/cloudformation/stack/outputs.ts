// Resolves a stack's outputs once its resources exist.
import type { StackContext } from '../context.ts';
import { templateError } from '../faults.ts';
import { liveScope } from '../source/live-scope.ts';
import { preparedOf } from '../source/stored-source.ts';
import type { OutputRecord, StackRecord } from '../state.ts';
import { evaluate } from '../template/evaluate.ts';
import { known } from '../template/value.ts';

export interface ResolvedOutputs {
  readonly outputs: readonly OutputRecord[];
  readonly imports: readonly string[];
}

export function resolveOutputs(stack: StackRecord, ctx: StackContext): ResolvedOutputs {
  const { template } = preparedOf(stack, ctx);
  const scope = liveScope(stack, ctx);
  const outputs = Object.entries(template.Outputs)
    .filter(([, { Condition }]) => Condition === undefined || scope.condition(Condition))
    .map(([key, { Value: declared, Description, Export }]) => {
      const value = known(evaluate(declared, scope));
      if (typeof value === 'object') {
        throw templateError(`The Value field of every Outputs member must evaluate to a String: ${key}`);
      }
      return {
        key,
        value: String(value),
        ...(Description === undefined ? {} : { description: Description }),
        ...(Export === undefined ? {} : { exportName: String(known(evaluate(Export, scope))) }),
      };
    });
  return { outputs, imports: [...scope.imported] };
}
