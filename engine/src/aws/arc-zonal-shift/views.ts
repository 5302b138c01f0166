// Zonal shifts and managed resources as the API returns them.
import type { Context } from '../../kernel/context.ts';
import type { ManagedResource } from './managed-resources.ts';
import { activeShifts, type ConfigurationRecord, configurations, type ShiftRecord } from './state.ts';

export const shiftView = ({
  id,
  resource,
  awayFrom,
  startTime,
  expiryTime,
  status,
  comment,
}: ShiftRecord) => ({
  zonalShiftId: id,
  resourceIdentifier: resource,
  awayFrom,
  startTime: new Date(startTime),
  expiryTime: new Date(expiryTime),
  status,
  comment,
});

export const shiftSummary = (record: ShiftRecord) => ({
  ...shiftView(record),
  ...(record.practice
    ? { shiftType: 'PRACTICE_RUN' as const, practiceRunOutcome: record.practice.outcome }
    : { shiftType: 'ZONAL_SHIFT' as const }),
});

/** Of every zone: 0 for the one that traffic is shifted away from. */
export function resourceView({ arn, name, zones }: ManagedResource, ctx: Context) {
  const active = ctx.by(activeShifts, arn);
  return {
    arn,
    name,
    appliedWeights: Object.fromEntries(
      [...zones.keys()].map((id) => [id, active.some(({ awayFrom }) => awayFrom === id) ? 0 : 1]),
    ),
    zonalShifts: active.map((record) => {
      const { status: _, ...shift } = shiftSummary(record);
      return { ...shift, appliedStatus: 'APPLIED' as const };
    }),
    autoshifts: [],
    zonalAutoshiftStatus: ctx.get(configurations, arn)?.autoshift ?? ('DISABLED' as const),
  };
}

/** What creates, changes and deletes a practice run configuration returns this. */
export const configurationView = (
  { arn, name }: ManagedResource,
  { practice, autoshift }: Pick<ConfigurationRecord, 'practice' | 'autoshift'>,
) => ({ arn, name, zonalAutoshiftStatus: autoshift, practiceRunConfiguration: practice });
