import { describeQuotas } from '../../testing/quota-rows.ts';
import type { Rehearsal } from '../../testing/rehearsal.ts';
import { kms } from './index.ts';
import { quotas } from './quotas.ts';

const create = (cloud: Rehearsal) => void cloud.call('kms', 'CreateKey', {});
const keyIn = (cloud: Rehearsal) => cloud.call('kms', 'ListKeys', {}).Keys![0]!.KeyId!;

describeQuotas([kms], kms.quotas!, [
  {
    quota: quotas.keys,
    add: create,
    code: 'LimitExceededException',
    message: 'You have exceeded the limit of keys.',
  },
  {
    quota: quotas.aliases,
    prepare: create,
    add: (cloud, count) =>
      void cloud.call('kms', 'CreateAlias', { AliasName: `alias/a${count}`, TargetKeyId: keyIn(cloud) }),
    code: 'LimitExceededException',
    message: 'You have exceeded the limit of aliases for each key.',
  },
  {
    quota: quotas.grants,
    prepare: create,
    add: (cloud) =>
      void cloud.call('kms', 'CreateGrant', {
        KeyId: keyIn(cloud),
        GranteePrincipal: 'arn:aws:iam::000000000000:role/app',
        Operations: ['Decrypt'],
      }),
    code: 'LimitExceededException',
    message: 'You have exceeded the limit of grants for each key.',
  },
]);
