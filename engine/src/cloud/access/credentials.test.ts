// Who a call comes from, and what of the call itself policies can ask for.
import { ECS } from '@aws-sdk/client-ecs';
import { IAM } from '@aws-sdk/client-iam';
import { S3 } from '@aws-sdk/client-s3';
import { STS } from '@aws-sdk/client-sts';
import { expect, test } from 'vitest';
import { accessRig, account, allow, roleArn, root } from './testing/access-rig.ts';

const rig = accessRig();
const { start, config, roleWith, assumed, denials } = rig;

test('a user without a name is the caller, and a key that is inactive or deleted is nobody’s', async () => {
  await start();
  const iam = new IAM(config(root));
  await iam.createUser({ UserName: 'eve' });
  const { AccessKey } = await iam.createAccessKey({ UserName: 'eve' });
  const id = AccessKey!.AccessKeyId!;
  const keys = { accessKeyId: id, secretAccessKey: AccessKey!.SecretAccessKey! };
  const own = new IAM(config(keys));
  expect((await own.getUser({})).User?.UserName).toBe('eve');
  expect((await own.listAccessKeys({})).AccessKeyMetadata).toMatchObject([{ AccessKeyId: id }]);
  const { AccessKey: second } = await own.createAccessKey({});
  expect(second).toMatchObject({ UserName: 'eve' });
  const user = `arn:aws:iam::${account}:user/eve`;
  expect(await denials()).toEqual([
    ['iam:GetUser', user, 1],
    ['iam:ListAccessKeys', user, 1],
    ['iam:CreateAccessKey', user, 1],
  ]);
  const identity = () => new STS(config(keys)).getCallerIdentity({});
  await iam.updateAccessKey({ UserName: 'eve', AccessKeyId: id, Status: 'Inactive' });
  await expect(identity()).rejects.toThrow('The security token included in the request is invalid.');
  await iam.updateAccessKey({ UserName: 'eve', AccessKeyId: id, Status: 'Active' });
  expect((await identity()).Arn).toBe(user);
  await iam.deleteAccessKey({ UserName: 'eve', AccessKeyId: id });
  await expect(identity()).rejects.toMatchObject({ name: 'InvalidClientTokenId' });
  await expect(new S3(config(keys)).listBuckets({})).rejects.toMatchObject({ name: 'InvalidAccessKeyId' });
  await expect(new ECS(config(keys)).listClusters({})).rejects.toMatchObject({
    name: 'UnrecognizedClientException',
  });
});

test('a trust policy’s external id and a bucket policy’s headers are what the call gives', async () => {
  await start(true);
  const iam = new IAM(config(root));
  const external = JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { AWS: account },
        Action: 'sts:AssumeRole',
        Condition: { StringEquals: { 'sts:ExternalId': 'xyz' } },
      },
    ],
  });
  await roleWith(allow('sts:AssumeRole'), allow('s3:*'));
  await iam.createRole({ RoleName: 'partner', AssumeRolePolicyDocument: external });
  const keys = await assumed();
  const assume = (ExternalId?: string) =>
    new STS(config(keys)).assumeRole({
      RoleArn: `arn:aws:iam::${account}:role/partner`,
      RoleSessionName: 'two',
      ExternalId,
    });
  await expect(assume()).rejects.toThrow('is not authorized to perform: sts:AssumeRole');
  await expect(assume('abc')).rejects.toThrow('is not authorized to perform: sts:AssumeRole');
  expect((await assume('xyz')).Credentials?.SessionToken).toBeTruthy();
  await expect(
    new STS(config(keys)).assumeRole({ RoleArn: roleArn, RoleSessionName: 'two', Policy: '{' }),
  ).rejects.toMatchObject({ name: 'MalformedPolicyDocumentException' });

  const s3 = new S3(config(root));
  await s3.createBucket({ Bucket: 'data' });
  const deny = { Effect: 'Deny', Principal: '*', Action: 's3:PutObject', Resource: 'arn:aws:s3:::data/*' };
  await s3.putBucketPolicy({
    Bucket: 'data',
    Policy: JSON.stringify({
      Version: '2012-10-17',
      Statement: [
        { ...deny, Condition: { StringNotEquals: { 's3:x-amz-server-side-encryption': 'aws:kms' } } },
      ],
    }),
  });
  const put = (ServerSideEncryption?: 'AES256' | 'aws:kms') =>
    new S3(config(keys)).putObject({ Bucket: 'data', Key: 'a', Body: 'x', ServerSideEncryption });
  await expect(put()).rejects.toMatchObject({ name: 'AccessDenied' });
  await expect(put('AES256')).rejects.toMatchObject({ name: 'AccessDenied' });
  await put('aws:kms');
});
