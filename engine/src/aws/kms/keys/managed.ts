// Keys that AWS manages: `alias/aws/s3` and its like. They come to be when their alias is first used.
// https://docs.aws.amazon.com/kms/latest/developerguide/concepts.html#aws-managed-cmk
import type { Context } from '../../../kernel/context.ts';
import { aliases, type KeyRecord, keys } from '../state.ts';
import { newMaterial } from './material.ts';
import { dayMs } from './rotate.ts';

const services = [
  'acm',
  'backup',
  'codeartifact',
  'codecommit',
  'dynamodb',
  'ebs',
  'elasticfilesystem',
  'es',
  'kinesis',
  'lambda',
  'logs',
  'rds',
  'redshift',
  's3',
  'secretsmanager',
  'sns',
  'sqs',
  'ssm',
];
const daysOfRotation = 365;

export function makeManagedKey(alias: string, ctx: Context): KeyRecord | undefined {
  const service = alias.replace('alias/aws/', '');
  if (!services.includes(service)) return undefined;
  const id = ctx.ids.uuid();
  const arn = ctx.arn('kms', `key/${id}`);
  const key: KeyRecord = {
    arn,
    id,
    region: ctx.region,
    spec: 'SYMMETRIC_DEFAULT',
    usage: 'ENCRYPT_DECRYPT',
    description: `Default key that protects my ${service} data when no other key is defined`,
    manager: 'AWS',
    isEnabled: true,
    policy: policyOf(service, ctx),
    tags: {},
    createdAt: ctx.now,
    material: [newMaterial('SYMMETRIC_DEFAULT', ctx)],
    rotation: { days: daysOfRotation, nextAt: ctx.now + daysOfRotation * dayMs },
  };
  ctx.put(keys, arn, key);
  ctx.put(aliases, alias, { name: alias, keyArn: arn, createdAt: ctx.now, updatedAt: ctx.now });
  return key;
}

const policyOf = (service: string, { account, region }: Context): string =>
  JSON.stringify({
    Version: '2012-10-17',
    Id: `auto-${service}-1`,
    Statement: [
      {
        Sid: `Allow access through ${service} for all principals in the account that are authorized to use it`,
        Effect: 'Allow',
        Principal: { AWS: '*' },
        Action: ['kms:Encrypt', 'kms:Decrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:DescribeKey'],
        Resource: '*',
        Condition: {
          StringEquals: {
            'kms:CallerAccount': account,
            'kms:ViaService': `${service}.${region}.amazonaws.com`,
          },
        },
      },
    ],
  });
