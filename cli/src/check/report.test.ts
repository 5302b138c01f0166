import { expect, test } from 'vitest';
import { junitOf } from './junit.ts';
import { markdownOf } from './markdown.ts';
import type { CheckReport } from './report.ts';
import { textOf } from './text.ts';

const report: CheckReport = {
  stacks: [
    {
      name: 'shop',
      kind: 'update',
      changes: [
        {
          action: 'Modify',
          logicalId: 'Database',
          type: 'AWS::RDS::DBInstance',
          replacement: 'True',
          properties: ['Engine'],
        },
        {
          action: 'Modify',
          logicalId: 'Task',
          type: 'AWS::ECS::TaskDefinition',
          replacement: 'True',
          properties: ['ContainerDefinitions'],
        },
        {
          action: 'Remove',
          logicalId: 'Reader',
          type: 'AWS::IAM::Policy',
          replacement: '',
          properties: [],
        },
      ],
      tookMs: 724_000,
      requests: 36_000,
      failed: 1200,
    },
    {
      name: 'bad',
      kind: 'update',
      changes: [],
      tookMs: 1000,
      requests: 0,
      failed: 0,
      failure: 'It <is> refused.\n  Why',
    },
  ],
  scenarios: [{ name: 'a zone | is lost', holds: false, evidence: '1 of 2 tasks run.', tookMs: 61_500 }],
  holds: false,
  seed: '1',
};

test('text has a line for each stack, its changes and each scenario, then the verdict', () => {
  expect(textOf(report).split('\n')).toEqual([
    '✓ shop: Updated in about 12m 4s on AWS, not counting its data stores; 1,200 of 36,000 requests failed.',
    '    Modify Database (AWS::RDS::DBInstance): Engine; it is replaced',
    '    Modify Task (AWS::ECS::TaskDefinition): ContainerDefinitions; it is replaced',
    '    Remove Reader (AWS::IAM::Policy)',
    '✗ bad: Failed after about 1s on AWS.',
    '    It <is> refused.',
    '      Why',
    '✗ a zone | is lost',
    '    1 of 2 tasks run.',
    '',
    'The change does not hold.',
  ]);
});

test('Markdown begins with the verdict, and names what is replaced: a new revision of a task definition is no replacement', () => {
  const markdown = markdownOf(report);
  expect(markdown).toMatch(/^### ❌ The change does not hold\.\n/);
  expect(markdown).toContain('**Replaced, or possibly so:** `Database`\n');
  expect(markdown).toContain('**Removed:** `Reader` (AWS::IAM::Policy)\n');
  expect(markdown).toContain('| a zone \\| is lost | **no** | 1 of 2 tasks run. |');
  expect(markdownOf({ ...report, holds: true })).toMatch(/^### ✅ The change holds\.\n/);
});

test('JUnit has a case for each deployment and each scenario, escaped', () => {
  const xml = junitOf(report);
  expect(xml).toContain('<testsuites name="drydock check" tests="3" failures="2" time="786.500">');
  expect(xml).toContain('<failure message="It &lt;is&gt; refused.">It &lt;is&gt; refused.\n  Why</failure>');
  expect(xml).toContain('<testcase classname="scenarios" name="a zone | is lost" time="61.500">');
});
