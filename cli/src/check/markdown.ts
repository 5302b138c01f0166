// A report as the comment of a pull request. https://github.github.com/gfm/
import type { CheckedChange, CheckReport } from './report.ts';
import {
  changeText,
  dataAdvice,
  dataText,
  isLost,
  isRemoved,
  isReplaced,
  mayBeReplaced,
  nameOf,
  outcomeOf,
  verdictOf,
} from './sentences.ts';

export function markdownOf(report: CheckReport): string {
  const { stacks, data, scenarios } = report;
  // What a deleted stack had is in its own list.
  const changes = stacks.flatMap((stack) => (stack.kind === 'delete' ? [] : stack.changes));
  return [
    `### ${report.holds ? '✅' : '❌'} ${verdictOf(report)}`,
    '',
    ...data.filter(isLost).map((change) => `- ❌ ${dataText(change)} ${dataAdvice(change)}`),
    ...data.filter((change) => !isLost(change)).map((change) => `- ⚠️ ${dataText(change)}`),
    ...(data.length > 0 ? [''] : []),
    ...named('Replaced', changes.filter(isReplaced)),
    ...named('May be replaced', changes.filter(mayBeReplaced)),
    ...named('Removed', changes.filter(isRemoved)),
    '| stack | deployment |',
    '| --- | --- |',
    ...stacks.map((stack) => `| \`${stack.name}\` | ${stack.holds ? '' : '❌ '}${cell(outcomeOf(stack))} |`),
    ...stacks.flatMap(({ name, failure }) =>
      failure === undefined ? [] : ['', `\`${name}\` could not be deployed:`, '', '```', failure, '```'],
    ),
    ...stacks.flatMap(({ name, changes }) =>
      changes.length === 0
        ? []
        : [
            '',
            `<details><summary>${counted(changes.length)} of ${name}</summary>`,
            '',
            ...changes.map((change) => `- ${changeText(change)}`),
            '',
            '</details>',
          ],
    ),
    ...(scenarios.length === 0 ? [] : ['', '| scenario | result | |', '| --- | --- | --- |']),
    ...scenarios.map(
      ({ name, holds, evidence }) =>
        `| ${cell(name)} | ${holds ? 'passed' : '❌ **failed**'} | ${cell(evidence)} |`,
    ),
    '',
    `Simulated with the seed ${report.seed}, at AWS’s pace.`,
    '',
  ].join('\n');
}

const named = (title: string, changes: readonly CheckedChange[]): readonly string[] =>
  changes.length === 0
    ? []
    : [`**${title}:** ${changes.map((change) => `\`${nameOf(change)}\` (${change.type})`).join(', ')}`, ''];

const counted = (changes: number): string => `${changes} ${changes === 1 ? 'change' : 'changes'}`;

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
