import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { bytes, Hosted, text } from './testing/hosted.ts';

let hosted: Hosted;
let first: string;
const repositoryName = 'shop';
beforeEach(async () => {
  hosted = new Hosted();
  first = await hosted.create('shop', { 'README.md': 'Shop', 'src/a.ts': 'a', 'src/b.ts': 'b' });
});
afterEach(async () => {
  expect(hosted.cloud.log).toEqual([]);
  await hosted.close();
});

const put = (filePath: string, content: string, parentCommitId?: string, more: object = {}) =>
  hosted.call('PutFile', {
    repositoryName,
    branchName: 'main',
    filePath,
    fileContent: bytes(content),
    parentCommitId,
    ...more,
  });
const read = (filePath: string, commitSpecifier?: string) =>
  hosted.call('GetFile', { repositoryName, filePath, commitSpecifier });

test('GetCommit has the tree, the parents, the people and the message', async () => {
  const second = await put('c', '1', first, { name: 'Me', email: 'me@localhost', commitMessage: 'Say it' });
  const { commit } = await hosted.call('GetCommit', { repositoryName, commitId: second.commitId! });
  const person = { name: 'Me', email: 'me@localhost', date: expect.stringMatching(/^\d+ \+0000$/) };
  expect(commit).toEqual({
    commitId: second.commitId,
    treeId: second.treeId,
    parents: [first],
    message: 'Say it',
    author: person,
    committer: person,
    additionalData: '',
  });
  await expect(hosted.call('GetCommit', { repositoryName, commitId: 'f'.repeat(40) })).rejects.toThrow(
    `Commit ID ${'f'.repeat(40)} does not exist`,
  );
});

describe('GetFile', () => {
  test('reads from the default branch, another branch or a commit', async () => {
    await put('README.md', 'Store', first);
    const file = await read('/README.md');
    expect(file).toMatchObject({ filePath: 'README.md', fileMode: 'NORMAL', fileSize: 5 });
    expect(text(file.fileContent)).toBe('Store');
    expect(text((await read('README.md', 'main')).fileContent)).toBe('Store');
    expect(text((await read('README.md', first)).fileContent)).toBe('Shop');
    const { content } = await hosted.call('GetBlob', { repositoryName, blobId: file.blobId! });
    expect(text(content)).toBe('Store');
  });

  test.each([
    ['src', undefined, 'Could not find path src'],
    ['none', undefined, 'Could not find path none'],
    ['/', undefined, 'Could not find path /'],
    ['README.md', 'none', 'Commit none does not exist in the repository'],
  ])('of %s at %s fails', async (path, specifier, message) => {
    await expect(read(path, specifier)).rejects.toThrow(message);
  });

  test('of a path with a NUL fails as any that is not there', async () => {
    await expect(read('a\0b')).rejects.toThrow('Could not find path a');
  });

  test('GetBlob knows blobs only', async () => {
    await expect(hosted.call('GetBlob', { repositoryName, blobId: first })).rejects.toThrow(
      `Blob ID ${first} does not exist`,
    );
  });
});

test('GetFolder lists files and folders', async () => {
  const root = await hosted.call('GetFolder', { repositoryName, folderPath: '/' });
  expect(root).toMatchObject({
    commitId: first,
    folderPath: '',
    files: [{ absolutePath: 'README.md', relativePath: 'README.md', fileMode: 'NORMAL' }],
    subFolders: [{ absolutePath: 'src', relativePath: 'src' }],
  });
  const src = await hosted.call('GetFolder', { repositoryName, folderPath: 'src' });
  expect(src.files?.map(({ absolutePath }) => absolutePath)).toEqual(['src/a.ts', 'src/b.ts']);
  for (const folderPath of ['none', 'README.md']) {
    await expect(hosted.call('GetFolder', { repositoryName, folderPath })).rejects.toThrow(
      `Could not find path ${folderPath}`,
    );
  }
});

describe('PutFile', () => {
  test.each([
    [undefined, 'x', 'A parent commit ID is required'],
    ['f'.repeat(40), 'x', 'The specified parent commit is not the tip of the branch'],
    ['first', 'Shop', 'the content of the file is exactly the same'],
  ])('with the parent %s and the content %s is refused', async (parent, content, message) => {
    await expect(put('README.md', content, parent === 'first' ? first : parent)).rejects.toThrow(message);
  });

  test('only writes inside the repository, and only to branches that exist', async () => {
    await expect(put('../x', 'x', first)).rejects.toThrow('The path ../x is not valid');
    await expect(put('.git/config', 'x', first)).rejects.toThrow('The path .git/config is not valid');
    await expect(put('x', 'x', first, { branchName: 'none' })).rejects.toThrow('Branch none does not exist');
  });

  test('takes any name and message', async () => {
    const { commitId } = await put('x', 'x', first, { name: '<>\n', email: '<a@b>', commitMessage: 'a\0b' });
    const { commit } = await hosted.call('GetCommit', { repositoryName, commitId: commitId! });
    expect(commit).toMatchObject({ author: { name: 'root', email: 'a@b' }, message: 'ab' });
  });

  test('publishes the change of the branch', async () => {
    const { commitId } = await put('x', 'x', first);
    expect(hosted.cloud.published.at(-1)).toMatchObject({
      event: 'codecommit/repository-state-change',
      detail: {
        detailType: 'CodeCommit Repository State Change',
        resources: ['arn:aws:codecommit:us-east-1:000000000000:shop'],
        detail: {
          event: 'referenceUpdated',
          repositoryName: 'shop',
          referenceType: 'branch',
          referenceName: 'main',
          referenceFullName: 'refs/heads/main',
          commitId,
          oldCommitId: first,
        },
      },
    });
  });
});

