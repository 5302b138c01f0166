// The mark that every process of an engine carries in its environment from before it exists, and that its children
// inherit: whoever sweeps needs no record of what was started, which a killed engine may not have written.
import { createHash } from 'node:crypto';
import { existsSync, realpathSync } from 'node:fs';
import { resolve } from 'node:path';

export const markVariable = 'DRYDOCK_ENGINE';

/**
 * The beginning of every mark of a state folder. It follows from the folder's path, so that what an engine left can be
 * found after the folder is gone.
 */
export function stateMark(folder: string): string {
  const path = existsSync(folder) ? realpathSync(folder) : resolve(folder);
  return createHash('sha256').update(path).digest('hex').slice(0, 12);
}

/**
 * What a process's environment gets. Marks are paths, `<state>/<start>/<region>/<driver>/<unit>`: a sweep names as much
 * of one as it means. An engine that runs inside another's task passes the outer mark on, so that both find its processes.
 */
export function markEnvironment(mark: string): Record<string, string> {
  const outer = process.env[markVariable];
  return { [markVariable]: outer ? `${outer},${mark}` : mark };
}

/** Whether a process whose mark variable has this value belongs to the unit, or to anything inside it. */
export function isMarked(value: string, mark: string): boolean {
  return value.split(',').some((each) => each === mark || each.startsWith(`${mark}/`));
}
