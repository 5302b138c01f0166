// An engine is bootstrapped for the CDK once a client asks, and not before.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CloudFormation } from '@aws-sdk/client-cloudformation';
import { ECR } from '@aws-sdk/client-ecr';
import { S3 } from '@aws-sdk/client-s3';
import { SSM } from '@aws-sdk/client-ssm';
import { STS } from '@aws-sdk/client-sts';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Cloud, startCloud } from '../cloud.ts';

let folder: string;
let cloud: Cloud;
const start = async () => {
  cloud = await startCloud({
    account: '000000000000',
    region: 'us-east-1',
    port: 0,
    stateFolder: folder,
    runtime: 'simulated',
    log: (line) => expect.unreachable(line),
  });
};
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'drydock-bootstrap-'));
  await start();
});
afterEach(async () => {
  await cloud.stop();
  rmSync(folder, { recursive: true });
});

const config = (region = 'us-east-1') => ({
  endpoint: cloud.endpoint,
  region,
  credentials: { accessKeyId: 'any', secretAccessKey: 'any' },
  maxAttempts: 1,
  forcePathStyle: true,
});
const parameter = { Name: '/cdk-bootstrap/hnb659fds/version' };
const toolkit = { StackName: 'CDKToolkit' };
const template = JSON.stringify({
  Parameters: { BootstrapVersion: { Type: 'AWS::SSM::Parameter::Value<String>', Default: parameter.Name } },
  Resources: { Topic: { Type: 'AWS::SNS::Topic' } },
});
const stacksIn = async (region?: string) => {
  const { Stacks = [] } = await new CloudFormation(config(region)).describeStacks({});
  return Stacks.map(({ StackName, StackStatus }) => `${StackName} ${StackStatus}`);
};

it.each([
  ['the version of its resources', () => new SSM(config()).getParameter(parameter)],
  ['its stack', () => new CloudFormation(config()).describeStacks(toolkit)],
  [
    'a role of it',
    () =>
      new STS(config()).assumeRole({
        RoleArn: 'arn:aws:iam::000000000000:role/cdk-hnb659fds-deploy-role-000000000000-us-east-1',
        RoleSessionName: 'cdk',
      }),
  ],
  [
    'its bucket',
    () => new S3(config()).headBucket({ Bucket: 'cdk-hnb659fds-assets-000000000000-us-east-1' }),
  ],
  [
    'its repository',
    () =>
      new ECR(config()).describeRepositories({
        repositoryNames: ['cdk-hnb659fds-container-assets-000000000000-us-east-1'],
      }),
  ],
  ['a template of an app', () => new CloudFormation(config()).validateTemplate({ TemplateBody: template })],
])('is bootstrapped for who asks for %s', async (_, ask) => {
  expect(await stacksIn()).toEqual([]);
  await ask();
  expect(await stacksIn()).toEqual(['CDKToolkit CREATE_COMPLETE']);
  expect(await stacksIn('eu-west-1')).toEqual([]);
});

it('once, though many ask at a time, and not again after a restart', async () => {
  const ask = () => new CloudFormation(config()).describeStacks(toolkit);
  const answers = await Promise.all([ask(), ask(), ask()]);
  expect(new Set(answers.map(({ Stacks }) => Stacks?.[0]?.StackId)).size).toBe(1);
  const outputs = answers[0]!.Stacks![0]!.Outputs!.map(({ OutputKey }) => OutputKey);
  expect(outputs).toEqual(expect.arrayContaining(['BucketName', 'BucketDomainName', 'BootstrapVersion']));
  await cloud.stop();
  await start();
  expect((await ask()).Stacks?.[0]?.StackId).toBe(answers[0]!.Stacks![0]!.StackId);
});

it('leaves it gone for who has deleted it', async () => {
  const cloudFormation = new CloudFormation(config());
  await cloudFormation.describeStacks(toolkit);
  await cloudFormation.deleteStack(toolkit);
  await expect.poll(() => stacksIn(), { timeout: 60_000 }).toEqual([]);
  await expect(cloudFormation.describeStacks(toolkit)).rejects.toThrow('CDKToolkit does not exist');
  await expect(new SSM(config()).getParameter(parameter)).rejects.toMatchObject({
    name: 'ParameterNotFound',
  });
});

it('leaves those alone who make what is theirs under these names', async () => {
  await new S3(config()).createBucket({ Bucket: 'cdk-hnb659fds-assets-000000000000-us-east-1' });
  await new SSM(config()).putParameter({ ...parameter, Value: '1', Type: 'String' });
  expect(await stacksIn()).toEqual([]);
});
