// A report as JUnit's XML, which CI systems show as tests. Its times are the cloud's: how long it would take on AWS. https://github.com/testmoapp/junitxml
import type { CheckedStack, CheckReport, DataChange } from './report.ts';
import { changeText, dataAdvice, dataText, firstReason, isLost, outcomeOf } from './sentences.ts';

interface TestCase {
  readonly group: 'data' | 'deployments' | 'scenarios';
  readonly name: string;
  readonly said: string;
  readonly failure?: Failure;
  readonly seconds: number;
}

/** CI systems list the message, and show the text of one test. */
interface Failure {
  readonly message: string;
  readonly text: string;
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
        : [`      <failure message="${escaped(failure.message)}">${escaped(failure.text)}</failure>`]),
      `      <system-out>${escaped(said)}</system-out>`,
      '    </testcase>',
    ]),
    '  </testsuite>',
    '</testsuites>',
    '',
  ].join('\n');
}

const casesOf = ({ stacks, data, scenarios }: CheckReport): readonly TestCase[] => [
  dataCase(data),
  ...stacks.map((stack): TestCase => {
    const said = [outcomeOf(stack), ...stack.changes.map(changeText)].join('\n');
    const failure = failureOf(stack);
    return {
      group: 'deployments',
      name: stack.name,
      said,
      seconds: stack.tookMs / 1000,
      ...(failure && { failure }),
    };
  }),
  ...scenarios.map(
    ({ name, holds, evidence, tookMs }): TestCase => ({
      group: 'scenarios',
      name,
      said: evidence,
      seconds: tookMs / 1000,
      ...(!holds && { failure: { message: evidence, text: evidence } }),
    }),
  ),
];

function dataCase(data: readonly DataChange[]): TestCase {
  const lost = data.filter(isLost);
  return {
    group: 'data',
    name: 'data is kept',
    said: data.map(dataText).join('\n') || 'Nothing that holds data is replaced or removed.',
    seconds: 0,
    ...(lost.length > 0 && {
      failure: {
        message: lost.map(dataText).join(' '),
        text: lost.map((change) => `${dataText(change)}\n${dataAdvice(change)}`).join('\n'),
      },
    }),
  };
}

function failureOf(stack: CheckedStack): Failure | undefined {
  if (stack.failure !== undefined) return { message: firstReason(stack.failure), text: stack.failure };
  return stack.holds ? undefined : { message: outcomeOf(stack), text: outcomeOf(stack) };
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const escaped = (text: string): string => text.replaceAll(/[&<>"]/g, (letter) => entities[letter]!);
