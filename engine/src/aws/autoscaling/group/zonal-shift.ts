// A group that is shifted away from a zone: while that lasts, it launches in its other zones, is not balanced, and does not shrink
// by its scaling policies. Its instances in the zone stay.
// https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-zonal-shift.html
import { appliedShifts } from '../../../contracts/zonal-shifts.ts';
import type { Reader } from '../../../kernel/table.ts';
import type { GroupRecord } from '../state.ts';

type Shiftable = Pick<GroupRecord, 'AutoScalingGroupARN' | 'recorded'>;

/** The zone's name; undefined while there is no shift, or while the group has not enabled them. */
export function shiftedFrom({ AutoScalingGroupARN, recorded }: Shiftable, state: Reader): string | undefined {
  if (!recorded.AvailabilityZoneImpairmentPolicy?.ZonalShiftEnabled) return undefined;
  return state.get(appliedShifts, AutoScalingGroupARN)?.zone;
}
