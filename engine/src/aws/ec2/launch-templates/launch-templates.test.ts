import type { RequestLaunchTemplateData } from '@aws-sdk/client-ec2';
import { expect, test } from 'vitest';
import { faultCode, faultText } from '../testing/faults.ts';
import { ecsImage, rehearsal, running } from '../testing/instances.ts';
import { newAccount } from '../testing/network.ts';

test('a launch uses a launch template by its default version, its latest or a number', () => {
  const { cloud } = rehearsal();
  const { LaunchTemplateId } = cloud.call('ec2', 'CreateLaunchTemplate', {
    LaunchTemplateName: 'nodes',
    LaunchTemplateData: {
      ImageId: ecsImage.imageId,
      InstanceType: 't3.small',
      TagSpecifications: [{ ResourceType: 'instance', Tags: [{ Key: 'Name', Value: 'node' }] }],
    },
  }).LaunchTemplate!;
  cloud.call('ec2', 'CreateLaunchTemplateVersion', {
    LaunchTemplateId,
    SourceVersion: '1',
    LaunchTemplateData: { InstanceType: 't3.medium' },
  });
  const typeOf = (Version?: string, more: object = {}) =>
    cloud.call('ec2', 'RunInstances', {
      MinCount: 1,
      MaxCount: 1,
      LaunchTemplate: { LaunchTemplateName: 'nodes', Version },
      ...more,
    }).Instances![0]!;
  expect(typeOf().InstanceType).toBe('t3.small');
  expect(typeOf('$Latest').InstanceType).toBe('t3.medium');
  expect(typeOf('1', { InstanceType: 't3.large' }).InstanceType).toBe('t3.large');
  cloud.call('ec2', 'ModifyLaunchTemplate', { LaunchTemplateId, DefaultVersion: '2' });
  expect(typeOf().InstanceType).toBe('t3.medium');
  expect(typeOf().Tags).toContainEqual({ Key: 'Name', Value: 'node' });
  expect(() => typeOf('7')).toThrow('Could not find the specified version 7');
});

test('user data that is not base64 is refused, by launches with a code of their own', () => {
  const { cloud } = rehearsal();
  const UserData = '#!/bin/bash';
  const create = () =>
    cloud.call('ec2', 'CreateLaunchTemplate', {
      LaunchTemplateName: 'plain',
      LaunchTemplateData: { ImageId: ecsImage.imageId, UserData },
    });
  expect(faultText(create)).toBe('InvalidUserData.Malformed: Invalid BASE64 encoding of user data.');
  const run = () =>
    cloud.call('ec2', 'RunInstances', { ImageId: ecsImage.imageId, MinCount: 1, MaxCount: 1, UserData });
  expect(faultText(run)).toBe('InvalidParameterValue: Invalid BASE64 encoding of user data');
});

/** `nodes` with versions 1 to 3, of which 1 is the default one. */
function threeVersions() {
  const cloud = newAccount();
  const { LaunchTemplateId = '' } = cloud.call('ec2', 'CreateLaunchTemplate', {
    LaunchTemplateName: 'nodes',
    VersionDescription: 'first',
    LaunchTemplateData: { InstanceType: 't3.small', ImageId: 'ami-1' },
  }).LaunchTemplate!;
  for (const InstanceType of ['t3.medium', 't3.large'] as const) {
    cloud.call('ec2', 'CreateLaunchTemplateVersion', {
      LaunchTemplateId,
      SourceVersion: '1',
      LaunchTemplateData: { InstanceType },
    });
  }
  const versions = (request: object = { LaunchTemplateId }) =>
    cloud
      .call('ec2', 'DescribeLaunchTemplateVersions', request)
      .LaunchTemplateVersions!.map(({ VersionNumber }) => VersionNumber);
  return { cloud, LaunchTemplateId, versions };
}

