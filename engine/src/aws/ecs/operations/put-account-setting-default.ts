// PutAccountSettingDefault: the setting for every principal that has none of its own.
// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_PutAccountSettingDefault.html
import type { Operation } from '../../../kernel/context.ts';
import { putSetting, rootArn } from '../account-settings/settings.ts';

export const putAccountSettingDefault: Operation<'ecs', 'PutAccountSettingDefault'> = (input, ctx) => ({
  setting: putSetting(ctx, rootArn(ctx), input),
});
