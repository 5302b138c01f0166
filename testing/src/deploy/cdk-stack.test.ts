// How a stack of the CDK is synthesised.
import { readdirSync } from 'node:fs';
import { drydock } from '@drydock/testing';
import { App, CfnOutput, CfnResource, Stack, aws_sns as sns } from 'aws-cdk-lib';
import { afterEach, expect, test, vi } from 'vitest';

afterEach(() => void vi.unstubAllEnvs());

async function filesOfDeployed(): Promise<string[]> {
  const app = new App();
  const stack = new Stack(app, 'Shop');
  new CfnResource(stack, 'Cluster', { type: 'AWS::ECS::Cluster' });
  await using cloud = await drydock();
  await cloud.deploy(stack);
  return readdirSync(app.outdir);
}

test('without the validation of the CDK, whose report takes seconds', async () => {
  vi.stubEnv('CDK_VALIDATION', undefined);
  expect(await filesOfDeployed()).not.toContain('validation-report.json');
  expect(process.env).not.toHaveProperty('CDK_VALIDATION');
});

test('with it, where somebody asks for it', async () => {
  vi.stubEnv('CDK_VALIDATION', 'true');
  expect(await filesOfDeployed()).toContain('validation-report.json');
  expect(process.env.CDK_VALIDATION).toBe('true');
});

test('all stacks of an app, as its synth() returns them', async () => {
  const app = new App();
  const [first, second] = ['First', 'Second'].map((id) => new Stack(app, id)) as [Stack, Stack];
  for (const stack of [first, second]) new CfnResource(stack, 'Cluster', { type: 'AWS::ECS::Cluster' });
  first.addStackDependency(second);
  await using cloud = await drydock();
  expect(await cloud.deploy(app.synth())).toMatchObject({ name: 'First', status: 'CREATE_COMPLETE' });
  expect(cloud.stack('Second').status).toBe('CREATE_COMPLETE');
  expect(cloud.physicalId('First/Cluster')).toMatch(/^First-Cluster-/);
});

test('a stack brings another one along whose resources it uses', async () => {
  const app = new App();
  const topic = new sns.Topic(new Stack(app, 'Net'), 'Topic');
  const user = new Stack(app, 'Api');
  new CfnResource(user, 'Cluster', { type: 'AWS::ECS::Cluster' });
  new CfnOutput(user, 'Topic', { value: topic.topicArn });
  await using cloud = await drydock();
  const { outputs } = await cloud.deploy(user);
  expect(outputs.Topic).toBe(cloud.physicalId('Net/Topic'));
  expect(cloud.stack('Net').status).toBe('CREATE_COMPLETE');
});
