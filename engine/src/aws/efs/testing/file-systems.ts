// File systems for tests, in an account with a default VPC.
import { type Rehearsal, rehearse } from '../../../testing/rehearsal.ts';
import { services } from '../../services.ts';

export const newAccount = (): Rehearsal => rehearse({ services });

export const makeFileSystem = (cloud: Rehearsal, more: object = {}): string => {
  const CreationToken = `token-${cloud.call('efs', 'DescribeFileSystems', {}).FileSystems!.length}`;
  const { FileSystemId } = cloud.call('efs', 'CreateFileSystem', { CreationToken, ...more });
  cloud.advance(1_000);
  return FileSystemId!;
};

/** The default subnets: one in each zone. */
export const subnetsOf = (cloud: Rehearsal): string[] =>
  cloud.call('ec2', 'DescribeSubnets', {}).Subnets!.map(({ SubnetId }) => SubnetId!);

export const mount = (cloud: Rehearsal, FileSystemId: string, more: object = {}): string =>
  cloud.call('efs', 'CreateMountTarget', { FileSystemId, SubnetId: subnetsOf(cloud)[0]!, ...more })
    .MountTargetId!;
