import { expect, it } from 'vitest';
import { rehearse } from '../../../testing/rehearsal.ts';
import { services } from '../../services.ts';
import { create } from '../testing/stacks.ts';

const parameter = (properties: object) => ({ Type: 'AWS::SSM::Parameter', Properties: properties });
const from = (Location: unknown) => ({ Name: 'AWS::Include', Parameters: { Location } });

function cloudWith(snippets: Readonly<Record<string, string>>) {
  const cloud = rehearse({ services });
  cloud.call('s3', 'CreateBucket', { Bucket: 'snippets' });
  for (const [Key, Body] of Object.entries(snippets))
    cloud.call('s3', 'PutObject', { Bucket: 'snippets', Key, Body: Body as never });
  const deploy = (template: object, more: object = {}) => {
    create(cloud, JSON.stringify(template), { Capabilities: ['CAPABILITY_AUTO_EXPAND'], ...more });
    cloud.settle();
    cloud.advance(1000);
    return cloud.call('cloudformation', 'DescribeStacks', { StackName: 'demo' }).Stacks![0]!;
  };
  return { cloud, deploy };
}

it('puts the members of a snippet where the transform was, beside what is there', () => {
  const { cloud, deploy } = cloudWith({ 'value.yaml': 'Value: from the snippet\nDescription: read\n' });
  const { StackStatus } = deploy({
    Parameters: { Bucket: { Type: 'String', Default: 'snippets' } },
    Resources: {
      A: parameter({
        Name: '/a',
        Type: 'String',
        'Fn::Transform': from({ 'Fn::Join': ['', ['s3://', { Ref: 'Bucket' }, '/value.yaml']] }),
      }),
    },
  });
  expect(StackStatus).toBe('CREATE_COMPLETE');
  expect(cloud.call('ssm', 'GetParameter', { Name: '/a' }).Parameter?.Value).toBe('from the snippet');
});

it('adds sections, and members of sections, at the top of a template', () => {
  const snippet = {
    Resources: { B: parameter({ Name: '/b', Type: 'String', Value: { Ref: 'V' } }) },
    Description: 'd',
  };
  const { cloud, deploy } = cloudWith({ 'top.json': JSON.stringify(snippet) });
  const { StackStatus, Description } = deploy({
    Transform: from('s3://snippets/top.json'),
    Parameters: { V: { Type: 'String', Default: 'v' } },
    Resources: { A: parameter({ Name: '/a', Type: 'String', Value: 'a' }) },
  });
  expect([StackStatus, Description]).toEqual(['CREATE_COMPLETE', 'd']);
  const value = (Name: string) => cloud.call('ssm', 'GetParameter', { Name }).Parameter?.Value;
  expect([value('/a'), value('/b')]).toEqual(['a', 'v']);
  const processed = cloud.call('cloudformation', 'GetTemplate', {
    StackName: 'demo',
    TemplateStage: 'Processed',
  }).TemplateBody;
  expect(JSON.parse(processed!).Resources).toHaveProperty('B');
});

it.each([
  ['s3://none/x', 'Transform AWS::Include failed with: S3 bucket [none] does not exist.'],
  ['s3://snippets/none', 'Transform AWS::Include failed with: S3 object [snippets/none] does not exist.'],
  ['https://snippets/x', "Transform AWS::Include failed with: The specified S3 object's URI is not valid"],
  [undefined, 'Transform AWS::Include failed with: The Location parameter is required.'],
])('fails for %s with AWS’s reason', (location, reason) => {
  const { deploy } = cloudWith({});
  const template = {
    Transform: from(location),
    Resources: { A: parameter({ Type: 'String', Value: 'a' }) },
  };
  expect(() => deploy(template)).toThrow(reason);
});

it('needs the capability that macros need', () => {
  const { deploy } = cloudWith({ x: 'Type: String\nValue: v\n' });
  const Resources = { A: parameter({ 'Fn::Transform': from('s3://snippets/x') }) };
  expect(() => deploy({ Resources }, { Capabilities: [] })).toThrow(
    'Requires capabilities : [CAPABILITY_AUTO_EXPAND]',
  );
});
