// Why an alarm is in its state, in AWS's words.
import type { ComparisonOperator, StateValue } from '@aws-sdk/client-cloudwatch';
import type { AlarmRecord } from '../state.ts';
import { datapointTime } from '../time.ts';
import type { Verdict } from './evaluate.ts';

const comparisonText: Readonly<Partial<Record<ComparisonOperator, string>>> = {
  GreaterThanOrEqualToThreshold: 'greater than or equal to',
  GreaterThanThreshold: 'greater than',
  LessThanThreshold: 'less than',
  LessThanOrEqualToThreshold: 'less than or equal to',
};

/** @param newest when the period of the verdict's newest datapoint began, milliseconds */
export function stateReason(alarm: AlarmRecord, { state, used, breaching }: Verdict, newest: number): string {
  const n = alarm.evaluationPeriods;
  if (used.length === 0) {
    const treated = alarm.treatMissingData === 'breaching' ? '[Breaching]' : '[NonBreaching]';
    return state === 'INSUFFICIENT_DATA'
      ? `Insufficient Data: ${n} ${n === 1 ? 'datapoint was' : 'datapoints were'} unknown.`
      : `Threshold Crossed: no datapoints were received for ${n} period${n === 1 ? '' : 's'} and ${n} missing datapoint${n === 1 ? ' was' : 's were'} treated as ${treated}.`;
  }
  const datapoints = used
    .map((value, i) => `${round(value)} (${datapointTime(newest - i * alarm.periodMs)})`)
    .join(', ');
  const counted = state === 'ALARM' ? breaching : used.length - breaching;
  const not = state === 'ALARM' ? '' : 'not ';
  const verb = counted === 1 ? 'was' : 'were';
  return (
    `Threshold Crossed: ${counted} out of the last ${n} datapoints [${datapoints}] ${verb} ${not}${comparisonText[alarm.comparison]} ` +
    `the threshold (${round(alarm.threshold ?? 0)}) (minimum ${needed(alarm, state)} datapoint${needed(alarm, state) === 1 ? '' : 's'} for ${transition(state)} transition).`
  );
}

const needed = ({ datapointsToAlarm: m, evaluationPeriods: n }: AlarmRecord, state: StateValue) =>
  state === 'ALARM' ? m : n - m + 1;

const transition = (state: StateValue) => (state === 'ALARM' ? 'OK -> ALARM' : 'ALARM -> OK');

/** AWS writes at least one decimal: 31 as `31.0`. */
const round = (value: number) =>
  Number.isInteger(value) ? `${value}.0` : String(Number(value.toPrecision(12)));
