// What can be deployed, what comes back, and what a deployment that fails says.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { drydock } from '@drydock/testing';
import { expect, test } from 'vitest';
import { systemTemplate } from '../simulate/system-template.ts';

const yaml = `
Parameters:
  Name: { Type: String }
Resources:
  Cluster:
    Type: AWS::ECS::Cluster
    Properties: { ClusterName: !Sub '\${Name}-cluster' }
Outputs:
  Cluster: { Value: !Ref Cluster }
`;

test('a template in YAML, with parameters: what comes back is a plain object', async () => {
  await using cloud = await drydock();
  const stack = await cloud.deploy(yaml, { name: 'Shop', parameters: { Name: 'my' } });
  expect(stack).toStrictEqual({
    name: 'Shop',
    status: 'CREATE_COMPLETE',
    tookMs: expect.any(Number),
    outputs: { Cluster: 'my-cluster' },
  });
  expect(Number.isInteger(stack.tookMs)).toBe(true);
  expect(cloud.physicalId('Shop/Cluster')).toBe('my-cluster');
  await cloud.destroy('Shop');
  expect(cloud.stack('Shop')).toMatchObject({ status: 'DELETE_COMPLETE', outputs: {} });
});

test('the folder of a cloud assembly: its stacks in the order of their dependencies, by their constructs’ paths', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'drydock-assembly-'));
  const logicalId = (data: string) => ({ [`/App/${data}/Resource`]: [{ type: 'aws:cdk:logicalId', data }] });
  const stack = (file: string, dependencies: string[], extra: object) => ({
    type: 'aws:cloudformation:stack',
    dependencies,
    properties: { templateFile: file },
    ...extra,
  });
  const topic = { Type: 'AWS::SNS::Topic', Properties: { TopicName: 'news' } };
  try {
    const artifacts = {
      Second: stack('second.json', ['First'], { additionalMetadataFile: 'more.json' }),
      First: stack('first.json', [], { metadata: logicalId('Topic') }),
    };
    writeFileSync(join(folder, 'manifest.json'), JSON.stringify({ artifacts }));
    writeFileSync(join(folder, 'more.json'), JSON.stringify(logicalId('Parameter')));
    const first = {
      Resources: { Topic: topic },
      Outputs: { Arn: { Value: { Ref: 'Topic' }, Export: { Name: 'arn' } } },
    };
    writeFileSync(join(folder, 'first.json'), JSON.stringify(first));
    const parameter = {
      Type: 'AWS::SSM::Parameter',
      Properties: { Type: 'String', Value: { 'Fn::ImportValue': 'arn' } },
    };
    writeFileSync(join(folder, 'second.json'), JSON.stringify({ Resources: { Parameter: parameter } }));
    await using cloud = await drydock();
    expect(await cloud.deploy(folder)).toMatchObject({ name: 'Second', status: 'CREATE_COMPLETE' });
    expect(cloud.physicalId('App/Topic')).toBe('arn:aws:sns:us-east-1:123456789012:news');
    expect(cloud.physicalId('App/Parameter')).toMatch(/Parameter/);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('a scripted Lambda function answers a custom resource, and what it throws is its failure', async () => {
  const role = {
    Type: 'AWS::IAM::Role',
    Properties: {
      AssumeRolePolicyDocument: {
        Version: '2012-10-17',
        Statement: [
          { Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' },
        ],
      },
    },
  };
  const code = { ZipFile: 'exports.handler = () => {}' };
  const template = {
    Resources: {
      Role: role,
      Function: {
        Type: 'AWS::Lambda::Function',
        Properties: {
          Runtime: 'nodejs22.x',
          Handler: 'index.handler',
          Code: code,
          Role: { 'Fn::GetAtt': ['Role', 'Arn'] },
        },
      },
    },
    Outputs: { Name: { Value: { Ref: 'Function' } } },
  };
  const { LambdaClient, InvokeCommand } = await import('@aws-sdk/client-lambda');
  await using cloud = await drydock();
  cloud.lambda('Shop/Function').returns((event) => {
    if (event === 'bad') throw new Error('refused');
    return { seen: event };
  });
  const { outputs } = await cloud.deploy(template, { name: 'Shop' });
  const invoke = async (payload: unknown) => {
    const input = { FunctionName: outputs.Name, Payload: Buffer.from(JSON.stringify(payload)) };
    const { Payload, FunctionError } = await cloud.client(LambdaClient).send(new InvokeCommand(input));
    return { answer: JSON.parse(Buffer.from(Payload!).toString()), FunctionError };
  };
  expect(await invoke('good')).toEqual({ answer: { seen: 'good' }, FunctionError: undefined });
  expect(await invoke('bad')).toMatchObject({
    answer: { errorMessage: 'refused' },
    FunctionError: 'Unhandled',
  });
});

test('a deployment that fails tells ECS’s events, why tasks stopped, and what they logged', async () => {
  const template = JSON.stringify(systemTemplate({ image: 'app:2', tasks: 2 }))
    .replace(
      '"Image":"app:2"',
      '"Image":"app:2","LogConfiguration":{"LogDriver":"awslogs","Options":{"awslogs-group":{"Ref":"Log"},"awslogs-region":"us-east-1","awslogs-stream-prefix":"web"}}',
    )
    .replace(
      '"Resources":{',
      '"Resources":{"Log":{"Type":"AWS::Logs::LogGroup"},"ExecutionRole":{"Type":"AWS::IAM::Role","Properties":{"AssumeRolePolicyDocument":{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ecs-tasks.amazonaws.com"},"Action":"sts:AssumeRole"}]}}},',
    )
    .replace('"NetworkMode"', '"ExecutionRoleArn":{"Fn::GetAtt":["ExecutionRole","Arn"]},"NetworkMode"');
  await using cloud = await drydock();
  cloud
    .service('Shop/Service')
    .behaves({ crashesAfter: '1s', exitCode: 3, readyAfter: 'never', logs: ['no database'] });
  const error = await cloud.deploy(template, { name: 'Shop' }).catch((thrown: Error) => thrown.message);
  expect(error).toContain('ECS Deployment Circuit Breaker was triggered');
  expect(error).toMatch(/ECS: \(service Shop-Service-/);
  expect(error).toMatch(/Task [0-9a-f]{32} stopped: Essential container in task exited; web: exit code 3/);
  expect(error).toContain('It logged: no database');
});
