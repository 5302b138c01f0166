// How many connections of clients this machine can hold: each may need another one to a target, and the engine has files
// of its own. AWS has a maximum too, which it does not tell: what comes beyond it is rejected, and counted.
import { report } from 'node:process';

const ownFiles = 1000;
/** Where the system sets no limit, or does not tell. */
const otherwise = 100_000;

export function maxConnections(limits: unknown = openFiles()): number {
  if (typeof limits !== 'number') return otherwise;
  return Math.max(100, Math.floor((limits - ownFiles) / 2));
}

/** The limit on open files, a number or `unlimited`. */
function openFiles(): unknown {
  // Looking up the machine's networks takes long, and nobody asks for them.
  Object.assign(report, { excludeNetwork: true });
  const { userLimits } = report.getReport() as { userLimits?: { open_files?: { soft?: unknown } } };
  return userLimits?.open_files?.soft;
}
