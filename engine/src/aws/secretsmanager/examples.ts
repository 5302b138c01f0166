// An example of each of the service's resource types, for the contract that every type keeps.
import { startServersAtOnce } from '../../testing/data-store-stand-in.ts';
import { answerInvocations } from '../../testing/function-stand-in.ts';
import type { Examples } from '../../testing/resource-examples/examples.ts';
import { get, ref, trust } from '../../testing/resource-examples/surroundings.ts';
import { type RotationEvent, rotate } from './testing/rotation-function.ts';

const database = {
  Type: 'AWS::RDS::DBInstance',
  Properties: {
    DBInstanceClass: 'db.t4g.micro',
    Engine: 'mysql',
    AllocatedStorage: '20',
    MasterUsername: 'shop',
    MasterUserPassword: 'longenough',
  },
};

const denying = (action: string) => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Deny', Principal: { AWS: '000000000000' }, Action: action, Resource: '*' }],
});

export const examples: Examples = {
  'AWS::SecretsManager::Secret': {
    create: {
      Description: 'of the database',
      GenerateSecretString: { SecretStringTemplate: '{"username":"app"}', GenerateStringKey: 'password' },
    },
    update: {
      Description: 'of the old database',
      ReplicaRegions: [{ Region: 'eu-west-1', KmsKeyId: 'alias/aws/secretsmanager' }],
    },
    replace: { Name: 'another' },
  },
  'AWS::SecretsManager::SecretTargetAttachment': {
    prepare: startServersAtOnce,
    prerequisites: {
      Secret: {
        Type: 'AWS::SecretsManager::Secret',
        Properties: { SecretString: '{"username":"shop","password":"longenough"}' },
      },
      Database: database,
      OtherDatabase: database,
    },
    create: {
      SecretId: { Ref: 'Secret' },
      TargetId: { Ref: 'Database' },
      TargetType: 'AWS::RDS::DBInstance',
    },
    update: { TargetId: { Ref: 'OtherDatabase' } },
  },
  'AWS::SecretsManager::ResourcePolicy': {
    prerequisites: {
      Secret: { Type: 'AWS::SecretsManager::Secret' },
      OtherSecret: { Type: 'AWS::SecretsManager::Secret' },
    },
    create: { SecretId: ref('Secret'), ResourcePolicy: denying('secretsmanager:DeleteSecret') },
    update: { ResourcePolicy: denying('secretsmanager:PutSecretValue') },
    replace: { SecretId: ref('OtherSecret') },
  },
  'AWS::SecretsManager::RotationSchedule': {
    prepare: (cloud) =>
      answerInvocations(cloud, (event) => rotate(cloud, event as unknown as RotationEvent, 'rotated')),
    prerequisites: {
      Role: {
        Type: 'AWS::IAM::Role',
        Properties: { AssumeRolePolicyDocument: trust('lambda.amazonaws.com') },
      },
      Secret: { Type: 'AWS::SecretsManager::Secret' },
      OtherSecret: { Type: 'AWS::SecretsManager::Secret' },
      Function: {
        Type: 'AWS::Lambda::Function',
        Properties: {
          Role: get('Role', 'Arn'),
          Runtime: 'nodejs24.x',
          Handler: 'index.handler',
          Code: { ZipFile: 'exports.handler = async () => {};' },
        },
      },
      Permission: {
        Type: 'AWS::Lambda::Permission',
        Properties: {
          FunctionName: ref('Function'),
          Action: 'lambda:InvokeFunction',
          Principal: 'secretsmanager.amazonaws.com',
        },
      },
    },
    create: {
      SecretId: ref('Secret'),
      // Not before the permission is there.
      RotationLambdaARN: { 'Fn::Select': [0, [get('Function', 'Arn'), ref('Permission')]] },
      RotationRules: { AutomaticallyAfterDays: 30 },
      RotateImmediatelyOnUpdate: false,
    },
    update: { RotationRules: { ScheduleExpression: 'rate(10 days)', Duration: '3h' } },
    replace: { SecretId: ref('OtherSecret') },
  },
};
