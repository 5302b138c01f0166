// When a secret is rotated next. Schedules are in UTC, and rates count from midnight.
// https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotate-secrets_schedule.html
import type { RotationRulesType } from '@aws-sdk/client-secrets-manager';
import { nextOccurrence, parseSchedule } from '../../../kernel/schedule.ts';
import { invalidParameter } from '../faults.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const shortestMs = 4 * hourMs;

/** @throws InvalidParameterException */
export function checkRules({ AutomaticallyAfterDays, ScheduleExpression }: RotationRulesType): void {
  if (AutomaticallyAfterDays !== undefined && ScheduleExpression !== undefined)
    throw invalidParameter('You cannot specify both rotation frequency and schedule expression together.');
  if (ScheduleExpression === undefined) return;
  const schedule = parse(ScheduleExpression);
  if (!schedule || schedule.kind === 'at')
    throw invalidParameter('The rotation schedule expression is not valid.');
  if (schedule.kind === 'rate' && schedule.everyMs < shortestMs)
    throw invalidParameter('You can rotate a secret at most every four hours.');
}

/** When the window after `now` opens; undefined of rules without a schedule. */
export function nextRotation(rules: RotationRulesType, now: number): number | undefined {
  const expression = expressionOf(rules);
  if (expression === undefined) return undefined;
  return nextOccurrence(parse(expression)!, now, { from: midnightBefore(now) });
}

/** When the window that opens at `start` closes: DescribeSecret shows that. */
export function endOfWindow({ Duration, ...rules }: RotationRulesType, start: number): number {
  if (Duration !== undefined) return start + Number.parseInt(Duration, 10) * hourMs;
  const isInHours = /^rate\(\d+ hours?\)$|^cron\(\S+ (\S*[*/,-]\S*) /.test(expressionOf(rules) ?? '');
  return isInHours ? start + hourMs : midnightBefore(start) + dayMs - 1_000;
}

/** Secrets Manager also takes `/8` for `0/8`. */
const parse = (expression: string) => parseSchedule(expression.replaceAll(' /', ' 0/'));

const midnightBefore = (at: number) => Math.floor(at / dayMs) * dayMs;

function expressionOf({
  AutomaticallyAfterDays: days,
  ScheduleExpression,
}: RotationRulesType): string | undefined {
  if (days === undefined) return ScheduleExpression;
  return days === 1 ? 'rate(1 day)' : `rate(${days} days)`;
}
