// https://docs.aws.amazon.com/arc-zonal-shift/latest/api/API_StartPracticeRun.html
import type { Operation } from '../../../kernel/context.ts';
import { publishPracticeRun } from '../events.ts';
import { alreadyShifted } from '../faults.ts';
import { requireConfiguration } from '../find.ts';
import { requireManagedResource, requireZone } from '../managed-resources.ts';
import { checkMayStart } from '../practice-runs/blockers.ts';
import { activeShifts, type ShiftRecord, shifts } from '../state.ts';
import { shiftView } from '../views.ts';

const longMs = 30 * 60_000;

export const startPracticeRun: Operation<'arc-zonal-shift', 'StartPracticeRun'> = (input, ctx) => {
  const resource = requireManagedResource(input.resourceIdentifier!, ctx);
  const { arn } = resource;
  const zone = requireZone(resource, input.awayFrom!);
  const { practice } = requireConfiguration(ctx, arn);
  const [before] = ctx.by(activeShifts, arn);
  if (before) throw alreadyShifted(arn, before.id);
  checkMayStart(practice, ctx);
  const record: ShiftRecord = {
    id: ctx.ids.uuid(),
    resource: arn,
    awayFrom: input.awayFrom!,
    zone,
    startTime: ctx.now,
    expiryTime: ctx.now + longMs,
    status: 'ACTIVE',
    comment: input.comment!,
    practice: { outcome: 'PENDING' },
  };
  ctx.put(shifts, record.id, record);
  publishPracticeRun(ctx, 'Started', record);
  return shiftView(record);
};
