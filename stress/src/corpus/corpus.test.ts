// The command that takes public stacks through their lives, on stacks of the test's own.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { rehearseRoot } from './rehearse-root.ts';
import { render } from './report.ts';
import { rootsIn } from './roots.ts';

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

function folderOf(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'corpus-'));
  folders.push(folder);
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

const options = { runtime: 'simulated', rate: 20, waits: 'short', patienceMs: 60_000 };

test('a nested stack is packaged, created, updated with one parameter, and deleted', async () => {
  const folder = folderOf({
    'main.yaml': `
Parameters:
  DesiredSize: { Type: Number, Default: 1 }
  Subnet: { Type: AWS::EC2::Subnet::Id }
Resources:
  Stream: { Type: AWS::Kinesis::Stream, Properties: { ShardCount: 1 } }
  Inner:
    Type: AWS::CloudFormation::Stack
    Properties:
      TemplateURL: ./inner.yaml
      Parameters: { Size: !Ref DesiredSize, Subnet: !Ref Subnet }
`,
    'inner.yaml': `
Parameters:
  Size: { Type: Number }
  Subnet: { Type: AWS::EC2::Subnet::Id }
Resources:
  Cluster: { Type: AWS::ECS::Cluster }
  Task:
    Type: AWS::ECS::TaskDefinition
    Properties:
      RequiresCompatibilities: [FARGATE]
      NetworkMode: awsvpc
      Cpu: '256'
      Memory: '512'
      ContainerDefinitions: [{ Name: web, Image: nginx }]
  Service:
    Type: AWS::ECS::Service
    Properties:
      Cluster: !Ref Cluster
      TaskDefinition: !Ref Task
      LaunchType: FARGATE
      DesiredCount: !Ref Size
      NetworkConfiguration: { AwsvpcConfiguration: { Subnets: [!Ref Subnet] } }
`,
  });
  const [root, ...others] = rootsIn(folder);
  expect(others).toEqual([]);
  const outcome = await rehearseRoot(root!, options);
  expect(outcome).toMatchObject({
    status: 'CREATE_COMPLETE',
    trouble: '',
    recorded: ['AWS::Kinesis::Stream'],
    serves: 'no load balancer',
    holds: '1/1',
    parameterUpdate: 'DesiredSize: UPDATE_COMPLETE',
    deleted: 'DELETE_COMPLETE',
  });
  expect(render([outcome])).toContain('1 of 1 created, 1 deleted clean.');
});

test('a stack that fails names the resource that failed first, in the stack in which it failed', async () => {
  const folder = folderOf({
    'main.yaml': `
Resources:
  Inner: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: inner.yaml } }
`,
    'inner.yaml': `
Resources:
  Service: { Type: AWS::ECS::Service, Properties: { Cluster: nowhere, TaskDefinition: nothing } }
`,
  });
  const outcome = await rehearseRoot(rootsIn(folder)[0]!, options);
  expect(outcome.status).toBe('ROLLBACK_COMPLETE');
  expect(outcome.trouble).toMatch(/^Service \(AWS::ECS::Service\) CREATE_FAILED: /);
});

test('a README with a table of folders and roots says which templates are roots', () => {
  const template = 'Resources:\n  Cluster: { Type: AWS::ECS::Cluster }\n';
  const folder = folderOf({
    'README.md': '| folder | root |\n|---|---|\n| one | a.yaml |\n',
    'one/a.yaml': template,
    'one/b.yaml': template,
    'two/c.yaml': template,
  });
  expect(rootsIn(folder).map(({ name }) => name)).toEqual(['one/a.yaml', 'one/b.yaml']);
});

test('a template that imports is preceded by the one that exports', () => {
  const folder = folderOf({
    'network.yaml': `
Resources:
  A: { Type: AWS::EC2::VPC }
Outputs:
  V:
    Value: x
    Export:
      Name: !Join [':', [!Ref AWS::StackName, 'VPCId']]
`,
    'service.yaml': `
Resources:
  B: { Type: AWS::ECS::Cluster }
Outputs:
  V:
    Value:
      Fn::ImportValue:
        !Join [':', [!Ref Stack, 'VPCId']]
    Value2:
      !ImportValue
        Fn::Join:
          - ':'
          - - !Ref Stack
            - Other
`,
  });
  const [service, ...others] = rootsIn(folder);
  expect(others).toEqual([]);
  expect(service).toMatchObject({
    file: join(folder, 'service.yaml'),
    exporters: [{ file: join(folder, 'network.yaml'), stackName: 'corpus-stack' }],
    parameters: { Stack: 'corpus-stack' },
  });
});

test('of the templates that export the same, the most alike by name is taken, and those that are optional are not', () => {
  const exporting = (name: string) => `
Parameters: { Env: { Type: String, Default: prod } }
Resources: { A: { Type: AWS::EC2::VPC } }
Outputs: { V: { Value: x, Export: { Name: !Sub '\${${name}}-Cluster' } } }
`;
  const folder = folderOf({
    'cluster/fargate.yaml': exporting('Env'),
    'cluster/ec2.yaml': exporting('Env'),
    'alerts.yaml': exporting('AWS::StackName').replace('Cluster', 'Topic'),
    'service/ec2.yaml': `
Parameters:
  Environment: { Type: String, Default: production }
  Alerts: { Type: String, Default: '' }
Resources:
  S: { Type: AWS::ECS::Service, Properties: { Cluster: !ImportValue { 'Fn::Sub': '\${Environment}-Cluster' } } }
  T: { Type: AWS::SNS::Topic, Properties: { TopicName: !ImportValue { 'Fn::Sub': '\${Alerts}-Topic' } } }
`,
  });
  expect(rootsIn(folder)[0]).toMatchObject({
    exporters: [
      { file: join(folder, 'cluster/ec2.yaml'), stackName: undefined, parameters: { Env: 'production' } },
    ],
    parameters: { Environment: 'production' },
  });
});
