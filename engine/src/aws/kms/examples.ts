// An example of each of the service's resource types, for the contract that every type keeps.
import type { Examples } from '../../testing/resource-examples/examples.ts';
import { get, ref, tags } from '../../testing/resource-examples/surroundings.ts';

const key = { Type: 'AWS::KMS::Key' };
const policy = (sid: string) => ({
  Version: '2012-10-17',
  Statement: [
    {
      Sid: sid,
      Effect: 'Allow',
      Principal: { AWS: 'arn:aws:iam::000000000000:root' },
      Action: 'kms:*',
      Resource: '*',
    },
  ],
});

export const examples: Examples = {
  'AWS::KMS::Key': {
    create: { Description: 'of the shop', KeyPolicy: policy('one'), ...tags('red') },
    update: {
      Description: 'of the old shop',
      KeyPolicy: policy('two'),
      EnableKeyRotation: true,
      RotationPeriodInDays: 180,
      ...tags('blue'),
    },
    together: ['EnableKeyRotation', 'RotationPeriodInDays'],
  },
  'AWS::KMS::Alias': {
    prerequisites: { Key: key, OtherKey: key },
    create: { AliasName: 'alias/shop', TargetKeyId: ref('Key') },
    update: { TargetKeyId: get('OtherKey', 'Arn') },
    replace: { AliasName: 'alias/store' },
  },
};
