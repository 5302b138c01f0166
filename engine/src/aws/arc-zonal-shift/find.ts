import type { Reader } from '../../kernel/table.ts';
import { noConfiguration, notActive, shiftNotFound } from './faults.ts';
import { type ConfigurationRecord, configurations, type ShiftRecord, shifts } from './state.ts';

/** @throws ResourceNotFoundException, or ConflictException when it has expired or was canceled */
export function requireActiveShift(state: Reader, id: string): ShiftRecord {
  const shift = state.get(shifts, id);
  if (!shift) throw shiftNotFound(id);
  if (shift.status !== 'ACTIVE') throw notActive(id);
  return shift;
}

/** @throws ConflictException */
export function requireConfiguration(state: Reader, resource: string): ConfigurationRecord {
  const found = state.get(configurations, resource);
  if (!found) throw noConfiguration(resource);
  return found;
}
