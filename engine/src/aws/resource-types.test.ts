// Every simulated CloudFormation resource type keeps the contract.
import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Examples } from '../testing/resource-examples/examples.ts';
import { describeResourceType } from './cloudformation/resource-contract.ts';
import { services } from './services.ts';

/** Those of every service: `examples` of its examples.ts. */
const examples: Examples = Object.assign(
  {},
  ...(await Promise.all(
    services
      .map(({ id }) => new URL(`./${id}/examples.ts`, import.meta.url))
      .filter((url) => existsSync(url))
      .map(async (url) => (await import(url.href)).examples as Examples),
  )),
);

/** A replica needs a key of another region. CloudFormation's own, and CodeDeploy's hook, are tested in their folders. */
const elsewhere = [
  'AWS::KMS::ReplicaKey',
  'AWS::CDK::Metadata',
  'AWS::CloudFormation::CustomResource',
  'AWS::CloudFormation::Macro',
  'AWS::CloudFormation::Stack',
  'AWS::CloudFormation::WaitCondition',
  'AWS::CloudFormation::WaitConditionHandle',
  'AWS::CodeDeploy::BlueGreen',
];

describe('the simulated resource types', () => {
  it('each have an example', () => {
    const simulated = services.flatMap(({ resources = [] }) => resources.map(({ type }) => type));
    expect([...Object.keys(examples), ...elsewhere].sort()).toEqual(simulated.sort());
  });
});

/**
 * Those that AWS's own list lacks, and what templates have of CodeDeploy and the CDK.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/resource-import-supported-resources.html
 */
const unchecked = [
  'AWS::CDK::Metadata',
  'AWS::CloudFormation::CustomResource',
  'AWS::CloudFormation::Macro',
  'AWS::CloudFormation::Stack',
  'AWS::CloudFormation::WaitCondition',
  'AWS::CloudFormation::WaitConditionHandle',
  'AWS::CodeDeploy::BlueGreen',
  'AWS::Route53::RecordSet',
  'AWS::Route53::RecordSetGroup',
];

it('are checked for drift, but for those that AWS does not check', () => {
  const withoutRead = services.flatMap(({ resources = [] }) => resources.filter(({ read }) => !read));
  expect(withoutRead.map(({ type }) => type).sort()).toEqual(unchecked);
});

for (const [type, example] of Object.entries(examples)) {
  describeResourceType(type, {
    services: services.filter(({ id }) => id !== 'cloudformation'),
    prepare: (cloud) => {
      // The balancer's ports are bound at once.
      cloud.on('balancer/apply', ({ loadBalancers }) => {
        for (const { arn, hostPorts } of loadBalancers)
          cloud.report('balancer/reservation', { loadBalancerArn: arn, hostPort: hostPorts![0]! });
        for (const { arn, hostPorts } of loadBalancers.flatMap(({ listeners }) => listeners)) {
          cloud.report('balancer/listener', { listenerArn: arn, hostPort: hostPorts[0]! });
        }
      });
    },
    ...example,
  });
}
