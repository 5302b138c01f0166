// A report for a terminal.
import type { CheckReport } from './report.ts';
import { changeText, dataAdvice, dataText, isLost, outcomeOf, verdictOf } from './sentences.ts';

export function textOf(report: CheckReport): string {
  const data = report.data.flatMap((change) => [
    `${mark(!isLost(change))} ${dataText(change)}`,
    ...(isLost(change) ? [`    ${dataAdvice(change)}`] : []),
  ]);
  const stacks = report.stacks.flatMap((stack) => [
    `${mark(stack.holds)} ${stack.name}: ${outcomeOf(stack)}`,
    ...stack.changes.map((change) => `    ${changeText(change)}`),
    ...(stack.failure === undefined ? [] : stack.failure.split('\n').map((line) => `    ${line}`)),
  ]);
  const scenarios = report.scenarios.map(
    ({ name, holds, evidence }) => `${mark(holds)} ${name}\n    ${evidence}`,
  );
  return [...data, ...stacks, ...scenarios, '', verdictOf(report)].join('\n');
}

const mark = (isWell: boolean): string => (isWell ? '✓' : '✗');
