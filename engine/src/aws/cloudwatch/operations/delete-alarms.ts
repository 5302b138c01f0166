// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_DeleteAlarms.html
import type { Operation } from '../../../kernel/context.ts';
import { alarmNotFound } from '../faults.ts';
import { alarms } from '../state.ts';

/** All or nothing, as on AWS: an unknown name among several deletes none. */
export const deleteAlarms: Operation<'cloudwatch', 'DeleteAlarms'> = (input, ctx) => {
  const names = input.AlarmNames!;
  const unknown = names.find((name) => !ctx.get(alarms, name));
  // A single unknown alarm is no error; AWS answers one only when others are named with it.
  if (unknown !== undefined && names.length > 1) throw alarmNotFound(unknown);
  for (const name of names) ctx.delete(alarms, name);
  return {};
};
