// ListAccountSettings: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ListAccountSettings.html
import type { Setting, SettingName } from '@aws-sdk/client-ecs';
import type { Operation } from '../../../kernel/context.ts';
import { accountSettings } from '../state.ts';
import { pageOf } from '../views/page.ts';
import { rootArn } from './put-account-setting.ts';

const defaults: Readonly<Partial<Record<SettingName, string>>> = {
  awsvpcTrunking: 'disabled',
  containerInsights: 'disabled',
  containerInstanceLongArnFormat: 'enabled',
  fargateTaskRetirementWaitPeriod: '7',
  serviceLongArnFormat: 'enabled',
  tagResourceAuthorization: 'off',
  taskLongArnFormat: 'enabled',
};

export const listAccountSettings: Operation<'ecs', 'ListAccountSettings'> = (input, ctx) => {
  const principalArn = input.principalArn ?? rootArn(ctx);
  const set = ctx.all(accountSettings).filter((setting) => setting.principalArn === principalArn);
  const rows = new Map<string, Setting>();
  if (input.effectiveSettings) {
    for (const [name, value] of Object.entries(defaults))
      rows.set(name, { name: name as SettingName, value, principalArn, type: 'user' });
  }
  for (const { name, value } of set)
    rows.set(name, { name: name as SettingName, value, principalArn, type: 'user' });
  const wanted = [...rows.values()].filter(
    ({ name, value }) => (!input.name || input.name === name) && (!input.value || input.value === value),
  );
  const { items, nextToken } = pageOf(wanted, (setting) => setting.name ?? '', input);
  return { settings: items, nextToken };
};
