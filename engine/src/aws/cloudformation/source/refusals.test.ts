import { expect, it } from 'vitest';
import { rehearse } from '../../../testing/rehearsal.ts';
import { services } from '../../services.ts';
import { cloudOfStacks, create, templateOf } from '../testing/stacks.ts';

it('a role that does not exist, or that CloudFormation must not assume, is refused', () => {
  using cloud = rehearse({ services });
  const role = (RoleName: string, principal: string) =>
    cloud.call('iam', 'CreateRole', {
      RoleName,
      Path: '/deploy/',
      AssumeRolePolicyDocument: JSON.stringify({
        Version: '2012-10-17',
        Statement: [{ Effect: 'Allow', Principal: { Service: principal }, Action: 'sts:AssumeRole' }],
      }),
    }).Role!.Arn!;
  const begin = (RoleARN: string) => () =>
    cloud.call('cloudformation', 'CreateStack', {
      StackName: 'b',
      TemplateBody: templateOf({ A: 'x' }),
      RoleARN,
    });
  for (const arn of [
    'arn:aws:iam::000000000000:role/nope',
    'arn:aws:iam::111111111111:role/deploy/mine',
    role('tasks', 'ecs-tasks.amazonaws.com'),
  ])
    expect(begin(arn)).toThrow(`Role ${arn} is invalid or cannot be assumed`);
  expect(begin(role('mine', 'cloudformation.amazonaws.com'))).not.toThrow();
});

it('a change set without changes cannot be executed', () => {
  using cloud = cloudOfStacks();
  create(cloud, templateOf({ A: 'x' }));
  const { Id: ChangeSetName } = cloud.call('cloudformation', 'CreateChangeSet', {
    StackName: 'demo',
    ChangeSetName: 'same',
    TemplateBody: templateOf({ A: 'x' }),
  });
  expect(() => cloud.call('cloudformation', 'ExecuteChangeSet', { ChangeSetName })).toThrow(
    expect.objectContaining({
      code: 'InvalidChangeSetStatus',
      message: `ChangeSet [${ChangeSetName}] cannot be executed in its current status of [FAILED]`,
    }),
  );
});