test('DeleteFile removes one file', async () => {
  const input = { repositoryName, branchName: 'main', parentCommitId: first };
  const deleted = await hosted.call('DeleteFile', { ...input, filePath: 'src/a.ts' });
  expect(deleted).toMatchObject({ filePath: 'src/a.ts', blobId: expect.stringMatching(/^\w{40}$/) });
  await expect(read('src/a.ts')).rejects.toThrow('Could not find path src/a.ts');
  await expect(
    hosted.call('DeleteFile', { ...input, parentCommitId: deleted.commitId!, filePath: 'src' }),
  ).rejects.toThrow('Could not find path src');
});

describe('CreateCommit', () => {
  const commit = (change: object) =>
    hosted.call('CreateCommit', { repositoryName, branchName: 'main', parentCommitId: first, ...change });

  test('adds, changes, moves and deletes files and sets their modes in one commit', async () => {
    const made = await commit({
      putFiles: [
        { filePath: 'README.md', fileContent: bytes('Store') },
        { filePath: 'src/run.sh', fileContent: bytes('#!'), fileMode: 'EXECUTABLE' },
        { filePath: 'lib/a.ts', sourceFile: { filePath: 'src/a.ts', isMove: true } },
      ],
      setFileModes: [{ filePath: 'src/b.ts', fileMode: 'EXECUTABLE' }],
    });
    const paths = (files: readonly { absolutePath?: string | undefined }[] = []) =>
      files.map(({ absolutePath }) => absolutePath);
    expect(paths(made.filesAdded)).toEqual(['lib/a.ts', 'src/run.sh']);
    expect(paths(made.filesUpdated)).toEqual(['README.md', 'src/b.ts']);
    expect(paths(made.filesDeleted)).toEqual(['src/a.ts']);
    expect((await read('src/b.ts')).fileMode).toBe('EXECUTABLE');
    expect(text((await read('lib/a.ts')).fileContent)).toBe('a');
  });

  test.each([
    [{}, 'no files have been specified'],
    [{ putFiles: [{ filePath: 'x' }] }, 'either its content or a source file is required'],
    [
      { putFiles: [{ filePath: 'x', fileContent: bytes('x'), sourceFile: { filePath: 'README.md' } }] },
      'both a source file and file content',
    ],
    [{ putFiles: [{ filePath: 'README.md', fileContent: bytes('Shop') }] }, 'no changes will be made'],
    [{ deleteFiles: [{ filePath: 'none' }] }, 'Could not find path none'],
  ])('of %j is refused', async (change, message) => {
    await expect(commit(change)).rejects.toThrow(message);
  });
});

test('GetDifferences compares commits, within paths, and pages', async () => {
  const { commitId } = await hosted.call('CreateCommit', {
    repositoryName,
    branchName: 'main',
    parentCommitId: first,
    putFiles: [
      { filePath: 'README.md', fileContent: bytes('Store') },
      { filePath: 'src/c.ts', fileContent: bytes('c') },
    ],
    deleteFiles: [{ filePath: 'src/a.ts' }],
  });
  const compare = async (more: object = {}) => {
    const { differences = [], NextToken } = await hosted.call('GetDifferences', {
      repositoryName,
      beforeCommitSpecifier: first,
      afterCommitSpecifier: commitId!,
      ...more,
    });
    const rows = differences.map(
      ({ changeType, beforeBlob, afterBlob }) => `${changeType} ${(afterBlob ?? beforeBlob)?.path}`,
    );
    return { rows, NextToken };
  };
  expect((await compare()).rows).toEqual(['M README.md', 'D src/a.ts', 'A src/c.ts']);
  expect((await compare({ beforePath: 'src', afterPath: 'src' })).rows).toEqual(['D src/a.ts', 'A src/c.ts']);
  expect((await compare({ beforeCommitSpecifier: undefined })).rows).toHaveLength(3);
  const { rows, NextToken } = await compare({ MaxResults: 2 });
  expect(rows).toEqual(['M README.md', 'D src/a.ts']);
  expect((await compare({ MaxResults: 2, NextToken })).rows).toEqual(['A src/c.ts']);
});
