// Waits until a process of somebody else is gone: nobody tells of its end, so it is looked for.
import { processStart } from '../process-table.ts';

/** A killed process is gone a moment after the signal. */
export async function ended(pid: number): Promise<void> {
  await until(() => processStart(pid) === undefined);
}

export async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 5));
}
