// Account settings: AWS's defaults, the account's own (set as the root user), and those of single users and roles. They are
// recorded and listed; none of them changes what Drydock does.
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-account-settings.html
import type { PutAccountSettingRequest, Setting, SettingName } from '@aws-sdk/client-ecs';
import type { Context } from '../../../kernel/context.ts';
import { invalidParameter } from '../faults.ts';
import { accountSettings } from '../state.ts';

const defaults: Readonly<Record<SettingName, string>> = {
  awsvpcTrunking: 'disabled',
  containerInsights: 'disabled',
  containerInstanceLongArnFormat: 'enabled',
  defaultLogDriverMode: 'non-blocking',
  fargateEventWindows: 'disabled',
  fargateFIPSMode: 'disabled',
  fargateTaskRetirementWaitPeriod: '7',
  guardDutyActivate: 'off',
  serviceLongArnFormat: 'enabled',
  tagResourceAuthorization: 'off',
  taskLongArnFormat: 'enabled',
};

/**
 * Those that are not enabled and disabled.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_PutAccountSetting.html (value)
 */
const values: Readonly<Partial<Record<SettingName, readonly string[]>>> = {
  containerInsights: ['enhanced', 'enabled', 'disabled'],
  defaultLogDriverMode: ['blocking', 'non-blocking'],
  fargateTaskRetirementWaitPeriod: ['0', '7', '14'],
  guardDutyActivate: ['on', 'off'],
  tagResourceAuthorization: ['on', 'off'],
};

/** The root user's settings are the account's. */
export const rootArn = (ctx: Pick<Context, 'account'>): string => `arn:aws:iam::${ctx.account}:root`;

export function putSetting(
  ctx: Context,
  principalArn: string,
  { name = 'taskLongArnFormat', value = '' }: Partial<PutAccountSettingRequest>,
): Setting {
  if (!(name in defaults)) throw invalidParameter(`Invalid account setting name: ${name}.`);
  const valid = values[name] ?? ['enabled', 'disabled'];
  if (!valid.includes(value))
    throw invalidParameter(
      `Invalid value for the account setting ${name}: ${value}. Valid values are ${valid.join(', ')}.`,
    );
  const setting = { name, value, principalArn };
  ctx.put(accountSettings, `${principalArn}|${name}`, setting);
  return { ...setting, type: 'user' };
}

/** What was set for the principal itself. */
export function settingsOf(ctx: Context, principalArn: string): Setting[] {
  return ctx
    .all(accountSettings)
    .filter((setting) => setting.principalArn === principalArn)
    .map(({ name, value }) => ({ name: name as SettingName, value, principalArn, type: 'user' }));
}

/** What holds for the principal: its own settings, else the account's, else AWS's default. */
export function effectiveSettings(ctx: Context, principalArn: string): Setting[] {
  const rows = new Map<string, Setting>();
  for (const [name, value] of Object.entries(defaults))
    rows.set(name, { name: name as SettingName, value, principalArn, type: 'user' });
  for (const setting of [...settingsOf(ctx, rootArn(ctx)), ...settingsOf(ctx, principalArn)])
    rows.set(setting.name ?? '', { ...setting, principalArn });
  return [...rows.values()];
}
