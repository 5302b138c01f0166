// Written by `npm run generate` from the files in operations/. Do not edit.
import { operationsBeside } from '../../../kernel/operations-beside.ts';

const operation = operationsBeside(import.meta.url);

export const operations = {
  CreateAccessPoint: operation<(typeof import('../operations/create-access-point.ts'))['createAccessPoint']>('create-access-point', 'createAccessPoint'),
  CreateFileSystem: operation<(typeof import('../operations/create-file-system.ts'))['createFileSystem']>('create-file-system', 'createFileSystem'),
  CreateMountTarget: operation<(typeof import('../operations/create-mount-target.ts'))['createMountTarget']>('create-mount-target', 'createMountTarget'),
  DeleteAccessPoint: operation<(typeof import('../operations/delete-access-point.ts'))['deleteAccessPoint']>('delete-access-point', 'deleteAccessPoint'),
  DeleteFileSystem: operation<(typeof import('../operations/delete-file-system.ts'))['deleteFileSystem']>('delete-file-system', 'deleteFileSystem'),
  DeleteFileSystemPolicy: operation<(typeof import('../operations/delete-file-system-policy.ts'))['deleteFileSystemPolicy']>('delete-file-system-policy', 'deleteFileSystemPolicy'),
  DeleteMountTarget: operation<(typeof import('../operations/delete-mount-target.ts'))['deleteMountTarget']>('delete-mount-target', 'deleteMountTarget'),
  DescribeAccessPoints: operation<(typeof import('../operations/describe-access-points.ts'))['describeAccessPoints']>('describe-access-points', 'describeAccessPoints'),
  DescribeBackupPolicy: operation<(typeof import('../operations/describe-backup-policy.ts'))['describeBackupPolicy']>('describe-backup-policy', 'describeBackupPolicy'),
  DescribeFileSystemPolicy: operation<(typeof import('../operations/describe-file-system-policy.ts'))['describeFileSystemPolicy']>('describe-file-system-policy', 'describeFileSystemPolicy'),
  DescribeFileSystems: operation<(typeof import('../operations/describe-file-systems.ts'))['describeFileSystems']>('describe-file-systems', 'describeFileSystems'),
  DescribeLifecycleConfiguration: operation<(typeof import('../operations/describe-lifecycle-configuration.ts'))['describeLifecycleConfiguration']>('describe-lifecycle-configuration', 'describeLifecycleConfiguration'),
  DescribeMountTargetSecurityGroups: operation<(typeof import('../operations/describe-mount-target-security-groups.ts'))['describeMountTargetSecurityGroups']>('describe-mount-target-security-groups', 'describeMountTargetSecurityGroups'),
  DescribeMountTargets: operation<(typeof import('../operations/describe-mount-targets.ts'))['describeMountTargets']>('describe-mount-targets', 'describeMountTargets'),
  ListTagsForResource: operation<(typeof import('../operations/list-tags-for-resource.ts'))['listTagsForResource']>('list-tags-for-resource', 'listTagsForResource'),
  ModifyMountTargetSecurityGroups: operation<(typeof import('../operations/modify-mount-target-security-groups.ts'))['modifyMountTargetSecurityGroups']>('modify-mount-target-security-groups', 'modifyMountTargetSecurityGroups'),
  PutBackupPolicy: operation<(typeof import('../operations/put-backup-policy.ts'))['putBackupPolicy']>('put-backup-policy', 'putBackupPolicy'),
  PutFileSystemPolicy: operation<(typeof import('../operations/put-file-system-policy.ts'))['putFileSystemPolicy']>('put-file-system-policy', 'putFileSystemPolicy'),
  PutLifecycleConfiguration: operation<(typeof import('../operations/put-lifecycle-configuration.ts'))['putLifecycleConfiguration']>('put-lifecycle-configuration', 'putLifecycleConfiguration'),
  TagResource: operation<(typeof import('../operations/tag-resource.ts'))['tagResource']>('tag-resource', 'tagResource'),
  UntagResource: operation<(typeof import('../operations/untag-resource.ts'))['untagResource']>('untag-resource', 'untagResource'),
  UpdateFileSystem: operation<(typeof import('../operations/update-file-system.ts'))['updateFileSystem']>('update-file-system', 'updateFileSystem'),
  UpdateFileSystemProtection: operation<(typeof import('../operations/update-file-system-protection.ts'))['updateFileSystemProtection']>('update-file-system-protection', 'updateFileSystemProtection'),
};
