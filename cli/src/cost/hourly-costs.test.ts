import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hourlyCosts } from './hourly-costs.ts';
import { plannedResources, typeCounts } from './planned-resources.ts';

const folder = join(import.meta.dirname, '../../../infrastructure/templates');
const templates = readdirSync(folder).map((name) => ({
  name,
  text: readFileSync(join(folder, name), 'utf8'),
}));
const costs = (parameters: Readonly<Record<string, string>>) =>
  hourlyCosts(plannedResources(templates, parameters)).map(({ what, price }) => [what, price]);

describe('what the reference templates make that costs by the hour', () => {
  it.each([
    [
      {},
      [
        ['Load balancer', '$0.0225'],
        ['EC2 instances of the Auto Scaling group', undefined],
      ],
    ],
    [
      { LaunchType: 'FARGATE', Egress: 'nat-gateway' },
      [
        ['Load balancer', '$0.0225'],
        ['NAT gateway', '$0.045'],
        ['Elastic IP address', '$0.005'],
        ['Fargate tasks', '$0.04048'],
      ],
    ],
    [
      { Egress: 'vpc-endpoints' },
      [
        ['Load balancer', '$0.0225'],
        ['EC2 instances of the Auto Scaling group', undefined],
        ['Interface endpoint (9)', '$0.01'],
      ],
    ],
  ])('with %j', (parameters, expected) => {
    expect(costs(parameters)).toEqual(expected);
  });

  it('leaves out nested stacks that are not made', () => {
    const types = (parameters: Readonly<Record<string, string>>) =>
      typeCounts(plannedResources(templates, parameters));
    expect(types({}).get('AWS::CodePipeline::Pipeline')).toBe(1);
    expect(types({}).get('AWS::IAM::OIDCProvider')).toBeUndefined();
    expect(types({ Delivery: 'GITHUB_ACTIONS' }).get('AWS::CodePipeline::Pipeline')).toBeUndefined();
    expect(types({ Delivery: 'GITHUB_ACTIONS' }).get('AWS::IAM::OIDCProvider')).toBe(1);
  });
});

it('counts what depends on something that only AWS knows', () => {
  const text = `Conditions:
  Here: !Equals [!Ref AWS::Region, eu-west-1]
  Never: !And [!Condition Here, !Equals [a, b]]
  Always: !Or [!Condition Here, !Not [!Equals [a, b]]]
Resources:
  Maybe: { Type: AWS::EKS::Cluster, Condition: Here }
  No: { Type: AWS::KMS::Key, Condition: Never }
  Yes: { Type: AWS::RDS::DBInstance, Condition: Always }
`;
  const planned = plannedResources([{ name: 'template.yaml', text }], {});
  expect([...typeCounts(planned).keys()]).toEqual(['AWS::EKS::Cluster', 'AWS::RDS::DBInstance']);
});
