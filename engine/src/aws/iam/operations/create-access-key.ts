// https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateAccessKey.html
import type { AccessKey } from '@aws-sdk/client-iam';
import type { Operation } from '../../../kernel/context.ts';
import { checkQuota } from '../../../kernel/quota.ts';
import { nameOrCaller, requireUser } from '../find.ts';
import { quotas } from '../quotas.ts';
import { type AccessKeyRecord, accessKeys } from '../state.ts';
import { accessKeyView } from '../views.ts';

export const createAccessKey: Operation<'iam', 'CreateAccessKey'> = (input, ctx) => {
  const user = requireUser(nameOrCaller(input.UserName, ctx), ctx).name;
  const own = ctx.all(accessKeys).filter((key) => key.user === user);
  checkQuota(ctx, quotas.accessKeysPerUser, own.length + 1);
  const key: AccessKeyRecord = {
    id: `AKIA${ctx.ids.suffix(16)}`,
    secret: ctx.ids.hex(40),
    user,
    status: 'Active',
    createdAt: ctx.now,
  };
  ctx.put(accessKeys, key.id, key);
  return { AccessKey: { ...accessKeyView(key), SecretAccessKey: key.secret } as AccessKey };
};
