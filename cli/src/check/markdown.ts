// A report as the comment of a pull request. https://github.github.com/gfm/
import type { CheckReport } from './report.ts';
import { changeText, isRemoved, isReplaced, outcomeOf, verdictOf } from './sentences.ts';

export function markdownOf(report: CheckReport): string {
  const { stacks, scenarios } = report;
  const replaced = stacks.flatMap(({ changes }) => changes.filter(isReplaced));
  const removed = stacks.flatMap(({ changes }) => changes.filter(isRemoved));
  return [
    `### ${report.holds ? '✅' : '❌'} ${verdictOf(report)}`,
    '',
    ...(replaced.length > 0
      ? [
          `**Replaced, or possibly so:** ${replaced.map(({ logicalId }) => `\`${logicalId}\``).join(', ')}`,
          '',
        ]
      : []),
    ...(removed.length > 0
      ? [`**Removed:** ${removed.map(({ logicalId, type }) => `\`${logicalId}\` (${type})`).join(', ')}`, '']
      : []),
    '| stack | what it takes |',
    '| --- | --- |',
    ...stacks.map((stack) => `| \`${stack.name}\` | ${cell(outcomeOf(stack))} |`),
    ...stacks.flatMap(({ name, failure }) =>
      failure === undefined ? [] : ['', `\`${name}\` could not be deployed:`, '', '```', failure, '```'],
    ),
    ...stacks.flatMap(({ name, changes }) =>
      changes.length === 0
        ? []
        : [
            '',
            `<details><summary>${changes.length} changes of ${name}</summary>`,
            '',
            ...changes.map((change) => `- ${changeText(change)}`),
            '',
            '</details>',
          ],
    ),
    ...(scenarios.length === 0 ? [] : ['', '| scenario | holds | |', '| --- | --- | --- |']),
    ...scenarios.map(
      ({ name, holds, evidence }) => `| ${cell(name)} | ${holds ? 'yes' : '**no**'} | ${cell(evidence)} |`,
    ),
    '',
    `Simulated with the seed ${report.seed}, at AWS’s pace.`,
    '',
  ].join('\n');
}

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
