// https://docs.aws.amazon.com/r53recovery/latest/dg/eventbridge-zonal-autoshift.html
import type { AwsEvent } from '../../contracts/aws-event.ts';
import type { Context } from '../../kernel/context.ts';
import type { ShiftRecord } from './state.ts';

declare module '../../kernel/registry.ts' {
  interface Events {
    'arc-zonal-shift/shift': AwsEvent<ShiftEvent>;
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
  { resource, awayFrom, comment }: ShiftRecord,
): void {
  ctx.publish('arc-zonal-shift/shift', () => ({
    detailType: `Manual Shift ${change}`,
    resources: [resource],
    detail: { version: '0.0.1', data: '', metadata: { awayFrom, notes: comment } },
  }));
}
