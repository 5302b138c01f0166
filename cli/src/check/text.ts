// A report for a terminal.
import type { CheckReport } from './report.ts';
import { changeText, outcomeOf, verdictOf } from './sentences.ts';

export function textOf(report: CheckReport): string {
  const stacks = report.stacks.flatMap((stack) => [
    `${mark(stack.failure === undefined)} ${stack.name}: ${outcomeOf(stack)}`,
    ...stack.changes.map((change) => `    ${changeText(change)}`),
    ...(stack.failure === undefined ? [] : stack.failure.split('\n').map((line) => `    ${line}`)),
  ]);
  const scenarios = report.scenarios.map(
    ({ name, holds, evidence }) => `${mark(holds)} ${name}\n    ${evidence}`,
  );
  return [...stacks, ...scenarios, '', verdictOf(report)].join('\n');
}

const mark = (isWell: boolean): string => (isWell ? '✓' : '✗');
