// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_DeleteAlarms.html
import type { Operation } from '../../../kernel/context.ts';
import { parentsOf } from '../composite/children.ts';
import { publishConfigurationChange } from '../events.ts';
import { alarmNotFound, validation } from '../faults.ts';
import { alarms, evaluations } from '../state.ts';

/** All or nothing, as on AWS: when one of several names is unknown, none is deleted. */
export const deleteAlarms: Operation<'cloudwatch', 'DeleteAlarms'> = (input, ctx) => {
  const names = input.AlarmNames!;
  const unknown = names.find((name) => !ctx.get(alarms, name));
  // A single unknown alarm is not an error: AWS returns one only when the request names others as well.
  if (unknown !== undefined && names.length > 1) throw alarmNotFound(unknown);
  for (const name of names) {
    const parents = parentsOf(ctx, name).filter((parent) => !names.includes(parent.name));
    if (parents.length > 0)
      throw validation(
        `Cannot delete ${name} as there are composite alarm(s) depending on it. ${parents.map((one) => one.name).join(', ')}`,
      );
  }
  for (const name of names) {
    const alarm = ctx.get(alarms, name);
    if (alarm) publishConfigurationChange('delete', alarm, undefined, ctx);
    ctx.delete(alarms, name);
    ctx.delete(evaluations, name);
  }
  return {};
};
