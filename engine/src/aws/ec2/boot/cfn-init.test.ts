import { expect, test } from 'vitest';
import { type Rehearsal, rehearse } from '../../../testing/rehearsal.ts';
import { services } from '../../services.ts';
import { initScript } from './cfn-init.ts';
import { type MetadataOf, readUserData } from './user-data.ts';

const read = (script: string, metadata: unknown) => {
  const metadataOf: MetadataOf = (stack, resource) =>
    stack === 'demo' && resource === 'Group' ? { metadata } : 'there is no such resource';
  return readUserData(Buffer.from(script).toString('base64'), metadataOf);
};
const init = (config: object) => ({ 'AWS::CloudFormation::Init': config });
const call = '#!/bin/bash -xe\n/opt/aws/bin/cfn-init -v --stack demo --resource Group --region us-east-1';

test.each([
  [
    'files',
    { config: { files: { '/etc/ecs/ecs.config': { content: 'ECS_CLUSTER=demo\nECS_LOGLEVEL=info' } } } },
  ],
  [
    'a file in base64',
    {
      config: {
        files: {
          '/etc/ecs/ecs.config': {
            content: Buffer.from('ECS_CLUSTER=demo').toString('base64'),
            encoding: 'base64',
          },
        },
      },
    },
  ],
  [
    'commands in the order of their names',
    {
      config: {
        commands: {
          '02_join': { command: ['sh', '-c', 'true'] },
          '01_join': { command: 'echo ECS_CLUSTER=demo >> /etc/ecs/ecs.config' },
        },
      },
    },
  ],
  [
    'an environment of a command',
    {
      config: {
        commands: {
          a: { command: 'echo ECS_CLUSTER=$NAME >> /etc/ecs/ecs.config', env: { NAME: 'demo' } },
        },
      },
    },
  ],
  [
    'the default config set',
    {
      configSets: { default: [{ ConfigSet: 'inner' }], inner: ['one'] },
      one: { commands: { a: { command: 'echo ECS_CLUSTER=demo > /etc/ecs/ecs.config' } } },
    },
  ],
])('cfn-init joins the cluster by %s', (_, config) => {
  expect(read(call, init(config)).agentSettings.ECS_CLUSTER).toBe('demo');
});

test('config sets are run as the call names them, and what is not carried out is listed', () => {
  const metadata = init({
    configSets: { full: ['join', 'rest'] },
    join: { commands: { a: { command: 'echo ECS_CLUSTER=demo > /etc/ecs/ecs.config' } } },
    rest: {
      packages: { yum: { jq: [] } },
      services: { sysvinit: { 'cfn-hup': { enabled: true } } },
      files: { '/opt/tool': { source: 'https://example.com/tool' } },
    },
  });
  const { agentSettings, ignored } = read(`${call} -c full`, metadata);
  expect(agentSettings).toEqual({ ECS_CLUSTER: 'demo' });
  expect(ignored).toEqual([
    'cfn-init: package yum jq',
    'cfn-init: file /opt/tool: its content is not in the template',
    'cfn-init: service sysvinit cfn-hup',
  ]);
});

test('a call that would fail on AWS is listed with its reason', () => {
  expect(read(call, {}).ignored[0]).toContain('no AWS::CloudFormation::Init');
  expect(read(`${call} -c other`, init({ configSets: { default: [] } })).ignored[0]).toContain(
    'there is no config set other',
  );
  expect(read(call.replace('demo', 'other'), {}).ignored[0]).toContain('there is no such resource');
  expect(read('#!/bin/sh\ncfn-init', {}).ignored[0]).toContain('--stack and --resource');
});

test('config sets that contain each other end', () => {
  const sets = { default: [{ ConfigSet: 'b' }], b: [{ ConfigSet: 'default' }, 'x'] };
  expect(initScript(init({ configSets: sets, x: {} }), [])).toEqual({ script: '#!/bin/sh', leftOut: [] });
});

