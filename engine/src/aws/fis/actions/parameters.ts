// Parameters that several actions have.
import { isInRange, parseDuration } from '../duration.ts';
import type { ActionParameter } from './fault-action.ts';

const second = 1000;

/** Most actions take a minute to twelve hours. */
export const duration: ActionParameter = {
  description: 'The duration, from one minute to 12 hours (ISO 8601 duration)',
  required: true,
  refuse: (value) => refuseDuration(value, 60 * second, 'one minute to 12 hours'),
};

/** Those on ECS tasks name no least duration. */
export const taskDuration: ActionParameter = {
  ...duration,
  description: 'The duration of the test (ISO 8601 duration)',
  refuse: (value) => refuseDuration(value, second, 'one second to 12 hours'),
};

export function refuseDuration(
  value: string,
  fromMs: number,
  range: string,
  toMs = 12 * 3600 * second,
): string | undefined {
  const ms = parseDuration(value);
  if (ms === undefined) return `must be an ISO 8601 duration such as PT5M, not '${value}'`;
  return isInRange(ms, fromMs, toMs) ? undefined : `must be from ${range}, not '${value}'`;
}

export const numberFrom =
  (from: number, to: number) =>
  (value: string): string | undefined =>
    /^\d+$/.test(value) && Number(value) >= from && Number(value) <= to
      ? undefined
      : `must be a whole number from ${from} to ${to}, not '${value}'`;

export const oneOf =
  (...allowed: readonly string[]) =>
  (value: string): string | undefined =>
    allowed.includes(value) ? undefined : `must be one of ${allowed.join(', ')}, not '${value}'`;

/** What AWS installs in the container of its agent; nothing is installed here. */
export const installDependencies: ActionParameter = {
  description:
    'Whether Systems Manager installs the required dependencies, if they are not installed already',
  value: 'True',
  refuse: (value) => oneOf('true', 'false')(value.toLowerCase()),
};

export const useEcsFaultInjectionEndpoints: ActionParameter = {
  description: 'Whether the fault injection endpoints of the ECS agent are used',
  value: 'false',
  refuse: (value) => oneOf('true', 'false')(value.toLowerCase()),
};

/** Values separated by commas, with or without spaces. */
export const listOf = (text = ''): string[] =>
  text
    .split(',')
    .map((each) => each.trim())
    .filter(Boolean);
