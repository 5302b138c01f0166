import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findTemplates } from '../templates/find-templates.ts';
import { readTemplate } from '../templates/template.ts';
import { batchesOf, estimates } from './waits.ts';

const templates = join(import.meta.dirname, '../../../infrastructure/templates');
const corpus = process.env.DRYDOCK_CORPUS;

const waitsOf = (...texts: string[]) =>
  estimates(texts.flatMap((text) => readTemplate(text) ?? []))[0]!.waits.map(({ name, least, most }) => [
    name,
    least,
    most,
  ]);

const yaml = (service: string, others = '') => `
Parameters:
  Count: { Type: Number, Default: 4 }
Resources:
  Web:
    Type: AWS::ECS::Service
    Properties:
      TaskDefinition: !Ref Task
${service}
  Task:
    Type: AWS::ECS::TaskDefinition
    Properties:
      ContainerDefinitions: [{ Name: web, StopTimeout: 10 }]
${others}
`;

describe('a rolling deployment', () => {
  it('waits for a health check, for targets to drain and for containers to end', () => {
    const group = `
  Group:
    Type: AWS::ElasticLoadBalancingV2::TargetGroup
    Properties:
      HealthCheckIntervalSeconds: 10
      TargetGroupAttributes: [{ Key: deregistration_delay.timeout_seconds, Value: '60' }]
`;
    expect(waitsOf(yaml('      LoadBalancers: [{ TargetGroupArn: !Ref Group }]', group))).toEqual([
      ['a new target passes its first health check', 0, 10],
      ['old targets drain', 60, 60],
      ['old containers end after SIGTERM', 0, 10],
    ]);
  });

  it('does so for each batch, by the parameters’ defaults', () => {
    const service =
      '      DesiredCount: !Ref Count\n      DeploymentConfiguration: { MinimumHealthyPercent: 50, MaximumPercent: 100 }';
    expect(waitsOf(yaml(service))).toEqual([['old containers end after SIGTERM, 2 times', 0, 20]]);
  });
});

it.each([
  [4, 100, 200, 1],
  [4, 100, 150, 2],
  [10, 100, 125, 5],
  [4, 50, 100, 2],
  [3, 0, 100, 1],
  [1, 100, 100, 1],
])('%i tasks between %i %% and %i %% are replaced in %i batches', (desired, minimum, maximum, batches) => {
  expect(batchesOf(desired, minimum, maximum)).toBe(batches);
});

describe('other strategies', () => {
  it('linear: a wait between each two of the steps, and the bake time', () => {
    const service = `      DeploymentConfiguration:
        Strategy: LINEAR
        BakeTimeInMinutes: 5
        LinearConfiguration: { StepPercent: 25, StepBakeTimeInMinutes: 2 }`;
    expect(waitsOf(yaml(service)).slice(0, 2)).toEqual([
      ['traffic shifts in steps, 3 waits', 360, 360],
      ['both versions run (bake time)', 300, 300],
    ]);
  });

  it('CodeDeploy: as long as the deployment group keeps the old tasks', () => {
    const group = `
  Group:
    Type: AWS::CodeDeploy::DeploymentGroup
    Properties:
      BlueGreenDeploymentConfiguration:
        TerminateBlueInstancesOnDeploymentSuccess: { TerminationWaitTimeInMinutes: 15 }
`;
    expect(waitsOf(yaml('      DeploymentController: { Type: CODE_DEPLOY }', group))[0]).toEqual([
      'the old tasks are kept (CodeDeploy)',
      900,
      900,
    ]);
  });
});

it('the reference system: blue/green with its bake time and its target group of another template', () => {
  const [estimate, ...others] = estimates(findTemplates(templates));
  expect(others).toEqual([]);
  expect(estimate).toMatchObject({ strategy: 'BLUE_GREEN', notes: [] });
  expect(estimate!.waits.map(({ name, most }) => [name, most])).toEqual([
    ['a new target passes its first health check', 30],
    ['both versions run (bake time)', 300],
    ['old targets drain', 300],
    ['old containers end after SIGTERM', 30],
  ]);
  for (const { source, setting } of estimate!.waits) {
    expect(source).toMatch(/^https:\/\/docs\.aws\.amazon\.com\//);
    expect(setting).not.toBe('');
  }
});

/** Skipped where nobody says in DRYDOCK_CORPUS where public stacks are. */
it.skipIf(corpus === undefined || !existsSync(corpus)).each([
  ['nathanpeck--aws-cloudformation-fargate', 336],
  ['awslabs--ecs-refarch-continuous-deployment', 70],
  ['aws-samples--ecs-refarch-cloudformation', 340],
])('a public stack: %s waits at most %i s', (stack, most) => {
  const [first] = estimates(findTemplates(join(corpus!, stack)));
  expect(first!.waits.reduce((sum, wait) => sum + wait.most, 0)).toBe(most);
});

it('text that is no template is none', () => {
  expect(['{', '- a', 'a: 1', 'Resources: 3'].map(readTemplate)).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});
