import { describeQuotas } from '../../testing/quota-rows.ts';
import type { Rehearsal } from '../../testing/rehearsal.ts';
import { ec2 } from '../ec2/index.ts';
import { efs } from './index.ts';
import { quotas } from './quotas.ts';

const create = (cloud: Rehearsal, count: number) =>
  void cloud.call('efs', 'CreateFileSystem', { CreationToken: `t${count}` });
const fileSystemOf = (cloud: Rehearsal) =>
  cloud.call('efs', 'DescribeFileSystems', {}).FileSystems![0]!.FileSystemId!;

describeQuotas([efs, ec2], efs.quotas!, [
  {
    quota: quotas.fileSystems,
    add: create,
    code: 'FileSystemLimitExceeded',
    message: 'The account has reached its limit of 2 file systems.',
  },
  {
    quota: quotas.accessPoints,
    prepare: (cloud) => create(cloud, 1),
    add: (cloud, count) =>
      void cloud.call('efs', 'CreateAccessPoint', {
        FileSystemId: fileSystemOf(cloud),
        ClientToken: `t${count}`,
      }),
    code: 'AccessPointLimitExceeded',
    message: 'The account has reached its limit of 2 access points for each file system.',
  },
]);
