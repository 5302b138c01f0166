// How many client connections this machine can hold: each may need another one to a target, and the engine has files
// of its own. AWS has a maximum too, which it does not publish: connections beyond it are rejected, and counted.
import { report } from 'node:process';

const ownFiles = 1000;
/** Used when the system sets no limit, or does not report one. */
const otherwise = 100_000;

export function maxConnections(limits: unknown = openFiles()): number {
  if (typeof limits !== 'number') return otherwise;
  return Math.max(100, Math.floor((limits - ownFiles) / 2));
}

/** The limit on open files, a number or `unlimited`. */
function openFiles(): unknown {
  // Collecting the machine's networks is slow, and not needed here.
  Object.assign(report, { excludeNetwork: true });
  const { userLimits } = report.getReport() as { userLimits?: { open_files?: { soft?: unknown } } };
  return userLimits?.open_files?.soft;
}
