// A report as JUnit's XML, which CI systems show as tests. Its times are the cloud's: how long it would take on AWS. https://github.com/testmoapp/junitxml
import type { CheckReport } from './report.ts';
import { changeText, outcomeOf } from './sentences.ts';

interface TestCase {
  readonly group: 'deployments' | 'scenarios';
  readonly name: string;
  readonly said: string;
  readonly failure?: string;
  readonly seconds: number;
}

export function junitOf(report: CheckReport): string {
  const cases = casesOf(report);
  const failures = cases.filter(({ failure }) => failure !== undefined).length;
  const seconds = cases.reduce((sum, each) => sum + each.seconds, 0);
  const counts = `tests="${cases.length}" failures="${failures}" time="${seconds.toFixed(3)}"`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="drydock check" ${counts}>`,
    `  <testsuite name="drydock check" ${counts}>`,
    ...cases.flatMap(({ group, name, said, failure, seconds }) => [
      `    <testcase classname="${group}" name="${escaped(name)}" time="${seconds.toFixed(3)}">`,
      ...(failure === undefined
        ? []
        : [`      <failure message="${escaped(failure.split('\n')[0]!)}">${escaped(failure)}</failure>`]),
      `      <system-out>${escaped(said)}</system-out>`,
      '    </testcase>',
    ]),
    '  </testsuite>',
    '</testsuites>',
    '',
  ].join('\n');
}

const casesOf = ({ stacks, scenarios }: CheckReport): readonly TestCase[] => [
  ...stacks.map((stack): TestCase => {
    const said = [outcomeOf(stack), ...stack.changes.map(changeText)].join('\n');
    const failure = stack.failure === undefined ? {} : { failure: stack.failure };
    return {
      group: 'deployments',
      name: stack.name,
      said,
      seconds: stack.tookMs / 1000,
      ...failure,
    };
  }),
  ...scenarios.map(
    ({ name, holds, evidence, tookMs }): TestCase => ({
      group: 'scenarios',
      name,
      said: evidence,
      seconds: tookMs / 1000,
      ...(!holds && { failure: evidence }),
    }),
  ),
];

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const escaped = (text: string): string => text.replaceAll(/[&<>"]/g, (letter) => entities[letter]!);
