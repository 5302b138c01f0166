// Written by `npm run generate` from the files in operations/. Do not edit.
import { createAccessPoint } from '../operations/create-access-point.ts';
import { createFileSystem } from '../operations/create-file-system.ts';
import { createMountTarget } from '../operations/create-mount-target.ts';
import { deleteAccessPoint } from '../operations/delete-access-point.ts';
import { deleteFileSystemPolicy } from '../operations/delete-file-system-policy.ts';
import { deleteFileSystem } from '../operations/delete-file-system.ts';
import { deleteMountTarget } from '../operations/delete-mount-target.ts';
import { describeAccessPoints } from '../operations/describe-access-points.ts';
import { describeBackupPolicy } from '../operations/describe-backup-policy.ts';
import { describeFileSystemPolicy } from '../operations/describe-file-system-policy.ts';
import { describeFileSystems } from '../operations/describe-file-systems.ts';
import { describeLifecycleConfiguration } from '../operations/describe-lifecycle-configuration.ts';
import { describeMountTargetSecurityGroups } from '../operations/describe-mount-target-security-groups.ts';
import { describeMountTargets } from '../operations/describe-mount-targets.ts';
import { listTagsForResource } from '../operations/list-tags-for-resource.ts';
import { modifyMountTargetSecurityGroups } from '../operations/modify-mount-target-security-groups.ts';
import { putBackupPolicy } from '../operations/put-backup-policy.ts';
import { putFileSystemPolicy } from '../operations/put-file-system-policy.ts';
import { putLifecycleConfiguration } from '../operations/put-lifecycle-configuration.ts';
import { tagResource } from '../operations/tag-resource.ts';
import { untagResource } from '../operations/untag-resource.ts';
import { updateFileSystemProtection } from '../operations/update-file-system-protection.ts';
import { updateFileSystem } from '../operations/update-file-system.ts';

export const operations = {
  CreateAccessPoint: createAccessPoint,
  CreateFileSystem: createFileSystem,
  CreateMountTarget: createMountTarget,
  DeleteAccessPoint: deleteAccessPoint,
  DeleteFileSystem: deleteFileSystem,
  DeleteFileSystemPolicy: deleteFileSystemPolicy,
  DeleteMountTarget: deleteMountTarget,
  DescribeAccessPoints: describeAccessPoints,
  DescribeBackupPolicy: describeBackupPolicy,
  DescribeFileSystemPolicy: describeFileSystemPolicy,
  DescribeFileSystems: describeFileSystems,
  DescribeLifecycleConfiguration: describeLifecycleConfiguration,
  DescribeMountTargetSecurityGroups: describeMountTargetSecurityGroups,
  DescribeMountTargets: describeMountTargets,
  ListTagsForResource: listTagsForResource,
  ModifyMountTargetSecurityGroups: modifyMountTargetSecurityGroups,
  PutBackupPolicy: putBackupPolicy,
  PutFileSystemPolicy: putFileSystemPolicy,
  PutLifecycleConfiguration: putLifecycleConfiguration,
  TagResource: tagResource,
  UntagResource: untagResource,
  UpdateFileSystem: updateFileSystem,
  UpdateFileSystemProtection: updateFileSystemProtection,
};
