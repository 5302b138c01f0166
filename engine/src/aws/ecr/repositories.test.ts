import { describe, expect, test } from 'vitest';
import { code, registryCloud } from './testing/registry-cloud.ts';

const app = { repositoryName: 'app' };

test('a repository has defaults, and its URI names the gateway', () => {
  using cloud = registryCloud();
  const { repositories } = cloud.call('ecr', 'DescribeRepositories', { repositoryNames: ['app'] });
  expect(repositories).toMatchObject([
    {
      repositoryArn: 'arn:aws:ecr:us-east-1:000000000000:repository/app',
      registryId: '000000000000',
      repositoryUri: '127.0.0.1:4566/app',
      imageTagMutability: 'MUTABLE',
      imageScanningConfiguration: { scanOnPush: false },
      encryptionConfiguration: { encryptionType: 'AES256' },
    },
  ]);
});

test('repository names are checked and unique', () => {
  using cloud = registryCloud();
  const create = (repositoryName: string) => cloud.call('ecr', 'CreateRepository', { repositoryName });
  for (const name of ['a', 'Upper', 'a//b', '-a', 'a'.repeat(257)]) {
    expect(code(() => create(name))).toBe('InvalidParameterException');
  }
  expect(() => create('app')).toThrow(
    "The repository with name 'app' already exists in the registry with id '000000000000'",
  );
  expect(create('team/app_1').repository?.repositoryName).toBe('team/app_1');
});

test('repositories are described by name, in pages that survive a deletion', () => {
  using cloud = registryCloud();
  for (const repositoryName of ['b1', 'b2', 'b3']) cloud.call('ecr', 'CreateRepository', { repositoryName });
  const describe = (input: object) => cloud.call('ecr', 'DescribeRepositories', input);
  const names = (input: object) => describe(input).repositories?.map((each) => each.repositoryName);
  const first = describe({ maxResults: 2 });
  expect(first.repositories?.map((each) => each.repositoryName)).toEqual(['app', 'b1']);
  cloud.call('ecr', 'DeleteRepository', app);
  expect(names({ nextToken: first.nextToken })).toEqual(['b2', 'b3']);
  expect(code(() => describe({ nextToken: 'x' }))).toBe('InvalidParameterException');
  expect(() => describe({ repositoryNames: ['none'] })).toThrow(
    "The repository with name 'none' does not exist in the registry with id '000000000000'",
  );
});

test('a repository with images is deleted only by force, with all that it holds', () => {
  using cloud = registryCloud();
  cloud.push('a', 'v1');
  const remove = (more: object = {}) => cloud.call('ecr', 'DeleteRepository', { ...app, ...more });
  expect(() => remove()).toThrow(/cannot be deleted because it still contains images/);
  expect(remove({ force: true }).repository?.repositoryName).toBe('app');
  expect(code(() => remove())).toBe('RepositoryNotFoundException');
  cloud.call('ecr', 'CreateRepository', app);
  expect(cloud.call('ecr', 'ListImages', app).imageIds).toEqual([]);
});

test('scanning and tag mutability can be changed', () => {
  using cloud = registryCloud();
  cloud.call('ecr', 'PutImageScanningConfiguration', {
    ...app,
    imageScanningConfiguration: { scanOnPush: true },
  });
  const exclusionFilters = [{ filterType: 'WILDCARD' as const, filter: 'dev-*' }];
  cloud.call('ecr', 'PutImageTagMutability', {
    ...app,
    imageTagMutability: 'IMMUTABLE_WITH_EXCLUSION',
    imageTagMutabilityExclusionFilters: exclusionFilters,
  });
  const [repository] = cloud.call('ecr', 'DescribeRepositories', {}).repositories ?? [];
  expect(repository).toMatchObject({
    imageScanningConfiguration: { scanOnPush: true },
    imageTagMutability: 'IMMUTABLE_WITH_EXCLUSION',
    imageTagMutabilityExclusionFilters: exclusionFilters,
  });
});

