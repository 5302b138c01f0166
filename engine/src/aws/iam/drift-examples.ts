// What others can change of each of the service's resource types, for the drift suite.
import type { DriftExamples } from '../../testing/resource-examples/drift-examples.ts';
import { ref, role, tags, trust } from '../../testing/resource-examples/surroundings.ts';

const user = { User: { Type: 'AWS::IAM::User' }, OtherUser: { Type: 'AWS::IAM::User' } };
const group = { Group: { Type: 'AWS::IAM::Group' } };
const roles = { ...role, OtherRole: role.Role };
const managed = (name: string) => [`arn:aws:iam::aws:policy/${name}`];
const boundary = { PermissionsBoundary: 'arn:aws:iam::aws:policy/PowerUserAccess' };

export const driftExamples: DriftExamples = {
  'AWS::IAM::Role': {
    scenes: [
      {
        create: { ManagedPolicyArns: managed('ReadOnlyAccess'), MaxSessionDuration: 3600, ...tags('a') },
        update: {
          AssumeRolePolicyDocument: trust('ecs-tasks.amazonaws.com'),
          ManagedPolicyArns: managed('PowerUserAccess'),
          MaxSessionDuration: 7200,
          ...boundary,
          ...tags('b'),
        },
      },
    ],
  },
  'AWS::IAM::Policy': {
    scenes: [
      {
        prerequisites: { ...roles, ...user, ...group },
        update: { Roles: [ref('Role'), ref('OtherRole')], Users: [ref('User')], Groups: [ref('Group')] },
      },
    ],
    unchanged: { 'the API cannot rename an inline policy': ['PolicyName'] },
  },
  'AWS::IAM::ManagedPolicy': {
    scenes: [
      {
        prerequisites: { ...roles, ...user, ...group },
        create: { Roles: [ref('Role')] },
        update: { Roles: [ref('OtherRole')], Users: [ref('User')], Groups: [ref('Group')] },
      },
    ],
  },
  'AWS::IAM::InstanceProfile': {
    scenes: [{ prerequisites: roles, update: { Roles: [ref('OtherRole')] } }],
  },
  'AWS::IAM::User': {
    scenes: [{ create: { Path: '/a/' }, update: { Path: '/b/', ...boundary } }],
  },
  'AWS::IAM::Group': {
    scenes: [
      {
        create: { Path: '/a/' },
        update: { Path: '/b/', ManagedPolicyArns: managed('ReadOnlyAccess') },
      },
    ],
  },
  'AWS::IAM::UserToGroupAddition': {
    unchanged: { 'it is which group the resource is about': ['GroupName'] },
  },
  'AWS::IAM::OIDCProvider': {
    scenes: [{ update: { ThumbprintList: ['0123456789abcdef0123456789abcdef01234567'] } }],
  },
  'AWS::IAM::SAMLProvider': { scenes: [{ update: tags('b') }] },
};