test('DescribeLaunchTemplates finds templates by id, by name and by filter', () => {
  const { cloud, LaunchTemplateId } = threeVersions();
  cloud.call('ec2', 'CreateLaunchTemplate', { LaunchTemplateName: 'other', LaunchTemplateData: {} });
  const ids = (request: object) =>
    cloud.call('ec2', 'DescribeLaunchTemplates', request).LaunchTemplates!.map((one) => one.LaunchTemplateId);
  expect(ids({})).toHaveLength(2);
  expect(ids({ LaunchTemplateIds: [LaunchTemplateId] })).toEqual([LaunchTemplateId]);
  expect(ids({ LaunchTemplateNames: ['nodes'] })).toEqual([LaunchTemplateId]);
  expect(ids({ Filters: [{ Name: 'launch-template-name', Values: ['n*'] }] })).toEqual([LaunchTemplateId]);
  const [template] = cloud.call('ec2', 'DescribeLaunchTemplates', { LaunchTemplateNames: ['nodes'] })
    .LaunchTemplates!;
  expect(template).toMatchObject({ DefaultVersionNumber: 1, LatestVersionNumber: 3 });
  expect(faultText(() => ids({ LaunchTemplateNames: ['none'] }))).toBe(
    'InvalidLaunchTemplateName.NotFoundException: The specified launch template, with template name none, does not exist.',
  );
  expect(faultCode(() => ids({ LaunchTemplateIds: ['lt-0'] }))).toBe('InvalidLaunchTemplateId.NotFound');
});

test('DescribeLaunchTemplateVersions lists versions, newest first, by number, by range and by filter', () => {
  const { cloud, LaunchTemplateId, versions } = threeVersions();
  expect(versions()).toEqual([3, 2, 1]);
  expect(versions({ LaunchTemplateName: 'nodes', Versions: ['$Default', '$Latest', '3'] })).toEqual([3, 1]);
  expect(versions({ LaunchTemplateId, MinVersion: '2', MaxVersion: '2' })).toEqual([2]);
  expect(versions({ LaunchTemplateId, Filters: [{ Name: 'instance-type', Values: ['t3.large'] }] })).toEqual([
    3,
  ]);
  const [first] = cloud.call('ec2', 'DescribeLaunchTemplateVersions', { LaunchTemplateId, Versions: ['1'] })
    .LaunchTemplateVersions!;
  expect(first).toMatchObject({ DefaultVersion: true, VersionDescription: 'first' });
  expect(faultText(() => versions({ LaunchTemplateId, Versions: ['9'] }))).toBe(
    `InvalidLaunchTemplateId.VersionNotFound: Could not find the specified version 9 for the launch template with ID ${LaunchTemplateId}.`,
  );
});

test('DescribeLaunchTemplateVersions pages newest first, although versions come and go between two pages', () => {
  const { cloud, LaunchTemplateId } = threeVersions();
  const page = (NextToken?: string) =>
    cloud.call('ec2', 'DescribeLaunchTemplateVersions', { LaunchTemplateId, MaxResults: 1, NextToken });
  const first = page();
  expect(first.LaunchTemplateVersions).toMatchObject([{ VersionNumber: 3 }]);
  cloud.call('ec2', 'CreateLaunchTemplateVersion', { LaunchTemplateId, LaunchTemplateData: {} });
  cloud.call('ec2', 'DeleteLaunchTemplateVersions', { LaunchTemplateId, Versions: ['3'] });
  const second = page(first.NextToken);
  expect(second.LaunchTemplateVersions).toMatchObject([{ VersionNumber: 2 }]);
  const third = page(second.NextToken);
  expect(third.LaunchTemplateVersions).toMatchObject([{ VersionNumber: 1 }]);
  expect(third.NextToken).toBeUndefined();
});

