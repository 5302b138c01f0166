// An example of each of the service's resource types, for the contract suite that every type passes.
import type { Examples } from '../../testing/resource-examples/examples.ts';
import { policy, ref, role, tags, trust } from '../../testing/resource-examples/surroundings.ts';
import { certificate, privateKey } from './testing/certificate.ts';

const user = { User: { Type: 'AWS::IAM::User' } };
const group = { Group: { Type: 'AWS::IAM::Group' } };
/** IAM takes a thousand characters and more. */
const metadata = `<EntityDescriptor>${'x'.repeat(1000)}</EntityDescriptor>`;

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
  'AWS::IAM::User': {
    prerequisites: group,
    create: { Groups: [ref('Group')], ...tags('a') },
    update: {
      Groups: [],
      Policies: [{ PolicyName: 'p', PolicyDocument: policy('s3:GetObject') }],
      ManagedPolicyArns: ['arn:aws:iam::aws:policy/ReadOnlyAccess'],
      ...tags('b'),
    },
    replace: { UserName: 'other' },
  },
  'AWS::IAM::UserPolicy': {
    prerequisites: user,
    create: { PolicyName: 'p', UserName: ref('User'), PolicyDocument: policy('s3:GetObject') },
    update: { PolicyDocument: policy('s3:PutObject') },
    replace: { PolicyName: 'q' },
  },
  'AWS::IAM::Group': {
    create: { Policies: [{ PolicyName: 'p', PolicyDocument: policy('s3:GetObject') }] },
    update: { Policies: [{ PolicyName: 'q', PolicyDocument: policy('s3:PutObject') }] },
    replace: { GroupName: 'other' },
  },
  'AWS::IAM::GroupPolicy': {
    prerequisites: group,
    create: { PolicyName: 'p', GroupName: ref('Group'), PolicyDocument: policy('s3:GetObject') },
    update: { PolicyDocument: policy('s3:PutObject') },
    replace: { PolicyName: 'q' },
  },
  'AWS::IAM::UserToGroupAddition': {
    prerequisites: { ...user, ...group, Second: { Type: 'AWS::IAM::User' } },
    create: { GroupName: ref('Group'), Users: [ref('User')] },
    update: { Users: [ref('User'), ref('Second')] },
  },
  'AWS::IAM::AccessKey': {
    prerequisites: user,
    create: { UserName: ref('User') },
    update: { Status: 'Inactive' },
    replace: { Serial: 2 },
  },
  'AWS::IAM::OIDCProvider': {
    create: {
      Url: 'https://token.actions.githubusercontent.com',
      ClientIdList: ['sts.amazonaws.com'],
      ThumbprintList: ['6938fd4d98bab03faadb97b34396831e3780aea1'],
    },
    update: { ClientIdList: ['sts.amazonaws.com', 'other'], ...tags('b') },
    replace: { Url: 'https://gitlab.com' },
  },
  'AWS::IAM::SAMLProvider': {
    absent: ['SamlProviderUUID'],
    create: { SamlMetadataDocument: metadata },
    update: { SamlMetadataDocument: `${metadata} ` },
    replace: { Name: 'other' },
  },
  'AWS::IAM::ServiceLinkedRole': {
    create: { AWSServiceName: 'ecs.amazonaws.com' },
    update: { Description: 'of the tasks' },
  },
  'AWS::IAM::ServerCertificate': {
    create: { CertificateBody: certificate, PrivateKey: privateKey },
    update: { Path: '/web/', Tags: [{ Key: 'a', Value: '1' }] },
    replace: { ServerCertificateName: 'other' },
  },
};
