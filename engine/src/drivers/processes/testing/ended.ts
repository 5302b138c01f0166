// Waits until a process that is not a child has ended, by looking for it.
import { processStart } from '../process-table.ts';

/** A killed process ends a moment after the signal. */
export async function ended(pid: number): Promise<void> {
  await until(() => processStart(pid) === undefined);
}

export async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 5));
}
