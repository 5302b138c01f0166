// Calls over HTTP with a role's and a user's credentials, and what is kept of them.
import { DynamoDB } from '@aws-sdk/client-dynamodb';
import { EC2 } from '@aws-sdk/client-ec2';
import { ECS } from '@aws-sdk/client-ecs';
import { IAM } from '@aws-sdk/client-iam';
import { KMS } from '@aws-sdk/client-kms';
import { S3 } from '@aws-sdk/client-s3';
import { Scheduler } from '@aws-sdk/client-scheduler';
import { STS } from '@aws-sdk/client-sts';
import { expect, test } from 'vitest';
import { accessRig, account, allow, roleArn, root, session, trustAccount } from './testing/access-rig.ts';

const rig = accessRig();
const { start, config, roleWith, assumed, report, denials } = rig;

test('keeps what AWS would have denied a role, how often, and the statement that is missing', async () => {
  await start();
  await roleWith(allow('s3:GetObject', 'arn:aws:s3:::data/*'));
  const s3 = new S3(config(root));
  await s3.createBucket({ Bucket: 'data' });
  await s3.putObject({ Bucket: 'data', Key: 'a', Body: 'x' });
  const own = new S3(config(await assumed()));
  await own.getObject({ Bucket: 'data', Key: 'a' });
  await own.putObject({ Bucket: 'data', Key: 'b', Body: 'x' });
  await own.putObject({ Bucket: 'data', Key: 'c', Body: 'x' });
  const { judged, denied, enforced } = await report();
  expect(enforced).toBe(false);
  expect(judged).toEqual([{ caller: roleArn, allowed: 1, denied: 2 }]);
  expect(denied).toEqual([
    {
      caller: roleArn,
      session,
      action: 's3:PutObject',
      resource: 'arn:aws:s3:::data/c',
      reason: 'because no identity-based policy allows the s3:PutObject action',
      missing: {
        from: 'identity-based policy',
        statement: { Effect: 'Allow', Action: 's3:PutObject', Resource: 'arn:aws:s3:::data/*' },
      },
      refused: false,
      count: 2,
      firstAt: expect.any(Number),
      lastAt: expect.any(Number),
    },
  ]);
});

test('a resource’s own policy adds to what a role may do, and a statement that denies is named', async () => {
  await start();
  await roleWith({ ...allow('s3:ListBucket'), Effect: 'Deny', Sid: 'NoLists' });
  const s3 = new S3(config(root));
  await s3.createBucket({ Bucket: 'data' });
  await s3.putBucketPolicy({
    Bucket: 'data',
    Policy: JSON.stringify({
      Version: '2012-10-17',
      Statement: [
        { ...allow('s3:PutObject', 'arn:aws:s3:::data/*'), Principal: { AWS: roleArn } },
        {
          Effect: 'Deny',
          Principal: '*',
          Action: 's3:*',
          Resource: 'arn:aws:s3:::data/*',
          Condition: { Bool: { 'aws:SecureTransport': 'false' } },
        },
      ],
    }),
  });
  const own = new S3(config(await assumed()));
  await own.putObject({ Bucket: 'data', Key: 'a', Body: 'x' });
  expect(await denials()).toEqual([]);
  await own.listObjectsV2({ Bucket: 'data' });
  const { denied } = await report();
  expect(denied).toMatchObject([
    { action: 's3:ListBucket', deniedBy: { policy: 'own', sid: 'NoLists' }, count: 1 },
  ]);
  expect(denied[0]).not.toHaveProperty('missing');
});

test('what is not known of a call raises no denial, and an action without resources needs a *', async () => {
  await start();
  await roleWith(
    allow('ecs:DescribeTaskDefinition', `arn:aws:ecs:us-east-1:${account}:task-definition/web:*`),
    allow('ecs:ListTasks', `arn:aws:ecs:us-east-1:${account}:container-instance/web/*`),
  );
  const ecs = new ECS(config(await assumed()));
  await ecs.listTasks({}).catch(() => {});
  await ecs.describeTaskDefinition({ taskDefinition: 'web' }).catch(() => {});
  expect(await denials()).toEqual([['ecs:DescribeTaskDefinition', '*', 1]]);
});

