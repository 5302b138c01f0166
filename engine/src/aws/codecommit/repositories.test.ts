import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Hosted } from './testing/hosted.ts';

let hosted: Hosted;
beforeEach(() => {
  hosted = new Hosted();
});
afterEach(async () => {
  expect(hosted.cloud.log).toEqual([]);
  await hosted.close();
});

const create = (repositoryName: string, more: object = {}) =>
  hosted.call('CreateRepository', { repositoryName, ...more });
const names = (input: object = {}) =>
  hosted
    .call('ListRepositories', input)
    .then(({ repositories = [] }) => repositories.map(({ repositoryName }) => repositoryName));

test('a repository has a URL of this engine and, once something is pushed, a default branch', async () => {
  const { repositoryMetadata } = await create('shop', { repositoryDescription: 'Sells' });
  expect(repositoryMetadata).toMatchObject({
    accountId: '000000000000',
    repositoryName: 'shop',
    repositoryDescription: 'Sells',
    Arn: 'arn:aws:codecommit:us-east-1:000000000000:shop',
    cloneUrlHttp: 'http://127.0.0.1:4566/codecommit/us-east-1/v1/repos/shop',
    cloneUrlSsh: 'ssh://git-codecommit.us-east-1.amazonaws.com/v1/repos/shop',
    defaultBranch: undefined,
  });
  await hosted.create('other', { a: '1' });
  const other = await hosted.call('GetRepository', { repositoryName: 'other' });
  expect(other.repositoryMetadata?.defaultBranch).toBe('main');
});

test.each(['a b', 'a/b', 'shop.git'])('the name %j is refused', async (name) => {
  await expect(create(name)).rejects.toThrow(`The repository name ${name} is not valid`);
});

test('a name belongs to one repository', async () => {
  await create('shop');
  await expect(create('shop')).rejects.toThrow('Repository named shop already exists');
  await create('store');
  await expect(hosted.call('UpdateRepositoryName', { oldName: 'store', newName: 'shop' })).rejects.toThrow(
    'Repository named shop already exists',
  );
});

test('renaming keeps the id and the content', async () => {
  const commit = await hosted.create('shop', { a: '1' });
  const before = await hosted.call('GetRepository', { repositoryName: 'shop' });
  await hosted.call('UpdateRepositoryName', { oldName: 'shop', newName: 'store' });
  await hosted.call('UpdateRepositoryDescription', {
    repositoryName: 'store',
    repositoryDescription: 'New',
  });
  const { repositories, repositoriesNotFound } = await hosted.call('BatchGetRepositories', {
    repositoryNames: ['shop', 'store'],
  });
  expect(repositoriesNotFound).toEqual(['shop']);
  expect(repositories).toMatchObject([
    { repositoryId: before.repositoryMetadata?.repositoryId, repositoryDescription: 'New' },
  ]);
  const { branch } = await hosted.call('GetBranch', { repositoryName: 'store', branchName: 'main' });
  expect(branch?.commitId).toBe(commit);
});

test('repositories are listed by name or by the time of their last change, either way', async () => {
  for (const name of ['b', 'a', 'ab']) {
    await create(name);
    hosted.cloud.advance(1000);
  }
  expect(await names()).toEqual(['a', 'ab', 'b']);
  expect(await names({ order: 'descending' })).toEqual(['b', 'ab', 'a']);
  expect(await names({ sortBy: 'lastModifiedDate', order: 'ascending' })).toEqual(['b', 'a', 'ab']);
  await expect(names({ nextToken: 'x' })).rejects.toThrow('The specified continuation token is not valid.');
});

test('a deleted repository is gone, and deleting it again succeeds without an id', async () => {
  await hosted.create('shop', { a: '1' });
  const { repositoryId } = await hosted.call('DeleteRepository', { repositoryName: 'shop' });
  expect(repositoryId).toMatch(/^[0-9a-f-]{36}$/);
  await expect(hosted.call('GetRepository', { repositoryName: 'shop' })).rejects.toThrow(
    'shop does not exist',
  );
  expect(await hosted.call('DeleteRepository', { repositoryName: 'shop' })).toEqual({});
});

