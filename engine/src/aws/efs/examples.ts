// An example of each of the service's resource types, for the contract that every type keeps.
import type { Examples } from '../../testing/resource-examples/examples.ts';
import { get, network, ref, securityGroup } from '../../testing/resource-examples/surroundings.ts';

const fileSystem = { Files: { Type: 'AWS::EFS::FileSystem' } };

export const examples: Examples = {
  'AWS::EFS::FileSystem': {
    create: {
      LifecyclePolicies: [{ TransitionToIA: 'AFTER_30_DAYS' }],
      FileSystemTags: [{ Key: 'Name', Value: 'a' }],
    },
    update: {
      ThroughputMode: 'elastic',
      BackupPolicy: { Status: 'ENABLED' },
      FileSystemTags: [{ Key: 'Name', Value: 'b' }],
    },
    replace: { Encrypted: true },
  },
  'AWS::EFS::MountTarget': {
    absent: ['Ipv6Address'],
    prerequisites: { ...network, ...securityGroup, ...fileSystem },
    create: {
      FileSystemId: ref('Files'),
      SubnetId: ref('SubnetA'),
      SecurityGroups: [get('Group', 'GroupId')],
    },
    update: { SecurityGroups: [] },
    replace: { SubnetId: ref('SubnetB') },
  },
  'AWS::EFS::AccessPoint': {
    prerequisites: fileSystem,
    create: {
      FileSystemId: ref('Files'),
      PosixUser: { Uid: '1000', Gid: '1000' },
      RootDirectory: {
        Path: '/data',
        CreationInfo: { OwnerUid: '1000', OwnerGid: '1000', Permissions: '755' },
      },
    },
    update: { AccessPointTags: [{ Key: 'Name', Value: 'b' }] },
    replace: { RootDirectory: { Path: '/other' } },
  },
};
