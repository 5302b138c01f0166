// CodeCommit's errors.
import { fault } from '../../kernel/faults.ts';

export const repositoryNotFound = fault(
  'RepositoryDoesNotExistException',
  (name: string) => `${name} does not exist`,
);
export const repositoryNameExists = fault(
  'RepositoryNameExistsException',
  (name: string) => `Repository named ${name} already exists`,
);
export const invalidRepositoryName = fault(
  'InvalidRepositoryNameException',
  (name: string) =>
    `The repository name ${name} is not valid. Repository names can be up to 100 characters long, can contain letters, digits, periods, hyphens and underscores, and cannot end in .git`,
);
export const branchNotFound = fault(
  'BranchDoesNotExistException',
  (branch: string) => `Branch ${branch} does not exist`,
);
export const branchNameExists = fault(
  'BranchNameExistsException',
  (branch: string) => `Branch named ${branch} already exists`,
);
export const invalidBranchName = fault(
  'InvalidBranchNameException',
  (branch: string) => `${branch} is not a valid branch name`,
);
export const defaultBranchKept = fault(
  'DefaultBranchCannotBeDeletedException',
  (branch: string) => `${branch} is the default branch of the repository and cannot be deleted`,
);
export const commitNotFound = fault(
  'CommitDoesNotExistException',
  (specifier: string) => `Commit ${specifier} does not exist in the repository`,
);
export const commitIdNotFound = fault(
  'CommitIdDoesNotExistException',
  (id: string) => `Commit ID ${id} does not exist`,
);
export const fileNotFound = fault(
  'FileDoesNotExistException',
  (path: string) => `Could not find path ${path}`,
);
export const folderNotFound = fault(
  'FolderDoesNotExistException',
  (path: string) => `Could not find path ${path}`,
);
export const pathNotFound = fault(
  'PathDoesNotExistException',
  (path: string) => `Could not find path ${path}`,
);
export const blobNotFound = fault(
  'BlobIdDoesNotExistException',
  (id: string) => `Blob ID ${id} does not exist`,
);
export const invalidPath = fault('InvalidPathException', (path: string) => `The path ${path} is not valid`);
export const parentRequired = fault(
  'ParentCommitIdRequiredException',
  'A parent commit ID is required. To view the full commit ID of a branch in a repository, use GetBranch or a git command (for example, git pull or git log)',
);
export const parentNotFound = fault(
  'ParentCommitDoesNotExistException',
  (id: string) => `Parent commit ${id} does not exist: the repository has no branch with it`,
);
export const parentOutdated = fault(
  'ParentCommitIdOutdatedException',
  (id: string) => `The specified parent commit is not the tip of the branch: ${id} is`,
);
export const sameContent = fault(
  'SameFileContentException',
  'The file was not added or updated because the content of the file is exactly the same as the content of that file in the repository and branch that you specified.',
);
export const noChange = fault(
  'NoChangeException',
  'The commit cannot be created because no changes will be made to the repository as a result of this commit.',
);
export const contentTooLarge = fault(
  'FileContentSizeLimitExceededException',
  'The file cannot be added because it is too large. The maximum file size is 6 MB.',
);
export const contentAndSource = fault(
  'FileContentAndSourceFileSpecifiedException',
  'The commit cannot be created because both a source file and file content have been specified for the same file.',
);
export const contentRequired = fault(
  'FileContentRequiredException',
  'The file cannot be added because it is empty: either its content or a source file is required.',
);
export const filesRequired = fault(
  'FileEntryRequiredException',
  'The commit cannot be created because no files have been specified as added, updated, or changed (PutFile or DeleteFile) for the commit.',
);
export const invalidTarget = fault('InvalidRepositoryTriggerDestinationArnException', (text: string) => text);
export const invalidTriggerBranch = fault(
  'InvalidRepositoryTriggerBranchNameException',
  (branch: string) => `${branch} is not a valid branch name`,
);
export const invalidToken = fault(
  'InvalidContinuationTokenException',
  'The specified continuation token is not valid.',
);
export const invalidArn = fault(
  'InvalidResourceArnException',
  (arn: string) => `${arn} is not the ARN of a repository`,
);
export const invalidTags = fault('InvalidTagsMapException', (text: string) => text);
export const tooManyTags = fault(
  'TooManyTagsException',
  'The maximum number of tags for an AWS CodeCommit resource has been exceeded.',
);
export const gitFailed = fault('InternalServerException', (text: string) => text, 500);