test('a role that is passed needs iam:PassRole for the service that gets it', async () => {
  await start();
  const passed = `arn:aws:iam::${account}:role/task`;
  await roleWith(allow('ecs:RegisterTaskDefinition'), {
    ...allow('iam:PassRole', passed),
    Condition: { StringEquals: { 'iam:PassedToService': 'lambda.amazonaws.com' } },
  });
  const ecs = new ECS(config(await assumed()));
  await ecs.registerTaskDefinition({
    family: 'web',
    taskRoleArn: passed,
    containerDefinitions: [{ name: 'web', image: 'web', memory: 128 }],
  });
  const { denied } = await report();
  expect(denied.map(({ missing }) => missing?.statement)).toEqual([
    {
      Effect: 'Allow',
      Action: 'iam:PassRole',
      Resource: passed,
      Condition: { StringEquals: { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' } },
    },
  ]);
});

test('a policy of AWS whose document is not known allows everything, and is named', async () => {
  await start();
  await roleWith();
  const PolicyArn = 'arn:aws:iam::aws:policy/AWSSupportAccess';
  await new IAM(config(root)).attachRolePolicy({ RoleName: 'app', PolicyArn });
  await new DynamoDB(config(await assumed())).listTables({});
  expect(await report()).toMatchObject({ denied: [], notEvaluated: [PolicyArn] });
});

test('enforced, a call is refused as its service does it, and nothing has happened', async () => {
  await start(true);
  await roleWith(allow('s3:ListAllMyBuckets'));
  const keys = await assumed();
  const no = (action: string) => `because no identity-based policy allows the ${action} action`;
  const opening = (action: string) => `User: ${session} is not authorized to perform: ${action} on resource:`;
  await new S3(config(root)).createBucket({ Bucket: 'data' });
  const s3 = new S3(config(keys));
  await expect(s3.listBuckets({})).resolves.toMatchObject({ Buckets: [{ Name: 'data' }] });
  await expect(s3.putObject({ Bucket: 'data', Key: 'a', Body: 'x' })).rejects.toMatchObject({
    name: 'AccessDenied',
    message: `${opening('s3:PutObject')} "arn:aws:s3:::data/a" ${no('s3:PutObject')}`,
  });
  await expect(new EC2(config(keys)).createVpc({ CidrBlock: '10.0.0.0/16' })).rejects.toMatchObject({
    name: 'UnauthorizedOperation',
    message: expect.stringMatching(/^You are not authorized to perform this operation\. User: /),
  });
  const table = `arn:aws:dynamodb:us-east-1:${account}:table/t`;
  await expect(
    new DynamoDB(config(keys)).getItem({ TableName: 't', Key: { id: { S: '1' } } }),
  ).rejects.toMatchObject({
    name: 'AccessDeniedException',
    message: `${opening('dynamodb:GetItem')} ${table} ${no('dynamodb:GetItem')}`,
  });
  await expect(new IAM(config(keys)).getRole({ RoleName: 'app' })).rejects.toMatchObject({
    name: 'AccessDenied',
    message: `${opening('iam:GetRole')} ${roleArn} ${no('iam:GetRole')}`,
  });
  await expect(new S3(config(root)).headObject({ Bucket: 'data', Key: 'a' })).rejects.toMatchObject({
    name: 'NotFound',
  });
  expect((await report()).denied.every(({ refused }) => refused)).toBe(true);
});

test('a session has no more than its session policy, and a user has what its policies allow', async () => {
  await start(true);
  await roleWith(allow('s3:*'));
  const limit = JSON.stringify({ Version: '2012-10-17', Statement: [allow('s3:List*')] });
  const limited = new S3(config(await assumed(limit)));
  await limited.listBuckets({});
  await expect(limited.createBucket({ Bucket: 'other' })).rejects.toMatchObject({
    message: expect.stringContaining('because no session policy allows the s3:CreateBucket action'),
  });
  const iam = new IAM(config(root));
  await iam.createUser({ UserName: 'ada' });
  await iam.putUserPolicy({ UserName: 'ada', PolicyName: 'lists', PolicyDocument: limit });
  const { AccessKey } = await iam.createAccessKey({ UserName: 'ada' });
  const ada = config({ accessKeyId: AccessKey!.AccessKeyId!, secretAccessKey: AccessKey!.SecretAccessKey! });
  const arn = `arn:aws:iam::${account}:user/ada`;
  expect((await new STS(ada).getCallerIdentity({})).Arn).toBe(arn);
  await new S3(ada).listBuckets({});
  const refused = new S3(ada).createBucket({ Bucket: 'other' });
  await expect(refused).rejects.toMatchObject({ message: expect.stringContaining(`User: ${arn} is not`) });
  const { Credentials } = await new STS(ada).getSessionToken({});
  const temporary = config({
    accessKeyId: Credentials!.AccessKeyId!,
    secretAccessKey: Credentials!.SecretAccessKey!,
    sessionToken: Credentials!.SessionToken!,
  });
  expect((await new STS(temporary).getCallerIdentity({})).Arn).toBe(arn);
});

test('a role is assumed only by whom its trust policy allows', async () => {
  await start(true);
  await roleWith(allow('sts:AssumeRole'));
  const keys = await assumed();
  const sts = new STS(config(keys));
  expect((await sts.getCallerIdentity({})).Arn).toBe(session);
  const iam = new IAM(config(root));
  const other = `arn:aws:iam::${account}:role/other`;
  await iam.createRole({
    RoleName: 'other',
    AssumeRolePolicyDocument: trustAccount({ Service: 'ec2.amazonaws.com' }),
  });
  const assume = () => sts.assumeRole({ RoleArn: other, RoleSessionName: 'two' });
  await expect(assume()).rejects.toMatchObject({
    name: 'AccessDenied',
    message:
      `User: ${session} is not authorized to perform: sts:AssumeRole on resource: ${other} ` +
      'because no resource-based policy allows the sts:AssumeRole action',
  });
  await iam.updateAssumeRolePolicy({ RoleName: 'other', PolicyDocument: trustAccount({ AWS: roleArn }) });
  expect((await assume()).AssumedRoleUser?.Arn).toBe(`arn:aws:sts::${account}:assumed-role/other/two`);
  await expect(sts.getSessionToken({})).rejects.toMatchObject({
    message: 'Cannot call GetSessionToken with session credentials',
  });
});

test('a role is assumed with a token of a provider that its trust policy names, and by what the token says', async () => {
  await start(true);
  const iam = new IAM(config(root));
  const url = 'token.actions.example.com';
  const { OpenIDConnectProviderArn: Federated } = await iam.createOpenIDConnectProvider({
    Url: `https://${url}`,
    ClientIDList: ['sts.amazonaws.com'],
  });
  const statement = {
    Effect: 'Allow',
    Principal: { Federated },
    Action: 'sts:AssumeRoleWithWebIdentity',
    Condition: { StringEquals: { [`${url}:sub`]: 'repo:me/web:ref:refs/heads/main' } },
  };
  const AssumeRolePolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement: [statement] });
  await iam.createRole({ RoleName: 'app', AssumeRolePolicyDocument });
  // As a workflow does: without any credentials.
  const sts = new STS({ endpoint: rig.cloud.endpoint, region: 'us-east-1', maxAttempts: 1 });
  const assume = (sub: string, aud = 'sts.amazonaws.com') => {
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const WebIdentityToken = [part({ alg: 'RS256' }), part({ iss: `https://${url}`, sub, aud }), 'x'].join(
      '.',
    );
    return sts.assumeRoleWithWebIdentity({ RoleArn: roleArn, RoleSessionName: 'one', WebIdentityToken });
  };
  const { AssumedRoleUser, Provider, Credentials } = await assume('repo:me/web:ref:refs/heads/main');
  expect([AssumedRoleUser?.Arn, Provider]).toEqual([session, Federated]);
  const keys = {
    accessKeyId: Credentials!.AccessKeyId!,
    secretAccessKey: Credentials!.SecretAccessKey!,
    sessionToken: Credentials!.SessionToken!,
  };
  expect((await new STS(config(keys)).getCallerIdentity({})).Arn).toBe(session);
  await expect(assume('repo:other/web:ref:refs/heads/main')).rejects.toMatchObject({
    name: 'AccessDenied',
    message: 'Not authorized to perform sts:AssumeRoleWithWebIdentity',
  });
  await expect(assume('repo:me/web:ref:refs/heads/main', 'other')).rejects.toMatchObject({
    name: 'InvalidIdentityTokenException',
    message: 'Incorrect token audience',
  });
});

