// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutCompositeAlarm.html
import type { PutCompositeAlarmCommandInput } from '@aws-sdk/client-cloudwatch';
import { parseArn } from '../../../kernel/arn.ts';
import type { Context, Operation } from '../../../kernel/context.ts';
import { checkQuota } from '../../../kernel/quota.ts';
import { saveAlarm, settingsOf } from '../alarms/save-alarm.ts';
import { nameOfAlarm, parseRule } from '../composite/rule.ts';
import { missingParameter, validation } from '../faults.ts';
import { quotas } from '../quotas.ts';
import { type AlarmRecord, alarms } from '../state.ts';

export const putCompositeAlarm: Operation<'cloudwatch', 'PutCompositeAlarm'> = (input, ctx) => {
  const name = input.AlarmName!;
  const known = ctx.get(alarms, name);
  if (known && known.rule === undefined)
    throw validation(`A metric alarm with the name ${name} exists already.`);
  check(input, ctx);
  if (!known) checkQuota(ctx, quotas.alarms, ctx.keys(alarms).length + 1);
  const record: AlarmRecord = {
    ...settingsOf(input, known, ctx),
    rule: input.AlarmRule!,
    ...(input.ActionsSuppressor === undefined
      ? {}
      : {
          suppressor: {
            alarm: input.ActionsSuppressor,
            waitMs: input.ActionsSuppressorWaitPeriod! * 1000,
            extensionMs: input.ActionsSuppressorExtensionPeriod! * 1000,
          },
        }),
    // Of metric alarms.
    periodMs: 60_000,
    evaluationPeriods: 1,
    datapointsToAlarm: 1,
    comparison: 'GreaterThanThreshold',
    treatMissingData: 'missing',
    actedState: known?.actedState ?? 'INSUFFICIENT_DATA',
    evaluatedAt: known?.evaluatedAt,
  };
  saveAlarm(record, known, 'cloudwatch/composite-alarm', ctx);
  return {};
};

function check(input: PutCompositeAlarmCommandInput, ctx: Context): void {
  const { children } = parseRule(input.AlarmRule!);
  const isThere = (alarm: string) => alarm === input.AlarmName || ctx.get(alarms, alarm) !== undefined;
  const unknown = children.filter((child) => !isThere(child));
  if (unknown.length > 0)
    throw validation(
      `Could not save the composite alarm as alarms [${unknown.join(', ')}] in the alarm rule do not exist`,
    );
  const { ActionsSuppressor: suppressor } = input;
  for (const name of ['ActionsSuppressorWaitPeriod', 'ActionsSuppressorExtensionPeriod'] as const) {
    if (suppressor !== undefined && input[name] === undefined)
      throw missingParameter(`The parameter ${name} is required with ActionsSuppressor.`);
    if (suppressor === undefined && input[name] !== undefined)
      throw missingParameter(`The parameter ActionsSuppressor is required with ${name}.`);
    if ((input[name] ?? 0) < 0) throw validation(`${name} must not be negative.`);
  }
  if (suppressor !== undefined && !isThere(nameOfAlarm(suppressor)))
    throw validation(`The ActionsSuppressor alarm ${suppressor} does not exist.`);
  const actions = [
    ...(input.AlarmActions ?? []),
    ...(input.OKActions ?? []),
    ...(input.InsufficientDataActions ?? []),
  ];
  const refused = actions.find((action) => /^(autoscaling|automate|swf|ec2)$/.test(serviceOf(action)));
  if (refused !== undefined)
    throw validation(
      `Invalid use of action ${refused}: composite alarms have no EC2 or Auto Scaling actions.`,
    );
}

const serviceOf = (arn: string) =>
  arn.startsWith('arn:aws:automate') ? 'automate' : (parseArn(arn)?.service ?? '');
