// https://docs.aws.amazon.com/arc-zonal-shift/latest/api/API_StartZonalShift.html#API_StartZonalShift_Errors
import { AwsFault } from '../../kernel/faults.ts';

const withReason =
  (code: string, status: number) =>
  (reason: string, message: string, more: object = {}): AwsFault =>
    new AwsFault({ code, status, message, members: { reason, ...more } });

export const invalid = withReason('ValidationException', 400);
const conflict = withReason('ConflictException', 409);

export const resourceNotFound = (identifier: string): AwsFault =>
  new AwsFault({
    code: 'ResourceNotFoundException',
    status: 404,
    message: `The resource ${identifier} is not a managed resource: zonal shift is for load balancers whose attribute zonal_shift.config.enabled is true, and for Auto Scaling groups whose AvailabilityZoneImpairmentPolicy enables it.`,
  });
export const shiftNotFound = (id: string): AwsFault =>
  new AwsFault({
    code: 'ResourceNotFoundException',
    status: 404,
    message: `The zonal shift ${id} does not exist.`,
  });
export const alreadyShifted = (resource: string, zonalShiftId: string): AwsFault =>
  conflict('ZonalShiftAlreadyExists', `There is already an active zonal shift for ${resource}.`, {
    zonalShiftId,
  });
export const notActive = (zonalShiftId: string): AwsFault =>
  conflict('ZonalShiftStatusNotActive', `The zonal shift ${zonalShiftId} is not active.`, { zonalShiftId });

export const configurationExists = (resource: string): AwsFault =>
  conflict('PracticeConfigurationAlreadyExists', `${resource} has a practice run configuration already.`);

export const noConfiguration = (resource: string): AwsFault =>
  conflict('PracticeConfigurationDoesNotExist', `${resource} has no practice run configuration.`);

export const autoshiftEnabled = (resource: string): AwsFault =>
  conflict('AutoShiftEnabled', `Zonal autoshift is enabled for ${resource}: disable it first.`);

/** @param reason for example `PracticeOutcomeAlarmsRed` */
export const practiceBlocked = (reason: string, message: string): AwsFault => conflict(reason, message);