test('repositories have tags', async () => {
  const { repositoryMetadata } = await create('shop', { tags: { team: 'a' } });
  const resourceArn = repositoryMetadata!.Arn!;
  await hosted.call('TagResource', { resourceArn, tags: { team: 'b', stage: 'test' } });
  await hosted.call('UntagResource', { resourceArn, tagKeys: ['stage'] });
  const { tags } = await hosted.call('ListTagsForResource', { resourceArn });
  expect(tags).toEqual({ team: 'b' });
  await expect(hosted.call('ListTagsForResource', { resourceArn: 'x' })).rejects.toThrow(
    'x is not the ARN of a repository',
  );
  const many = Object.fromEntries(Array.from({ length: 51 }, (_, index) => [`k${index}`, '']));
  await expect(hosted.call('TagResource', { resourceArn, tags: many })).rejects.toThrow('has been exceeded');
});

test('triggers are recorded', async () => {
  await create('shop');
  const triggers = [
    { name: 'all', destinationArn: 'arn:aws:sns:us-east-1:000000000000:t', branches: [], events: ['all'] },
  ];
  const { configurationId } = await hosted.call('PutRepositoryTriggers', {
    repositoryName: 'shop',
    triggers: triggers as never,
  });
  expect(await hosted.call('GetRepositoryTriggers', { repositoryName: 'shop' })).toEqual({
    configurationId,
    triggers,
  });
  const bad = [{ name: 'x', destinationArn: 'arn:aws:s3:::b', events: ['all'] }] as never;
  await expect(
    hosted.call('PutRepositoryTriggers', { repositoryName: 'shop', triggers: bad }),
  ).rejects.toThrow('arn:aws:s3:::b is not the ARN of an SNS topic or a Lambda function');
});

describe('branches', () => {
  test('are made, listed, made the default and deleted', async () => {
    const commitId = await hosted.create('shop', { a: '1' });
    const repositoryName = 'shop';
    await hosted.call('CreateBranch', { repositoryName, branchName: 'release/1', commitId });
    await hosted.call('UpdateDefaultBranch', { repositoryName, defaultBranchName: 'release/1' });
    const { branches } = await hosted.call('ListBranches', { repositoryName });
    expect(branches).toEqual(['main', 'release/1']);
    await expect(hosted.call('DeleteBranch', { repositoryName, branchName: 'release/1' })).rejects.toThrow(
      'release/1 is the default branch of the repository and cannot be deleted',
    );
    expect(await hosted.call('DeleteBranch', { repositoryName, branchName: 'main' })).toEqual({
      deletedBranch: { branchName: 'main', commitId },
    });
    expect(await hosted.call('DeleteBranch', { repositoryName, branchName: 'main' })).toEqual({});
    await expect(hosted.call('GetBranch', { repositoryName, branchName: 'main' })).rejects.toThrow(
      'Branch main does not exist',
    );
  });

  test.each([
    ['main', 'Branch named main already exists'],
    ['a..b', 'a..b is not a valid branch name'],
    ['-x', '-x is not a valid branch name'],
    ['x.lock', 'x.lock is not a valid branch name'],
    ['next', `Commit ID ${'0'.repeat(40)} does not exist`],
  ])('CreateBranch refuses %s', async (branchName, message) => {
    await hosted.create('shop', { a: '1' });
    await expect(
      hosted.call('CreateBranch', { repositoryName: 'shop', branchName, commitId: '0'.repeat(40) }),
    ).rejects.toThrow(message);
  });

  test('UpdateDefaultBranch needs one that exists', async () => {
    await create('shop');
    await expect(
      hosted.call('UpdateDefaultBranch', { repositoryName: 'shop', defaultBranchName: 'main' }),
    ).rejects.toThrow('Branch main does not exist');
  });
});
