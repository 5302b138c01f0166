// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-keypair.html
// A generated private key goes to the SSM parameter /ec2/keypair/<key pair id>, as on AWS.
import type { ResourceType } from '../../../contracts/resource-type.ts';
import { findKeyPairByName, requireKeyPairByName } from '../find/key-pair.ts';
import { tagSpecifications } from './tags.ts';

export const keyPairResource: ResourceType = {
  type: 'AWS::EC2::KeyPair',
  create(request, ctx) {
    const { properties } = request;
    const KeyName = properties.KeyName as string;
    const material = properties.PublicKeyMaterial as string | undefined;
    const TagSpecifications = tagSpecifications(request, 'key-pair');
    if (material) {
      ctx.call('ec2', 'ImportKeyPair', {
        KeyName,
        PublicKeyMaterial: Buffer.from(material),
        TagSpecifications,
      });
    } else {
      const KeyType = properties.KeyType as 'rsa' | 'ed25519' | undefined;
      const made = ctx.call('ec2', 'CreateKeyPair', { KeyName, KeyType, TagSpecifications });
      ctx.call('ssm', 'PutParameter', {
        Name: `/ec2/keypair/${made.KeyPairId}`,
        Type: 'SecureString',
        Value: made.KeyMaterial,
      });
    }
    return { status: 'success', physicalId: KeyName };
  },
  delete(KeyName, _request, ctx) {
    const pair = findKeyPairByName(ctx, KeyName);
    if (pair && !pair.PublicKey) {
      ctx.call('ssm', 'DeleteParameters', { Names: [`/ec2/keypair/${pair.KeyPairId}`] });
    }
    ctx.call('ec2', 'DeleteKeyPair', { KeyName });
    return { status: 'success', physicalId: KeyName };
  },
  unread: ['PublicKeyMaterial', 'KeyFormat'],
  read: (KeyName, _properties, ctx) =>
    ctx.call('ec2', 'DescribeKeyPairs', { KeyNames: [KeyName] }).KeyPairs?.[0],
  attributes(KeyName, ctx) {
    const pair = requireKeyPairByName(ctx, KeyName);
    return { KeyPairId: pair.KeyPairId, KeyFingerprint: pair.KeyFingerprint };
  },
};
