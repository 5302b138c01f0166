// PutAccountSetting: recorded and listed. No setting changes what Drydock does: long ARNs are always used, and the limit of
// network interfaces is always the one without trunking.
// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_PutAccountSetting.html
import type { Operation } from '../../../kernel/context.ts';
import { putSetting, rootArn } from '../account-settings/settings.ts';

export const putAccountSetting: Operation<'ecs', 'PutAccountSetting'> = (input, ctx) => ({
  setting: putSetting(ctx, input.principalArn ?? rootArn(ctx), input),
});