test('DeleteLaunchTemplateVersions keeps the default version, and reports each version', () => {
  const { cloud, LaunchTemplateId, versions } = threeVersions();
  const named = { LaunchTemplateId, LaunchTemplateName: 'nodes' };
  const result = cloud.call('ec2', 'DeleteLaunchTemplateVersions', {
    LaunchTemplateId,
    Versions: ['1', '2', '9'],
  });
  expect(result.SuccessfullyDeletedLaunchTemplateVersions).toEqual([{ ...named, VersionNumber: 2 }]);
  expect(result.UnsuccessfullyDeletedLaunchTemplateVersions).toMatchObject([
    { ...named, VersionNumber: 1, ResponseError: { Message: 'The default version cannot be deleted.' } },
    { ...named, VersionNumber: 9, ResponseError: { Code: 'launchTemplateVersionDoesNotExist' } },
  ]);
  expect(versions()).toEqual([3, 1]);
});

test('DeleteLaunchTemplate deletes a template and its versions, and frees its name', () => {
  const { cloud, LaunchTemplateId, versions } = threeVersions();
  const create = () =>
    cloud.call('ec2', 'CreateLaunchTemplate', { LaunchTemplateName: 'nodes', LaunchTemplateData: {} });
  expect(faultText(create)).toBe(
    'InvalidLaunchTemplateName.AlreadyExistsException: Launch template name already in use.',
  );
  const { LaunchTemplate } = cloud.call('ec2', 'DeleteLaunchTemplate', { LaunchTemplateName: 'nodes' });
  expect(LaunchTemplate?.LaunchTemplateId).toBe(LaunchTemplateId);
  expect(versions({})).toEqual([]);
  create();
  expect(faultCode(() => cloud.call('ec2', 'DeleteLaunchTemplate', { LaunchTemplateId }))).toBe(
    'InvalidLaunchTemplateId.NotFound',
  );
});

test('GetLaunchTemplateData returns data that launches the same kind of instance again', () => {
  const { cloud, id } = running({
    Monitoring: { Enabled: true },
    MetadataOptions: { HttpPutResponseHopLimit: 1 },
  });
  const { LaunchTemplateData } = cloud.call('ec2', 'GetLaunchTemplateData', { InstanceId: id });
  expect(LaunchTemplateData).toMatchObject({
    InstanceType: 't3.small',
    ImageId: ecsImage.imageId,
    Monitoring: { Enabled: true },
    MetadataOptions: { HttpTokens: 'required', HttpPutResponseHopLimit: 1 },
  });
  cloud.call('ec2', 'CreateLaunchTemplate', {
    LaunchTemplateName: 'copy',
    LaunchTemplateData: LaunchTemplateData as RequestLaunchTemplateData,
  });
  const [copy] = cloud.call('ec2', 'RunInstances', {
    MinCount: 1,
    MaxCount: 1,
    LaunchTemplate: { LaunchTemplateName: 'copy' },
  }).Instances!;
  expect(copy).toMatchObject({ InstanceType: 't3.small', MetadataOptions: { HttpPutResponseHopLimit: 1 } });
  expect(faultCode(() => cloud.call('ec2', 'GetLaunchTemplateData', { InstanceId: 'i-0' }))).toBe(
    'InvalidInstanceID.NotFound',
  );
});

test('an image that only AWS knows has a stand-in in a launch template, and is not found in a call', () => {
  const ImageId = 'ami-0b22c910bce7178b6';
  const cloud = newAccount();
  cloud.call('ec2', 'CreateLaunchTemplate', {
    LaunchTemplateName: 'old',
    LaunchTemplateData: { InstanceType: 't3.small', ImageId },
  });
  const launch = (more: object) =>
    cloud.call('ec2', 'RunInstances', { MinCount: 1, MaxCount: 1, ...more }).Instances;
  expect(launch({ LaunchTemplate: { LaunchTemplateName: 'old' } })).toMatchObject([{ ImageId }]);
  expect(faultCode(() => launch({ ImageId, InstanceType: 't3.small' }))).toBe('InvalidAMIID.NotFound');
});
