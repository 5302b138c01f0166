// When a database is backed up and maintained.
import * as windows from '../../../contracts/managed-stores/windows.ts';

export interface Windows {
  readonly PreferredBackupWindow?: string | undefined;
  readonly PreferredMaintenanceWindow?: string | undefined;
}

const rules: windows.WindowRules = { daily: 'backup', leastMinutes: 30 };

const given = ({ PreferredBackupWindow: daily, PreferredMaintenanceWindow: weekly }: Windows) => ({
  daily,
  weekly,
});

/** @throws InvalidParameterValue */
export const checkWindows = (of: Windows): void => windows.checkWindows(given(of), rules);

export function windowsOf(of: Windows): Required<Windows> {
  const { daily, weekly } = windows.bothWindows(given(of), rules);
  return { PreferredMaintenanceWindow: weekly, PreferredBackupWindow: daily };
}

export const nextMaintenance = (weekly: string, now: number): number =>
  windows.nextMaintenance(weekly, now, rules);
