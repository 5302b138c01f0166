// Every simulated CloudFormation resource type keeps the contract.
import { describe, expect, it } from 'vitest';
import { describeResourceType } from './cloudformation/resource-contract.ts';
import { examples } from './resource-types.fixture.ts';
import { services } from './services.ts';

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
  const withoutRead = services.flatMap(({ resources = [] }) => resources.filter(({ load }) => !load().read));
  expect(withoutRead.map(({ type }) => type).sort()).toEqual(unchecked);
});

for (const [type, example] of Object.entries(examples)) describeResourceType(type, example);
