// `drydock init`: writes into the repository what `up` keeps outside of it.
import { existsSync, mkdirSync, realpathSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { stackNameOf } from '../adopt/container-system.ts';
import { detect } from '../adopt/detect.ts';
import { readFolder } from '../adopt/folder.ts';
import { writtenFiles } from '../adopt/written-files.ts';
import { defineCommand } from '../command-line/command.ts';
import { exitCodes } from '../command-line/exit-code.ts';
import { UserError } from '../errors/user-error.ts';
import { repositoryOf } from '../targets/engine/state-folder.ts';
import { serviceFlags } from './shared-flags.ts';

export const init = defineCommand({
  name: 'init',
  summary: 'Write the infrastructure into this repository',
  description: [
    "Writes what `drydock up` otherwise keeps outside the tree: the reference templates with this service's port, health check and size as defaults, the buildspec, and a Dockerfile where there is none. `up` then takes them, and the same files deploy to AWS. No file that exists is changed: if one of them is there, nothing is written.",
  ],
  flags: serviceFlags,
  examples: [{ line: 'init --health-path /healthz', explains: 'Then commit, and `drydock up`.' }],
  exits: ['1 when there is no service to write it for, or one of the files exists.'],
  async *run({ 'health-path': healthPath, 'container-port': port, count, cpu, memory }) {
    const folder = realpathSync(process.cwd());
    const root = repositoryOf(folder);
    if (root !== folder) {
      throw new UserError(`Run it in ${root}: a pipeline takes its files from the root of the repository.`);
    }
    const found = detect(readFolder(folder));
    if (found.kind !== 'container') {
      throw new UserError(
        found.kind === 'nothing'
          ? [
              'There is no service here. It looked for:',
              ...found.reasons.map((reason) => `  ${reason}`),
            ].join('\n')
          : `This is ${found.title}: it describes its own infrastructure.`,
      );
    }
    const finding = port === undefined ? found : { ...found, port };
    const files = writtenFiles(finding, { count, cpu, memory }, healthPath);
    const existing = Object.keys(files).filter((path) => existsSync(join(folder, path)));
    if (existing.length > 0) {
      throw new UserError(`Nothing was written, because these exist: ${existing.join(', ')}.`);
    }
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    yield { code: 'files-written', name: stackNameOf(basename(folder)), files: Object.keys(files) };
    return exitCodes.ok;
  },
});
