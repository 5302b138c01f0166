// `drydock down`: ends the engine and every task. The state stays, for `drydock up` to resume, unless purged.
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Options } from '../command-line.ts';
import { Complaint } from '../complaint.ts';
import { stopEngine } from '../engine/stop.ts';

export async function down({ state, purge }: Options): Promise<number> {
  const running = await stopEngine(state);
  if (!purge) {
    console.log(
      running ? `Down. \`drydock up\` resumes it from ${state}.` : `No engine was running on ${state}.`,
    );
    return 0;
  }
  if (existsSync(state)) {
    // A folder that is not ours, named by a slip of --state, must survive.
    const ours = ['state.sqlite', 'engine.log', 'source.git'].some((name) => existsSync(join(state, name)));
    if (!ours)
      throw new Complaint(`${state} does not look like a Drydock state folder: nothing was removed.`);
    rmSync(state, { recursive: true, force: true });
  }
  console.log(`Down, and ${state} is gone.`);
  return 0;
}