describe('a policy', () => {
  test('for the life cycle of images is recorded until it is deleted', () => {
    using cloud = registryCloud();
    const get = () => cloud.call('ecr', 'GetLifecyclePolicy', app).lifecyclePolicyText;
    const remove = () => cloud.call('ecr', 'DeleteLifecyclePolicy', app).lifecyclePolicyText;
    expect(get).toThrow(/^Lifecycle policy does not exist for the repository with name 'app'/);
    const put = (lifecyclePolicyText: string) =>
      cloud.call('ecr', 'PutLifecyclePolicy', { ...app, lifecyclePolicyText });
    expect(code(() => put('{'))).toBe('InvalidParameterException');
    put('{"rules":[]}');
    expect([get(), remove()]).toEqual(['{"rules":[]}', '{"rules":[]}']);
    expect([code(get), code(remove)]).toEqual(Array(2).fill('LifecyclePolicyNotFoundException'));
  });

  test('for access to the repository is recorded until it is deleted', () => {
    using cloud = registryCloud();
    const get = () => cloud.call('ecr', 'GetRepositoryPolicy', app).policyText;
    const remove = () => cloud.call('ecr', 'DeleteRepositoryPolicy', app).policyText;
    expect(get).toThrow(/^Repository policy does not exist for the repository with name 'app'/);
    const put = (policyText: string) => cloud.call('ecr', 'SetRepositoryPolicy', { ...app, policyText });
    expect(() => put('{')).toThrow(
      "Invalid parameter at 'PolicyText' failed to satisfy constraint: 'Invalid JSON syntax'",
    );
    const invalid =
      "Invalid parameter at 'PolicyText' failed to satisfy constraint: 'Invalid repository policy provided'";
    const allow = { Effect: 'Allow', Principal: '*', Action: 'ecr:*' };
    const policy = (...Statement: object[]) => JSON.stringify({ Version: '2012-10-17', Statement });
    for (const refused of [
      '{}',
      policy(),
      policy({ ...allow, Principal: undefined }),
      policy({ ...allow, Principal: { AWS: 'nobody' } }),
      policy({ ...allow, Action: 's3:GetObject' }),
      policy({ ...allow, Effect: 'allow' }),
      policy(allow).replace('2012', '2013'),
    ])
      expect(() => put(refused), refused).toThrow(invalid);
    const text = policy(allow, { ...allow, Principal: { AWS: ['111122223333'] } });
    put(text);
    expect([get(), remove()]).toEqual([text, text]);
    expect([code(get), code(remove)]).toEqual(Array(2).fill('RepositoryPolicyNotFoundException'));
  });
});

test('tags are added, replaced and removed by ARN', () => {
  using cloud = registryCloud({ tags: [{ Key: 'team', Value: 'shop' }] });
  const resourceArn = 'arn:aws:ecr:us-east-1:000000000000:repository/app';
  const tags = [
    { Key: 'team', Value: 'web' },
    { Key: 'env', Value: 'prod' },
  ];
  cloud.call('ecr', 'TagResource', { resourceArn, tags });
  const list = (arn: string) => cloud.call('ecr', 'ListTagsForResource', { resourceArn: arn }).tags;
  expect(list(resourceArn)).toEqual(tags);
  cloud.call('ecr', 'UntagResource', { resourceArn, tagKeys: ['team', 'none'] });
  expect(list(resourceArn)).toEqual([{ Key: 'env', Value: 'prod' }]);
  expect(code(() => list('app'))).toBe('InvalidParameterException');
  expect(code(() => list(`${resourceArn}s`))).toBe('RepositoryNotFoundException');
});

test('an authorization token carries a user, its region and an expiry 12 hours away', () => {
  using cloud = registryCloud();
  const { authorizationData = [] } = cloud.call('ecr', 'GetAuthorizationToken', {});
  const [data] = authorizationData;
  expect(Buffer.from(data?.authorizationToken ?? '', 'base64').toString()).toMatch(/^AWS:us-east-1\.\w{64}$/);
  expect(data?.expiresAt?.getTime()).toBe(cloud.clock.now() + 12 * 3_600_000);
  expect(data?.proxyEndpoint).toBe('http://127.0.0.1:4566');
});
