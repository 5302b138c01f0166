// https://docs.aws.amazon.com/r53recovery/latest/dg/eventbridge-zonal-autoshift.html
import type { AwsEvent } from '../../contracts/aws-event.ts';
import type { Context } from '../../kernel/context.ts';
import type { ShiftRecord } from './state.ts';

declare module '../../kernel/registry.ts' {
  interface Events {
    'arc-zonal-shift/shift': AwsEvent<ShiftEvent>;
    'arc-zonal-shift/practice-run': AwsEvent<ShiftEvent>;
  }
}

export interface ShiftEvent {
  readonly version: '0.0.1';
  readonly data: '';
  readonly metadata: { readonly awayFrom: string; readonly notes: string };
}

export function publishShift(
  ctx: Context,
  change: 'Started' | 'Updated' | 'Canceled',
  shift: ShiftRecord,
): void {
  ctx.publish('arc-zonal-shift/shift', () => eventOf(`Manual Shift ${change}`, shift));
}

export function publishPracticeRun(
  ctx: Context,
  change: 'Started' | 'Succeeded' | 'Failed' | 'Interrupted',
  shift: ShiftRecord,
): void {
  ctx.publish('arc-zonal-shift/practice-run', () => eventOf(`Practice Run ${change}`, shift));
}

const eventOf = (detailType: string, { resource, awayFrom, comment }: ShiftRecord): AwsEvent<ShiftEvent> => ({
  detailType,
  resources: [resource],
  detail: { version: '0.0.1', data: '', metadata: { awayFrom, notes: comment } },
});
