// What a condition of a stage asks for next: to begin, to wait for its rules, or that the stage goes on or not. Pure.
import type { Result, StageDeclaration } from '@aws-sdk/client-codepipeline';
import { conditionOf } from '../declared-conditions.ts';
import type { ActionRecord, ConditionKind, ConditionRun } from '../state.ts';

export type ConditionStep =
  | { readonly do: 'begin-condition'; readonly kind: ConditionKind }
  | {
      readonly do: 'end-condition';
      readonly kind: ConditionKind;
      readonly status: 'Succeeded' | 'Failed';
      readonly summary?: string;
    };

export type ConditionVerdict =
  | { readonly is: 'met' }
  | { readonly is: 'unmet'; readonly result: Result; readonly summary: string }
  | { readonly is: 'open'; readonly steps: readonly ConditionStep[] };

export interface ConditionSnapshot {
  readonly stage: StageDeclaration;
  readonly conditions: Readonly<Partial<Record<ConditionKind, ConditionRun>>>;
  /** Of this stage, without those that a retry replaced. */
  readonly rules: readonly Pick<ActionRecord, 'name' | 'condition' | 'status' | 'error'>[];
}

/** A condition is met when all of its rules succeed. When it is not, its result is engaged. */
export function judge(
  { stage, conditions, rules }: ConditionSnapshot,
  kind: ConditionKind,
): ConditionVerdict {
  const condition = conditionOf(stage, kind);
  if (!condition?.rules?.length) return { is: 'met' };
  const run = conditions[kind];
  if (!run) return { is: 'open', steps: [{ do: 'begin-condition', kind }] };
  if (run.status === 'Succeeded' || run.status === 'Overridden') return { is: 'met' };
  if (run.status !== 'InProgress')
    return { is: 'unmet', result: condition.result ?? 'FAIL', summary: run.summary ?? '' };
  const own = rules.filter((rule) => rule.condition === kind);
  const failed = own.filter(({ status }) => status === 'Failed' || status === 'Abandoned');
  if (own.some(({ status }) => status === 'InProgress')) return { is: 'open', steps: [] };
  if (failed.length === 0) return { is: 'open', steps: [{ do: 'end-condition', kind, status: 'Succeeded' }] };
  const summary = failed.map(({ name, error }) => `${stage.name}/${name}: ${error?.message ?? 'abandoned'}`);
  return {
    is: 'open',
    steps: [{ do: 'end-condition', kind, status: 'Failed', summary: summary.join('\n') }],
  };
}