test('a key is known by its alias, and a schedule passes the role of its target', async () => {
  await start();
  const kms = new KMS(config(root));
  const { KeyMetadata } = await kms.createKey({});
  const key = KeyMetadata!.Arn!;
  await kms.createAlias({ AliasName: 'alias/orders', TargetKeyId: key });
  await roleWith(allow('kms:Encrypt', key));
  await new IAM(config(root)).createRole({
    RoleName: 'nightly',
    AssumeRolePolicyDocument: trustAccount({ Service: 'scheduler.amazonaws.com' }),
  });
  const keys = await assumed();
  const own = new KMS(config(keys));
  const { CiphertextBlob } = await own.encrypt({ KeyId: 'alias/orders', Plaintext: Buffer.from('x') });
  await own.decrypt({ KeyId: 'alias/orders', CiphertextBlob });
  const passed = `arn:aws:iam::${account}:role/nightly`;
  await new Scheduler(config(keys)).createSchedule({
    Name: 'clean',
    ScheduleExpression: 'rate(1 day)',
    FlexibleTimeWindow: { Mode: 'OFF' },
    Target: { Arn: `arn:aws:sqs:us-east-1:${account}:q`, RoleArn: passed },
  });
  expect(await denials()).toEqual([
    ['kms:Decrypt', key, 1],
    ['scheduler:CreateSchedule', `arn:aws:scheduler:us-east-1:${account}:schedule/default/clean`, 1],
    ['iam:PassRole', passed, 1],
  ]);
});
