// Written by `npm run generate` from the files in operations/. Do not edit.
import { batchGetRepositories } from '../operations/batch-get-repositories.ts';
import { createBranch } from '../operations/create-branch.ts';
import { createCommit } from '../operations/create-commit.ts';
import { createRepository } from '../operations/create-repository.ts';
import { deleteBranch } from '../operations/delete-branch.ts';
import { deleteFile } from '../operations/delete-file.ts';
import { deleteRepository } from '../operations/delete-repository.ts';
import { getBlob } from '../operations/get-blob.ts';
import { getBranch } from '../operations/get-branch.ts';
import { getCommit } from '../operations/get-commit.ts';
import { getDifferences } from '../operations/get-differences.ts';
import { getFile } from '../operations/get-file.ts';
import { getFolder } from '../operations/get-folder.ts';
import { getRepositoryTriggers } from '../operations/get-repository-triggers.ts';
import { getRepository } from '../operations/get-repository.ts';
import { listBranches } from '../operations/list-branches.ts';
import { listRepositories } from '../operations/list-repositories.ts';
import { listTagsForResource } from '../operations/list-tags-for-resource.ts';
import { putFile } from '../operations/put-file.ts';
import { putRepositoryTriggers } from '../operations/put-repository-triggers.ts';
import { tagResource } from '../operations/tag-resource.ts';
import { untagResource } from '../operations/untag-resource.ts';
import { updateDefaultBranch } from '../operations/update-default-branch.ts';
import { updateRepositoryDescription } from '../operations/update-repository-description.ts';
import { updateRepositoryName } from '../operations/update-repository-name.ts';

export const operations = {
  BatchGetRepositories: batchGetRepositories,
  CreateBranch: createBranch,
  CreateCommit: createCommit,
  CreateRepository: createRepository,
  DeleteBranch: deleteBranch,
  DeleteFile: deleteFile,
  DeleteRepository: deleteRepository,
  GetBlob: getBlob,
  GetBranch: getBranch,
  GetCommit: getCommit,
  GetDifferences: getDifferences,
  GetFile: getFile,
  GetFolder: getFolder,
  GetRepository: getRepository,
  GetRepositoryTriggers: getRepositoryTriggers,
  ListBranches: listBranches,
  ListRepositories: listRepositories,
  ListTagsForResource: listTagsForResource,
  PutFile: putFile,
  PutRepositoryTriggers: putRepositoryTriggers,
  TagResource: tagResource,
  UntagResource: untagResource,
  UpdateDefaultBranch: updateDefaultBranch,
  UpdateRepositoryDescription: updateRepositoryDescription,
  UpdateRepositoryName: updateRepositoryName,
};
