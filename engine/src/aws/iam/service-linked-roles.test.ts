import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Rehearsal, rehearse } from '../../testing/rehearsal.ts';
import { iam } from './index.ts';
import { allow, awsManaged, fault, trust } from './testing/documents.ts';

let cloud: Rehearsal;
beforeEach(() => {
  cloud = rehearse({ services: [iam] });
});
afterEach(() => cloud[Symbol.dispose]());

const create = (AWSServiceName: string, CustomSuffix?: string) =>
  cloud.call('iam', 'CreateServiceLinkedRole', { AWSServiceName, CustomSuffix }).Role!;

test.each([
  ['ecs.amazonaws.com', undefined, 'AWSServiceRoleForECS'],
  ['autoscaling.amazonaws.com', 'team', 'AWSServiceRoleForAutoScaling_team'],
  ['ops-apm.amazonaws.com', undefined, 'AWSServiceRoleForOpsApm'],
])('the role of %s with the suffix %s is called %s', (service, suffix, name) => {
  const role = create(service, suffix);
  expect(role).toMatchObject({
    RoleName: name,
    Arn: `arn:aws:iam::000000000000:role/aws-service-role/${service}/${name}`,
  });
  const document = JSON.parse(decodeURIComponent(role.AssumeRolePolicyDocument!));
  expect(document.Statement[0].Principal).toEqual({ Service: [service] });
  expect(() => create(service, suffix)).toThrow(
    fault(
      'InvalidInput',
      `Service role name ${name} has been taken in this account, please try a different suffix.`,
    ),
  );
});

test('a name that does not belong to a service is refused', () => {
  expect(() => create('ecs')).toThrow(fault('InvalidInput', 'Invalid AWS service name: ecs'));
});

test('a service-linked role is protected, except for its description', () => {
  const RoleName = create('ecs.amazonaws.com').RoleName!;
  cloud.call('iam', 'CreateInstanceProfile', { InstanceProfileName: 'p' });
  const refused = fault(
    'UnmodifiableEntity',
    "Cannot perform the operation on the protected role 'AWSServiceRoleForECS' - this role is only modifiable by AWS",
  );
  const policy = { RoleName, PolicyName: 'x', PolicyDocument: allow() };
  const boundary = { RoleName, PermissionsBoundary: awsManaged };
  const profile = { RoleName, InstanceProfileName: 'p' };
  expect(() => cloud.call('iam', 'DeleteRole', { RoleName })).toThrow(refused);
  expect(() => cloud.call('iam', 'PutRolePolicy', policy)).toThrow(refused);
  expect(() => cloud.call('iam', 'DeleteRolePolicy', policy)).toThrow(refused);
  expect(() => cloud.call('iam', 'AttachRolePolicy', { RoleName, PolicyArn: awsManaged })).toThrow(refused);
  expect(() => cloud.call('iam', 'DetachRolePolicy', { RoleName, PolicyArn: awsManaged })).toThrow(refused);
  expect(() => cloud.call('iam', 'PutRolePermissionsBoundary', boundary)).toThrow(refused);
  expect(() => cloud.call('iam', 'DeleteRolePermissionsBoundary', { RoleName })).toThrow(refused);
  expect(() => cloud.call('iam', 'AddRoleToInstanceProfile', profile)).toThrow(refused);
  expect(() => cloud.call('iam', 'UpdateAssumeRolePolicy', { RoleName, PolicyDocument: trust })).toThrow(
    refused,
  );
  cloud.call('iam', 'UpdateRole', { RoleName, Description: 'but its description' });
  expect(cloud.call('iam', 'GetRole', { RoleName }).Role?.Description).toBe('but its description');
});

test('its deletion has finished when the task id is returned', () => {
  const RoleName = create('ecs.amazonaws.com').RoleName!;
  const { DeletionTaskId } = cloud.call('iam', 'DeleteServiceLinkedRole', { RoleName });
  expect(DeletionTaskId).toMatch(
    /^task\/aws-service-role\/ecs\.amazonaws\.com\/AWSServiceRoleForECS\/[\w-]+$/,
  );
  expect(() => cloud.call('iam', 'GetRole', { RoleName })).toThrow('cannot be found');
  expect(cloud.call('iam', 'GetServiceLinkedRoleDeletionStatus', { DeletionTaskId })).toEqual({
    Status: 'SUCCEEDED',
  });
  expect(() => cloud.call('iam', 'GetServiceLinkedRoleDeletionStatus', { DeletionTaskId: 'x' })).toThrow(
    fault('NoSuchEntity', 'The deletion task with id x cannot be found.'),
  );
  cloud.call('iam', 'CreateRole', { RoleName: 'r', AssumeRolePolicyDocument: trust });
  expect(() => cloud.call('iam', 'DeleteServiceLinkedRole', { RoleName: 'r' })).toThrow(
    fault('NoSuchEntity', 'The role with name r cannot be found.'),
  );
});
