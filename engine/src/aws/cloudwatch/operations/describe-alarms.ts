// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_DescribeAlarms.html
import type { Context, Operation } from '../../../kernel/context.ts';
import { page } from '../../../kernel/page.ts';
import { childrenOf, parentsOf } from '../composite/children.ts';
import { invalidCombination, invalidParameter } from '../faults.ts';
import { requireAlarm } from '../find.ts';
import { type AlarmRecord, alarms } from '../state.ts';
import { alarmView, compositeAlarmView } from '../views.ts';

export const describeAlarms: Operation<'cloudwatch', 'DescribeAlarms'> = (input, ctx) => {
  // Metric alarms alone, unless the request says otherwise.
  const types = input.AlarmTypes?.length ? input.AlarmTypes : ['MetricAlarm'];
  const { ChildrenOfAlarmName: parent, ParentsOfAlarmName: child } = input;
  const related = parent === undefined && child === undefined ? undefined : relatedTo(ctx, { parent, child });
  const names = input.AlarmNames?.length ? new Set(input.AlarmNames) : undefined;
  const named = names && [...names].flatMap((name) => ctx.get(alarms, name) ?? []);
  const matching = (named ?? ctx.all(alarms))
    .filter(({ name, rule }) =>
      related
        ? related.includes(name)
        : types.includes(rule === undefined ? 'MetricAlarm' : 'CompositeAlarm'),
    )
    .filter(({ name }) => name.startsWith(input.AlarmNamePrefix ?? ''))
    .filter(({ state }) => !input.StateValue || state === input.StateValue)
    .filter((alarm) => {
      const actions = [...alarm.alarmActions, ...alarm.okActions, ...alarm.insufficientDataActions];
      return actions.some((action) => action.startsWith(input.ActionPrefix ?? '')) || !input.ActionPrefix;
    });
  const result = page(matching, ({ name }) => name, input.MaxRecords ?? 50, input.NextToken);
  if (!result) throw invalidParameter('Invalid nextToken');
  const isComposite = ({ rule }: AlarmRecord) => rule !== undefined;
  return {
    CompositeAlarms: result.items.filter(isComposite).map(compositeAlarmView),
    MetricAlarms: result.items.filter((alarm) => !isComposite(alarm)).map(alarmView),
    NextToken: result.nextToken,
  };
};

function relatedTo(
  ctx: Context,
  { parent, child }: { parent: string | undefined; child: string | undefined },
): readonly string[] {
  if (parent !== undefined && child !== undefined)
    throw invalidCombination('ChildrenOfAlarmName and ParentsOfAlarmName are mutually exclusive.');
  if (child !== undefined) return parentsOf(ctx, child).map(({ name }) => name);
  return childrenOf(requireAlarm(ctx, parent!));
}
