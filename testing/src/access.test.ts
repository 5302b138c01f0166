// What AWS would have denied in a test.
import { CreateClusterCommand, ECSClient } from '@aws-sdk/client-ecs';
import { IAMClient, SimulatePrincipalPolicyCommand } from '@aws-sdk/client-iam';
import { drydock } from '@drydock/testing';
import { App } from 'aws-cdk-lib';
import { expect, test } from 'vitest';
import { ShopStack } from './examples/stacks.ts';

const template = {
  Resources: {
    Deployer: { Type: 'AWS::IAM::User', Properties: { UserName: 'deployer' } },
    Key: { Type: 'AWS::IAM::AccessKey', Properties: { UserName: { Ref: 'Deployer' } } },
  },
  Outputs: { Key: { Value: { Ref: 'Key' } } },
};

test('what a user may not do is done, and listed with the statement that is missing', () =>
  drydock({}, async (cloud) => {
    const { outputs } = await cloud.deploy(template, { name: 'People' });
    const credentials = { accessKeyId: outputs.Key, secretAccessKey: 'any' };
    const ecs = cloud.client(ECSClient, { credentials });
    for (let turn = 0; turn < 2; turn++) await ecs.send(new CreateClusterCommand({ clusterName: 'own' }));
    const resource = 'arn:aws:ecs:us-east-1:123456789012:cluster/own';
    expect(cloud.access.denied).toEqual([
      {
        caller: 'arn:aws:iam::123456789012:user/deployer',
        action: 'ecs:CreateCluster',
        resource,
        reason: 'because no identity-based policy allows the ecs:CreateCluster action',
        statement: { Effect: 'Allow', Action: 'ecs:CreateCluster', Resource: resource },
        count: 2,
      },
    ]);
  }));

test('the roles that the CDK makes for a service may do what ECS does with them', () =>
  drydock({}, async (cloud) => {
    await cloud.deploy(new ShopStack(new App(), 'Shop', { desiredCount: 1 }));
    expect(cloud.access.denied).toEqual([]);
  }));

test('what a task’s role may do is asked of IAM’s simulator, since no code of tasks runs', () =>
  drydock({}, async (cloud) => {
    const arn = 'arn:aws:sqs:us-east-1:123456789012:work';
    const role = (Policies: object[]) => ({
      Type: 'AWS::IAM::Role',
      Properties: {
        AssumeRolePolicyDocument: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { Service: 'ecs-tasks.amazonaws.com' },
              Action: 'sts:AssumeRole',
            },
          ],
        },
        Policies,
      },
    });
    const Statement = [{ Effect: 'Allow', Action: 'sqs:ReceiveMessage', Resource: arn }];
    const { outputs } = await cloud.deploy(
      {
        Resources: {
          Reader: role([{ PolicyName: 'read', PolicyDocument: { Version: '2012-10-17', Statement } }]),
          Idle: role([]),
        },
        Outputs: {
          Reader: { Value: { 'Fn::GetAtt': ['Reader', 'Arn'] } },
          Idle: { Value: { 'Fn::GetAtt': ['Idle', 'Arn'] } },
        },
      },
      { name: 'Roles' },
    );
    const iam = cloud.client(IAMClient);
    const decisionOf = async (PolicySourceArn: string | undefined) => {
      const { EvaluationResults } = await iam.send(
        new SimulatePrincipalPolicyCommand({
          PolicySourceArn,
          ActionNames: ['sqs:ReceiveMessage'],
          ResourceArns: [arn],
        }),
      );
      return EvaluationResults?.[0]?.EvalDecision;
    };
    expect([await decisionOf(outputs.Reader), await decisionOf(outputs.Idle)]).toEqual([
      'allowed',
      'implicitDeny',
    ]);
  }));
