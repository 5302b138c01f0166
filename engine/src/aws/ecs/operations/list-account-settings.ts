// ListAccountSettings: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ListAccountSettings.html
import type { Operation } from '../../../kernel/context.ts';
import { effectiveSettings, rootArn, settingsOf } from '../account-settings/settings.ts';
import { pageOf } from '../views/page.ts';

export const listAccountSettings: Operation<'ecs', 'ListAccountSettings'> = (input, ctx) => {
  const principalArn = input.principalArn ?? rootArn(ctx);
  const settings = input.effectiveSettings
    ? effectiveSettings(ctx, principalArn)
    : settingsOf(ctx, principalArn);
  const wanted = settings.filter(
    ({ name, value }) => (!input.name || input.name === name) && (!input.value || input.value === value),
  );
  const { items, nextToken } = pageOf(wanted, (setting) => setting.name ?? '', input);
  return { settings: items, nextToken };
};
