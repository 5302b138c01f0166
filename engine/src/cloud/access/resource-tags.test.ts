// Conditions on the tags of the resource that a call is about.
import { S3 } from '@aws-sdk/client-s3';
import { SQS } from '@aws-sdk/client-sqs';
import { expect, test } from 'vitest';
import { accessRig, allow, root } from './testing/access-rig.ts';

const rig = accessRig();
const { start, config, roleWith, assumed, denials } = rig;

const ofTeam = (team: string, key = 'aws:ResourceTag/team') => ({
  Condition: { StringEquals: { [key]: team } },
});

test('a statement about tags allows what has them, and nothing else', async () => {
  await start();
  await roleWith({ ...allow('sqs:SendMessage'), ...ofTeam('shop') });
  const queues = new SQS(config(root));
  const urls = await Promise.all(
    [{ team: 'shop' }, { team: 'other' }, undefined].map(async (tags, at) => {
      const { QueueUrl } = await queues.createQueue({ QueueName: `q${at}`, ...(tags && { tags }) });
      return QueueUrl!;
    }),
  );
  const own = new SQS(config(await assumed()));
  for (const QueueUrl of urls) await own.sendMessage({ QueueUrl, MessageBody: 'x' });
  expect((await denials()).map(([action, resource]) => [action, String(resource).split(':').at(-1)])).toEqual(
    [
      ['sqs:SendMessage', 'q1'],
      ['sqs:SendMessage', 'q2'],
    ],
  );
});

test('a statement that denies by tags denies what has them; of objects no tags are known', async () => {
  await start();
  await roleWith(allow('s3:*'), { ...allow('s3:*'), Effect: 'Deny', ...ofTeam('shop') });
  const s3 = new S3(config(root));
  for (const Bucket of ['tagged', 'plain']) await s3.createBucket({ Bucket });
  await s3.putBucketTagging({ Bucket: 'tagged', Tagging: { TagSet: [{ Key: 'team', Value: 'shop' }] } });
  const own = new S3(config(await assumed()));
  for (const Bucket of ['tagged', 'plain']) await own.listObjectsV2({ Bucket });
  await own.putObject({ Bucket: 'tagged', Key: 'k', Body: 'x' });
  expect(await denials()).toEqual([['s3:ListBucket', 'arn:aws:s3:::tagged', 1]]);
});
