// How a stack of the CDK is synthesised.
import { readdirSync } from 'node:fs';
import { drydock } from '@drydock/testing';
import { App, CfnResource, Stack } from 'aws-cdk-lib';
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
