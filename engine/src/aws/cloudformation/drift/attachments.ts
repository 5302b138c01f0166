// Resources that add to a property of another one: what they have added is no drift of that one, where both are in the
// same template. https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-stack-drift.html
import type { PropertyDifference } from '@aws-sdk/client-cloudformation';
import type { ResourceRecord } from '../state.ts';
import { isObject } from '../template/json.ts';
import { differencesOf } from './differences.ts';

/** By type and property: the types that add to it. */
const attachments: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  'AWS::EC2::SecurityGroup': {
    SecurityGroupIngress: ['AWS::EC2::SecurityGroupIngress'],
    SecurityGroupEgress: ['AWS::EC2::SecurityGroupEgress'],
  },
  'AWS::IAM::Role': {
    Policies: ['AWS::IAM::Policy', 'AWS::IAM::RolePolicy'],
    ManagedPolicyArns: ['AWS::IAM::ManagedPolicy'],
  },
  'AWS::IAM::User': {
    Policies: ['AWS::IAM::Policy', 'AWS::IAM::UserPolicy'],
    ManagedPolicyArns: ['AWS::IAM::ManagedPolicy'],
  },
  'AWS::IAM::Group': {
    Policies: ['AWS::IAM::Policy', 'AWS::IAM::GroupPolicy'],
    ManagedPolicyArns: ['AWS::IAM::ManagedPolicy'],
  },
  'AWS::SNS::Topic': { Subscription: ['AWS::SNS::Subscription'] },
  'AWS::ElasticLoadBalancingV2::ListenerCertificate': {
    Certificates: ['AWS::ElasticLoadBalancingV2::ListenerCertificate'],
  },
  'AWS::ElasticLoadBalancingV2::Listener': {
    Certificates: ['AWS::ElasticLoadBalancingV2::ListenerCertificate'],
  },
};

/** @param siblings the stack's resources */
export function isAttached(
  type: string,
  { PropertyPath = '', DifferenceType, ActualValue = '' }: PropertyDifference,
  siblings: readonly ResourceRecord[],
): boolean {
  if (DifferenceType !== 'ADD') return false;
  const types = attachments[type]?.[PropertyPath.split('/')[1] ?? ''] ?? [];
  return siblings.some((sibling) => types.includes(sibling.type) && adds(sibling, ActualValue));
}

function adds({ shape, physicalId }: ResourceRecord, actual: string): boolean {
  if (!actual.startsWith('{')) return actual === physicalId;
  const item: unknown = JSON.parse(actual);
  if (!isObject(item) || !shape) return false;
  const shared = Object.entries(shape.properties).filter(([name]) => Object.hasOwn(item, name));
  return (
    shared.length > 0 && differencesOf(Object.fromEntries(shared), item, { properties: {} }).length === 0
  );
}
