// `drydock down`: ends the engine and every task. The state stays, for `drydock up` to resume, unless purged.
import { existsSync, rmSync } from 'node:fs';
import { defineCommand } from '../command-line/command.ts';
import { exitCodes } from '../command-line/exit-code.ts';
import { confirmWith } from '../confirm/confirm.ts';
import { awsDown } from '../down/aws-down.ts';
import { UsageError, UserError } from '../errors/user-error.ts';
import { isStateFolder } from '../targets/engine/state-folder.ts';
import { stopEngine } from '../targets/engine/stop.ts';
import { targetFlags } from './shared-flags.ts';

export const down = defineCommand({
  name: 'down',
  summary: 'End the engine and every task',
  description: [
    'Ends the engine and every task. `drydock up` resumes the same system, unless it was purged.',
    'With `--target aws`: says what will be deleted and what stays, asks, and deletes the stacks of this folder, the service first.',
  ],
  flags: {
    purge: {
      kind: 'switch',
      summary: 'Remove the state folder too. A folder that does not look like one is left alone.',
    },
    yes: { kind: 'switch', short: 'y', summary: 'With `--target aws`: agree beforehand to what is deleted.' },
    ...targetFlags,
  },
  examples: [
    { line: 'down', explains: 'To resume later.' },
    { line: 'down --purge', explains: 'Nothing remains.' },
  ],
  exits: ['0 also when no engine was running; 1 when the folder to purge is not a state folder.'],
  async *run(options, context) {
    const { state, purge } = options;
    const { clock } = context;
    if (options.target === 'aws') {
      if (purge) throw new UsageError('--purge is about the state of an engine; AWS has none.', 'down');
      return yield* awsDown(context, options, confirmWith(options.yes));
    }
    const wasRunning = await stopEngine(state, clock);
    if (purge && existsSync(state)) {
      // A folder that is not ours, named by a slip of --state, must survive.
      if (!isStateFolder(state)) {
        throw new UserError(`${state} does not look like a Drydock state folder: nothing was removed.`);
      }
      rmSync(state, { recursive: true, force: true });
    }
    yield { code: 'engine-down', wasRunning, state, isPurged: purge };
    return exitCodes.ok;
  },
});
