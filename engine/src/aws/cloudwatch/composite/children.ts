// Which alarms a composite alarm depends on, and which composite alarms depend on an alarm.
import type { Reader } from '../../../kernel/table.ts';
import { type AlarmRecord, alarms, compositeAlarms } from '../state.ts';
import { nameOfAlarm, parseRule } from './rule.ts';

export const childrenOf = ({ rule }: AlarmRecord): readonly string[] =>
  rule === undefined ? [] : parseRule(rule).children;

/** Those that have it in their rules. */
export const parentsOf = (state: Reader, name: string): readonly AlarmRecord[] =>
  state.by(compositeAlarms, 'all').filter((alarm) => childrenOf(alarm).includes(name));

/** Those that have it in their rules, or as their suppressor. */
export const concerned = (state: Reader, name: string): readonly AlarmRecord[] =>
  state
    .by(compositeAlarms, 'all')
    .filter(
      (alarm) =>
        childrenOf(alarm).includes(name) ||
        (alarm.suppressor !== undefined && nameOfAlarm(alarm.suppressor.alarm) === name),
    );

/** Composite alarms that depend on each other in a circle are not evaluated, as on AWS. */
export function isCircular(state: Reader, alarm: AlarmRecord): boolean {
  const seen = new Set<string>();
  const open = [...childrenOf(alarm)];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (name === alarm.name) return true;
    if (seen.has(name)) continue;
    seen.add(name);
    const child = state.get(alarms, name);
    if (child) open.push(...childrenOf(child));
  }
  return false;
}
