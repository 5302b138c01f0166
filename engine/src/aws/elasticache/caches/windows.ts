// When a cache is saved and maintained. Memcached is never saved.
// https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateCacheCluster.html
import * as windows from '../../../contracts/managed-stores/windows.ts';

export interface Windows {
  readonly SnapshotWindow?: string | undefined;
  readonly PreferredMaintenanceWindow?: string | undefined;
}

const rules: windows.WindowRules = { daily: 'snapshot', leastMinutes: 60 };

const given = ({ SnapshotWindow: daily, PreferredMaintenanceWindow: weekly }: Windows) => ({ daily, weekly });

/** @throws InvalidParameterValue */
export const checkWindows = (of: Windows): void => windows.checkWindows(given(of), rules);

export function windowsOf(engine: string, of: Windows): Windows {
  const { daily, weekly } = windows.bothWindows(given(of), rules);
  return {
    PreferredMaintenanceWindow: weekly,
    ...(engine !== 'memcached' && { SnapshotWindow: daily }),
  };
}
