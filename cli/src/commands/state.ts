// `drydock state ACTION [FILE]`: checks the state of an engine, or moves it.
import { resolve } from 'node:path';
import { defineCommand } from '../command-line/command.ts';
import { exitCodes } from '../command-line/exit-code.ts';
import { UsageError } from '../errors/user-error.ts';
import { type StateAction, stateArguments } from '../targets/engine/entry.ts';
import { runEngineProgram } from '../targets/engine/run-program.ts';
import { stateFlag } from './shared-flags.ts';

const actions: readonly StateAction[] = ['check', 'export', 'import'];

interface Check {
  readonly rows: number;
  readonly records: number;
  readonly blobs: number;
  readonly problems: readonly string[];
}

export const state = defineCommand({
  name: 'state',
  summary: 'Check the state folder, or move it to another machine',
  description: [
    '`check` reads every record and every blob, and reports what is wrong. `export` writes the state to one file, and `import` makes a state folder of such a file; the folder must be absent or empty.',
    'No engine may run on the folder meanwhile: end it with `drydock down`. The file holds what the state holds, private keys and secrets included; only its owner can read it.',
  ],
  operands: [
    { name: 'ACTION', summary: actions.join(', '), choices: actions },
    { name: 'FILE', summary: 'The file to write or to read, with `export` and `import`.', isOptional: true },
  ],
  flags: { ...stateFlag },
  examples: [
    { line: 'state check', explains: 'Is everything there that should be?' },
    { line: 'state export cloud.tar', explains: 'To keep it, or to move it.' },
    { line: 'state import cloud.tar --state copy', explains: 'Beside the state that is there.' },
  ],
  exits: ['`state check` exits with 1 when something is wrong.'],
  async *run({ state }, _context, [action, file]) {
    if (action === 'check') {
      if (file !== undefined) throw new UsageError('drydock state check takes no FILE.', 'state');
      const check = (await run(state, 'check')) as Check;
      yield { code: 'state-checked', state, ...check };
      return check.problems.length > 0 ? exitCodes.failed : exitCodes.ok;
    }
    if (file === undefined) throw new UsageError(`drydock state ${action} needs a FILE.`, 'state');
    const path = resolve(file);
    if (action === 'export') {
      const { sizeBytes } = (await run(state, 'export', path)) as { readonly sizeBytes: number };
      yield { code: 'state-exported', state, file: path, sizeBytes };
    } else {
      await run(state, 'import', path);
      yield { code: 'state-imported', state, file: path };
    }
    return exitCodes.ok;
  },
});

const run = (folder: string, action: StateAction, file?: string) =>
  runEngineProgram(stateArguments(folder, action, file), `The state in ${folder} could not be read.`);
