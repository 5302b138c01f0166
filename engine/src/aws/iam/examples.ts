// An example of each of the service's resource types, for the contract suite that every type passes.
import type { Examples } from '../../testing/resource-examples/examples.ts';
import { policy, ref, role, trust } from '../../testing/resource-examples/surroundings.ts';

export const examples: Examples = {
  'AWS::IAM::Role': {
    create: { AssumeRolePolicyDocument: trust('ec2.amazonaws.com') },
    update: { Description: 'x', Policies: [{ PolicyName: 'p', PolicyDocument: policy('s3:GetObject') }] },
    replace: { RoleName: 'other' },
  },
  'AWS::IAM::RolePolicy': {
    prerequisites: role,
    create: { PolicyName: 'p', RoleName: ref('Role'), PolicyDocument: policy('s3:GetObject') },
    update: { PolicyDocument: policy('s3:PutObject') },
    replace: { PolicyName: 'q' },
  },
  'AWS::IAM::Policy': {
    prerequisites: role,
    create: { PolicyName: 'p', PolicyDocument: policy('s3:GetObject'), Roles: [ref('Role')] },
    update: { PolicyDocument: policy('s3:PutObject') },
  },
  'AWS::IAM::ManagedPolicy': {
    create: { PolicyDocument: policy('s3:GetObject') },
    update: { PolicyDocument: policy('s3:PutObject') },
    replace: { ManagedPolicyName: 'other' },
  },
  'AWS::IAM::InstanceProfile': {
    prerequisites: role,
    create: { Roles: [ref('Role')] },
    replace: { InstanceProfileName: 'other' },
  },
  'AWS::IAM::ServiceLinkedRole': { create: { AWSServiceName: 'ecs.amazonaws.com' } },
};
