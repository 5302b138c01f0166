import { expect, test } from 'vitest';
import { templateStack } from '../deploy/template.ts';
import { systemTemplate } from '../simulate/system-template.ts';
import { check } from './check.ts';

const policy = { answeredPercent: 95, withinMs: 900_000, acceptedLosses: [] };
const system = (image: string, change: (template: string) => string = (template) => template) =>
  templateStack(change(JSON.stringify(systemTemplate({ image, tasks: 4 }))), 'shop', {});

test('a new version is an update without a replacement, and the scenarios hold', async () => {
  const report = await check({ before: [system('a:1')], after: [system('a:2')], policy });
  expect(report.holds).toBe(true);
  const [{ kind, changes, tookMs, requests, failed }] = report.stacks as [(typeof report.stacks)[number]];
  expect({ kind, failed }).toEqual({ kind: 'update', failed: 0 });
  expect(changes.map(({ logicalId }) => logicalId).sort()).toEqual(['Service', 'Task']);
  expect(changes.find(({ logicalId }) => logicalId === 'Service')).toMatchObject({
    action: 'Modify',
    replacement: 'False',
    properties: ['TaskDefinition'],
  });
  expect(tookMs).toBeGreaterThan(60_000);
  expect(requests).toBeGreaterThan(1000);
  expect(report.scenarios.map(({ name, holds }) => [name, holds])).toEqual([
    ['a task is killed', true],
    ['the zone us-east-1a is lost', true],
  ]);
});

test('a listener that moves to another port is an interruption, and the change does not hold', async () => {
  const moved = system('a:1', (template) =>
    template.replace(
      '"Port":80,"Protocol":"HTTP","DefaultActions"',
      '"Port":81,"Protocol":"HTTP","DefaultActions"',
    ),
  );
  const report = await check({
    before: [system('a:1')],
    after: [moved],
    policy: { ...policy, answeredPercent: 100 },
  });
  expect(report.stacks[0]).not.toHaveProperty('failure');
  expect(report.stacks[0]?.holds).toBe(false);
  expect(report.holds).toBe(false);
});

test('what CloudFormation refuses is the failure of its stack', async () => {
  const refused = system('a:1', (template) =>
    template
      .replace('"NetworkMode":"awsvpc"', '"NetworkMode":"none"')
      .replace('"Task":{', `"Task":{"Metadata":{"aws:cdk:path":"Shop/Web/TaskDef/Resource"},`),
  );
  const report = await check({ before: [system('a:1')], after: [refused], policy });
  expect(report.holds).toBe(false);
  expect(report.stacks[0]?.failure).toMatch(
    /UPDATE_ROLLBACK_COMPLETE\.\n {2}Shop\/Web\/TaskDef \(AWS::ECS::TaskDefinition\): /,
  );
  expect(report.scenarios).toEqual([]);
});

test('stacks that come and go are created and deleted; the same template changes nothing', async () => {
  const topic = (name: string) =>
    templateStack(JSON.stringify({ Resources: { Topic: { Type: 'AWS::SNS::Topic' } } }), name, {});
  const report = await check({
    before: [topic('old'), topic('kept')],
    after: [topic('kept'), topic('new')],
    policy,
  });
  expect(report.stacks.map(({ name, kind }) => `${name}: ${kind}`)).toEqual([
    'kept: unchanged',
    'new: create',
    'old: delete',
  ]);
  expect(report).toMatchObject({ holds: true, scenarios: [] });
});
