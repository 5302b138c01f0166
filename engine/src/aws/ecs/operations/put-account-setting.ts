// PutAccountSetting: recorded and listed. None of them changes what this engine does: long ARNs are always used, and
// the ENI limit is always the one without trunking.
// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_PutAccountSetting.html
import type { Context, Operation } from '../../../kernel/context.ts';
import { accountSettings } from '../state.ts';

export const putAccountSetting: Operation<'ecs', 'PutAccountSetting'> = (input, ctx) => {
  const principalArn = input.principalArn ?? rootArn(ctx);
  const setting = { name: input.name ?? '', value: input.value ?? '', principalArn };
  ctx.put(accountSettings, `${principalArn}|${setting.name}`, setting);
  return { setting: { ...setting, name: input.name, type: 'user' } };
};

export const putAccountSettingDefault: Operation<'ecs', 'PutAccountSettingDefault'> = (input, ctx) =>
  putAccountSetting({ name: input.name, value: input.value }, ctx);

export const rootArn = (ctx: Context): string => `arn:aws:iam::${ctx.account}:root`;
