import { expect, test } from 'vitest';
import { registryCloud } from './testing/registry-cloud.ts';

test('a push and a deletion publish one event for each tag', () => {
  using cloud = registryCloud();
  const digest = cloud.push('a', 'v1', 'v2');
  expect(cloud.events[0]).toEqual({
    detailType: 'ECR Image Action',
    resources: [],
    detail: {
      result: 'SUCCESS',
      'repository-name': 'app',
      'image-digest': digest,
      'action-type': 'PUSH',
      'image-tag': 'v1',
    },
  });
  const remove = (imageDigest: string) =>
    cloud.call('ecr', 'BatchDeleteImage', { repositoryName: 'app', imageIds: [{ imageDigest }] });
  remove(digest);
  remove(cloud.push('b'));
  const actions = cloud.events.map(({ detail }) => [detail['action-type'], detail['image-tag']]);
  expect(actions).toEqual([
    ['PUSH', 'v1'],
    ['PUSH', 'v2'],
    ['DELETE', 'v1'],
    ['DELETE', 'v2'],
    ['PUSH', undefined],
    ['DELETE', undefined],
  ]);
  remove(digest);
  expect(cloud.events.length).toBe(6);
});
