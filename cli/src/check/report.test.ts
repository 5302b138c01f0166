import { expect, test } from 'vitest';
import { junitOf } from './junit.ts';
import { markdownOf } from './markdown.ts';
import type { CheckReport, DataChange } from './report.ts';
import { textOf } from './text.ts';

const database: DataChange = {
  stack: 'shop',
  logicalId: 'Database4F1A',
  path: 'Shop/Database',
  type: 'AWS::RDS::DBInstance',
  event: 'replaced',
  data: 'its databases',
  accepted: false,
};
const advice =
  'To keep the data, first deploy the resource with UpdateReplacePolicy: Retain (in the CDK: RemovalPolicy.RETAIN). To accept the loss: --allow-data-loss Shop/Database';

const report: CheckReport = {
  stacks: [
    {
      name: 'shop',
      kind: 'update',
      changes: [
        {
          action: 'Modify',
          logicalId: 'Database4F1A',
          path: 'Shop/Database',
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
      holds: false,
    },
    {
      name: 'bad',
      kind: 'update',
      changes: [],
      tookMs: 0,
      requests: 0,
      failed: 0,
      holds: false,
      failure: 'The stack bad is in UPDATE_ROLLBACK_COMPLETE.\n  Bad/Task: it <is> refused.\n  Another',
    },
  ],
  data: [database],
  scenarios: [{ name: 'a zone | is lost', holds: false, evidence: '1 of 2 tasks run.', tookMs: 61_500 }],
  holds: false,
  seed: '1',
};
const passed: CheckReport = { ...report, data: [], stacks: [], scenarios: [], holds: true };

test('text begins with what becomes of data, then has each stack, its changes and each scenario, and the verdict', () => {
  expect(textOf(report).split('\n')).toEqual([
    '✗ Shop/Database (AWS::RDS::DBInstance) is replaced. Lost: its databases.',
    `    ${advice}`,
    '✗ shop: Updated in about 12m 4s on AWS, not counting its data stores; 1,200 of 36,000 requests failed, too many.',
    '    Modify Shop/Database (AWS::RDS::DBInstance): Engine; replaced',
    '    Modify Task (AWS::ECS::TaskDefinition): ContainerDefinitions; a new revision',
    '    Remove Reader (AWS::IAM::Policy)',
    '✗ bad: Failed at once.',
    '    The stack bad is in UPDATE_ROLLBACK_COMPLETE.',
    '      Bad/Task: it <is> refused.',
    '      Another',
    '✗ a zone | is lost',
    '    1 of 2 tasks run.',
    '',
    'Failed: the data of Shop/Database would be lost; too many requests fail while shop is deployed; bad could not be deployed; the system does not survive: a zone | is lost.',
  ]);
});

test('Markdown begins with the verdict and the data, then names what is replaced: a new revision of a task definition is no replacement', () => {
  const lines = markdownOf(report).split('\n');
  expect(lines[0]).toMatch(/^### ❌ Failed: the data of Shop\/Database would be lost; /);
  expect(lines[2]).toBe(
    `- ❌ Shop/Database (AWS::RDS::DBInstance) is replaced. Lost: its databases. ${advice}`,
  );
  expect(lines).toContain('**Replaced:** `Shop/Database` (AWS::RDS::DBInstance)');
  expect(lines).toContain('**Removed:** `Reader` (AWS::IAM::Policy)');
  expect(lines).toContain('| a zone \\| is lost | ❌ **failed** | 1 of 2 tasks run. |');
  expect(markdownOf(report)).not.toContain('May be replaced');
  expect(markdownOf(passed)).toMatch(/^### ✅ Passed\.\n/);
});

test('what a failed deployment leaves open may be replaced', () => {
  const [shop] = report.stacks;
  const changes = shop!.changes.map((each) =>
    each.replacement === 'True' ? { ...each, replacement: 'Conditional' } : each,
  );
  const open: CheckReport = { ...report, stacks: [{ ...shop!, changes }] };
  expect(markdownOf(open)).toContain('**May be replaced:** `Shop/Database` (AWS::RDS::DBInstance)\n');
  expect(textOf(open)).toContain('Modify Shop/Database (AWS::RDS::DBInstance): Engine; may be replaced\n');
});

test.each<[Partial<DataChange>, boolean, string]>([
  [{ event: 'removed' }, false, 'is removed. Lost: its databases.'],
  [{ event: 'maybe-replaced' }, false, 'may be replaced. Lost: its databases.'],
  [{ accepted: true }, true, 'is replaced. Lost: its databases (accepted).'],
  [
    { event: 'removed', kept: 'Retain' },
    true,
    'is removed from the stack, and stays in the account (DeletionPolicy: Retain).',
  ],
  [
    { event: 'removed', kept: 'Snapshot' },
    true,
    'is removed. A snapshot is kept (DeletionPolicy: Snapshot).',
  ],
  [
    { kept: 'Retain' },
    true,
    'is replaced by a new one without its data. The old one stays in the account (UpdateReplacePolicy: Retain).',
  ],
  [
    { kept: 'Snapshot' },
    true,
    'is replaced by a new one without its data. A snapshot of the old one is kept (UpdateReplacePolicy: Snapshot).',
  ],
])('data of which %j: kept %s', (change, isKept, said) => {
  const given: CheckReport = { ...passed, data: [{ ...database, ...change }], holds: isKept };
  const sentence = `Shop/Database (AWS::RDS::DBInstance) ${said}`;
  expect(textOf(given)).toMatch(isKept ? /^✓ / : /^✗ /);
  expect(textOf(given)).toContain(sentence);
  expect(markdownOf(given).split('\n')[2]).toMatch(isKept ? /^- ⚠️ Shop/ : /^- ❌ Shop/);
  expect(markdownOf(given)).toContain(sentence);
  const xml = junitOf(given);
  expect(xml).toContain('<testcase classname="data" name="data is kept"');
  expect(xml).toContain(`failures="${isKept ? 0 : 1}"`);
  expect(xml).toContain(isKept ? `<system-out>${sentence}</system-out>` : `<failure message="${sentence}">`);
});

test('JUnit has a case for data, each deployment and each scenario; its messages are the first reasons, escaped', () => {
  const xml = junitOf(report);
  expect(xml).toContain('<testsuites name="drydock check" tests="4" failures="4" time="785.500">');
  expect(xml).toContain(
    '<failure message="Bad/Task: it &lt;is&gt; refused.">The stack bad is in UPDATE_ROLLBACK_COMPLETE.\n  Bad/Task: it &lt;is&gt; refused.\n  Another</failure>',
  );
  expect(xml).toContain(
    '<failure message="Updated in about 12m 4s on AWS, not counting its data stores; 1,200 of 36,000 requests failed, too many.">',
  );
  expect(xml).toContain('<testcase classname="scenarios" name="a zone | is lost" time="61.500">');
  expect(junitOf(passed)).toContain('Nothing that holds data is replaced or removed.');
});
