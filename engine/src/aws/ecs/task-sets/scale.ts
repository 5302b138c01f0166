// The scale of a task set: a share of its service's desired count.
// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Scale.html
import type { Scale } from '@aws-sdk/client-ecs';
import { invalidParameter } from '../faults.ts';
import type { ServiceRecord, TaskSetRecord } from '../state.ts';

/** @returns percent @throws InvalidParameterException */
export function checkedScale({ unit = 'PERCENT', value = 100 }: Scale): number {
  if (unit !== 'PERCENT') throw invalidParameter(`Invalid scale unit: ${unit}. The unit must be PERCENT.`);
  if (!(value >= 0 && value <= 100)) throw invalidParameter('Scale value must be between 0 and 100.');
  return value;
}

/** Rounded up: 50 % of 3 → 2. */
export const computedDesiredCount = (
  { desiredCount }: Pick<ServiceRecord, 'desiredCount'>,
  { scale, draining }: Pick<TaskSetRecord, 'scale' | 'draining'>,
): number => (draining ? 0 : Math.ceil((desiredCount * scale) / 100));
