// Written by `npm run generate` from the files in operations/. Do not edit.
import { operationsBeside } from '../../../kernel/operations-beside.ts';

const operation = operationsBeside(import.meta.url);

export const operations = {
  BatchGetRepositories: operation<(typeof import('../operations/batch-get-repositories.ts'))['batchGetRepositories']>('batch-get-repositories', 'batchGetRepositories'),
  CreateBranch: operation<(typeof import('../operations/create-branch.ts'))['createBranch']>('create-branch', 'createBranch'),
  CreateCommit: operation<(typeof import('../operations/create-commit.ts'))['createCommit']>('create-commit', 'createCommit'),
  CreateRepository: operation<(typeof import('../operations/create-repository.ts'))['createRepository']>('create-repository', 'createRepository'),
  DeleteBranch: operation<(typeof import('../operations/delete-branch.ts'))['deleteBranch']>('delete-branch', 'deleteBranch'),
  DeleteFile: operation<(typeof import('../operations/delete-file.ts'))['deleteFile']>('delete-file', 'deleteFile'),
  DeleteRepository: operation<(typeof import('../operations/delete-repository.ts'))['deleteRepository']>('delete-repository', 'deleteRepository'),
  GetBlob: operation<(typeof import('../operations/get-blob.ts'))['getBlob']>('get-blob', 'getBlob'),
  GetBranch: operation<(typeof import('../operations/get-branch.ts'))['getBranch']>('get-branch', 'getBranch'),
  GetCommit: operation<(typeof import('../operations/get-commit.ts'))['getCommit']>('get-commit', 'getCommit'),
  GetDifferences: operation<(typeof import('../operations/get-differences.ts'))['getDifferences']>('get-differences', 'getDifferences'),
  GetFile: operation<(typeof import('../operations/get-file.ts'))['getFile']>('get-file', 'getFile'),
  GetFolder: operation<(typeof import('../operations/get-folder.ts'))['getFolder']>('get-folder', 'getFolder'),
  GetRepository: operation<(typeof import('../operations/get-repository.ts'))['getRepository']>('get-repository', 'getRepository'),
  GetRepositoryTriggers: operation<(typeof import('../operations/get-repository-triggers.ts'))['getRepositoryTriggers']>('get-repository-triggers', 'getRepositoryTriggers'),
  ListBranches: operation<(typeof import('../operations/list-branches.ts'))['listBranches']>('list-branches', 'listBranches'),
  ListRepositories: operation<(typeof import('../operations/list-repositories.ts'))['listRepositories']>('list-repositories', 'listRepositories'),
  ListTagsForResource: operation<(typeof import('../operations/list-tags-for-resource.ts'))['listTagsForResource']>('list-tags-for-resource', 'listTagsForResource'),
  PutFile: operation<(typeof import('../operations/put-file.ts'))['putFile']>('put-file', 'putFile'),
  PutRepositoryTriggers: operation<(typeof import('../operations/put-repository-triggers.ts'))['putRepositoryTriggers']>('put-repository-triggers', 'putRepositoryTriggers'),
  TagResource: operation<(typeof import('../operations/tag-resource.ts'))['tagResource']>('tag-resource', 'tagResource'),
  UntagResource: operation<(typeof import('../operations/untag-resource.ts'))['untagResource']>('untag-resource', 'untagResource'),
  UpdateDefaultBranch: operation<(typeof import('../operations/update-default-branch.ts'))['updateDefaultBranch']>('update-default-branch', 'updateDefaultBranch'),
  UpdateRepositoryDescription: operation<(typeof import('../operations/update-repository-description.ts'))['updateRepositoryDescription']>('update-repository-description', 'updateRepositoryDescription'),
  UpdateRepositoryName: operation<(typeof import('../operations/update-repository-name.ts'))['updateRepositoryName']>('update-repository-name', 'updateRepositoryName'),
};