const template = (image: object, script: object | string, metadata?: object) =>
  JSON.stringify({
    Resources: {
      Cluster: { Type: 'AWS::ECS::Cluster', Properties: { ClusterName: 'demo' } },
      Role: {
        Type: 'AWS::IAM::Role',
        Properties: {
          AssumeRolePolicyDocument: {
            Version: '2012-10-17',
            Statement: [
              { Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' },
            ],
          },
        },
      },
      Profile: { Type: 'AWS::IAM::InstanceProfile', Properties: { Roles: [{ Ref: 'Role' }] } },
      Configuration: {
        Type: 'AWS::AutoScaling::LaunchConfiguration',
        ...(metadata && { Metadata: metadata }),
        Properties: {
          InstanceType: 'c4.xlarge',
          IamInstanceProfile: { Ref: 'Profile' },
          UserData: { 'Fn::Base64': script },
          ...image,
        },
      },
      Group: {
        Type: 'AWS::AutoScaling::AutoScalingGroup',
        CreationPolicy: { ResourceSignal: { Count: 1, Timeout: 'PT5M' } },
        Properties: {
          LaunchConfigurationName: { Ref: 'Configuration' },
          MinSize: '1',
          MaxSize: '1',
          AvailabilityZones: ['us-east-1a'],
        },
      },
    },
  });

function deployed(body: string): Rehearsal {
  const cloud = rehearse({ services });
  cloud.call('cloudformation', 'CreateStack', {
    StackName: 'demo',
    TemplateBody: body,
    Capabilities: ['CAPABILITY_IAM'],
  });
  cloud.advance(5_000);
  return cloud;
}

const resource = (cloud: Rehearsal, LogicalResourceId: string) =>
  cloud.call('cloudformation', 'DescribeStackResource', { StackName: 'demo', LogicalResourceId })
    .StackResourceDetail!;

const joined = (cloud: Rehearsal) =>
  cloud.call('ecs', 'ListContainerInstances', { cluster: 'demo' }).containerInstanceArns;

test('an instance of an image that only AWS knows joins the cluster that its metadata names, and signals', () => {
  const script = {
    'Fn::Join': [
      '\n',
      [
        '#!/bin/bash -xe',
        'yum install -y aws-cfn-bootstrap',
        '/opt/aws/bin/cfn-init -v --stack demo --resource Configuration',
        '/opt/aws/bin/cfn-signal -e $? --stack demo --resource Group',
      ],
    ],
  };
  const command = {
    'Fn::Join': ['', ['echo ECS_CLUSTER=', { Ref: 'Cluster' }, ' >> /etc/ecs/ecs.config']],
  };
  const cloud = deployed(
    template(
      { ImageId: 'ami-0b22c910bce7178b6' },
      script,
      init({ config: { commands: { '01': { command } } } }),
    ),
  );
  expect(resource(cloud, 'Group').ResourceStatus).toBe('CREATE_COMPLETE');
  expect(joined(cloud)).toHaveLength(1);
  expect(resource(cloud, 'Configuration').ResourceStatusReason).toBe(
    'Drydock does not know ami-0b22c910bce7178b6: instances boot as from the ECS-optimized Amazon Linux 2 image of their architecture',
  );
  expect(cloud.log).toEqual([]);
});

test('the settings of Bottlerocket name the cluster and attributes', () => {
  const cloud = deployed(
    template(
      {
        ImageId: { 'Fn::Sub': '{{resolve:ssm:/aws/service/bottlerocket/aws-ecs-2/x86_64/1.20.0/image_id}}' },
      },
      '[settings.ecs]\ncluster = "demo" # ours\n[settings.ecs.instance-attributes]\n"stack" = "blue"\n',
    ).replace(/"CreationPolicy":\{.*?\}\},/, ''),
  );
  expect(resource(cloud, 'Group').ResourceStatus).toBe('CREATE_COMPLETE');
  const { containerInstances } = cloud.call('ecs', 'DescribeContainerInstances', {
    cluster: 'demo',
    containerInstances: joined(cloud),
  });
  expect(containerInstances![0]!.attributes).toContainEqual({ name: 'stack', value: 'blue' });
});

test('instances of Windows join no cluster, and the stack says so', () => {
  const cloud = deployed(
    template(
      {
        ImageId:
          '{{resolve:ssm:/aws/service/ami-windows-latest/Windows_Server-2022-English-Full-ECS_Optimized/image_id}}',
      },
      '<powershell>Initialize-ECSAgent -Cluster demo</powershell>',
    ).replace(/"CreationPolicy":\{.*?\}\},/, ''),
  );
  expect(resource(cloud, 'Configuration').ResourceStatusReason).toMatch(
    /^Recorded only: Drydock does not simulate Windows Server 2022/,
  );
  expect(joined(cloud)).toEqual([]);
});
