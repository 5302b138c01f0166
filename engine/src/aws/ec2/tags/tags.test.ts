import { expect, test } from 'vitest';
import type { Rehearsal } from '../../../testing/rehearsal.ts';
import { faultText } from '../testing/faults.ts';
import { ecsImage, run, running } from '../testing/instances.ts';
import { createVpc, newAccount } from '../testing/network.ts';
import { pagesOf } from '../testing/pages.ts';

const tagsOf = (cloud: Rehearsal, id: string) =>
  cloud
    .call('ec2', 'DescribeTags', { Filters: [{ Name: 'resource-id', Values: [id] }] })
    .Tags!.map(({ Key, Value }) => `${Key}=${Value}`);

function tagged(...Tags: { Key: string; Value: string }[]) {
  const cloud = newAccount();
  const VpcId = createVpc(cloud);
  cloud.call('ec2', 'CreateTags', { Resources: [VpcId], Tags });
  return { cloud, VpcId };
}

test('CreateTags adds tags and replaces values', () => {
  const { cloud, VpcId } = tagged({ Key: 'team', Value: 'a' }, { Key: 'stage', Value: 'test' });
  cloud.call('ec2', 'CreateTags', { Resources: [VpcId], Tags: [{ Key: 'team', Value: 'b' }] });
  expect(tagsOf(cloud, VpcId)).toEqual(['team=b', 'stage=test']);
  const reserved = { Resources: [VpcId], Tags: [{ Key: 'aws:x', Value: 'y' }] };
  expect(faultText(() => cloud.call('ec2', 'CreateTags', reserved))).toBe(
    "InvalidParameterValue: Value ( aws:x ) for parameter key is invalid. Tag keys starting with 'aws:' are reserved for internal use",
  );
});

test.each([
  ['by key', [{ Key: 'team' }], ['stage=test']],
  ['by key and value', [{ Key: 'team', Value: 'a' }], ['stage=test']],
  ['not when the value differs', [{ Key: 'team', Value: '' }], ['team=a', 'stage=test']],
  ['all of them', undefined, []],
])('DeleteTags deletes tags: %s', (_, Tags, expected) => {
  const { cloud, VpcId } = tagged({ Key: 'team', Value: 'a' }, { Key: 'stage', Value: 'test' });
  cloud.call('ec2', 'DeleteTags', { Resources: [VpcId], Tags });
  expect(tagsOf(cloud, VpcId)).toEqual(expected);
});

test('DeleteTags without keys keeps the tags of AWS services', () => {
  const { cloud } = running();
  cloud.call('ec2', 'CreateLaunchTemplate', {
    LaunchTemplateName: 'nodes',
    LaunchTemplateData: { ImageId: ecsImage.imageId, InstanceType: 't3.small' },
  });
  const id = run(cloud, undefined, { LaunchTemplate: { LaunchTemplateName: 'nodes' } });
  cloud.call('ec2', 'CreateTags', { Resources: [id], Tags: [{ Key: 'team', Value: 'a' }] });
  cloud.call('ec2', 'DeleteTags', { Resources: [id] });
  expect(tagsOf(cloud, id)).toEqual([
    expect.stringMatching(/^aws:ec2launchtemplate:id=lt-/),
    'aws:ec2launchtemplate:version=1',
  ]);
});

test('DeleteTags refuses an id that names nothing, and then changes nothing', () => {
  const { cloud, VpcId } = tagged({ Key: 'team', Value: 'a' });
  expect(faultText(() => cloud.call('ec2', 'DeleteTags', { Resources: [VpcId, 'vpc-0'] }))).toBe(
    "InvalidID: The ID 'vpc-0' is not valid",
  );
  expect(tagsOf(cloud, VpcId)).toEqual(['team=a']);
});

test('DescribeTags lists the tags of every resource in pages', () => {
  const { cloud, VpcId } = tagged(...[...'abcdefg'].map((Key) => ({ Key, Value: 'x' })));
  const pages = pagesOf((NextToken) => {
    const page = cloud.call('ec2', 'DescribeTags', { MaxResults: 5, NextToken });
    return { items: page.Tags!, NextToken: page.NextToken };
  });
  expect(pages.map((page) => page.map(({ Key }) => Key))).toEqual([
    ['a', 'b', 'c', 'd', 'e'],
    ['f', 'g'],
  ]);
  expect(pages[0]![0]).toMatchObject({ ResourceId: VpcId, ResourceType: 'vpc' });
});
