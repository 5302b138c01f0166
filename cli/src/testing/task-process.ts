// The processes of a system's tasks, for tests that kill them.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { realpathSync } from 'node:fs';
import { eventually, type System } from './system.ts';

/** The process of one of the system's tasks: found by the mark in its environment, which begins with the state folder's. */
export async function killableTask({ state }: System): Promise<{ pid: number }> {
  const folder = createHash('sha256').update(realpathSync(state)).digest('hex').slice(0, 12);
  const marked = new RegExp(`^ *(\\d+) .*DRYDOCK_ENGINE=${folder}/\\w+/[\\w-]+/runtime/`);
  return eventually(async () => {
    const processes = execFileSync('ps', ['axeww', '-o', 'pid=,args='], {
      encoding: 'utf8',
      maxBuffer: 2 ** 26,
    });
    const [, pid] =
      processes
        .split('\n')
        .map((line) => marked.exec(line))
        .find((found) => found) ?? [];
    return pid !== undefined && { pid: Number(pid) };
  });
}
