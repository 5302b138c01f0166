// `npm run pack`: the package `drydock` as a tarball, in the current folder or the one that is named.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { developmentCommand } from '../development-command.ts';
import { stagePackage } from './stage.ts';

const {
  positionals: [target = '.'],
} = developmentCommand({
  name: 'pack',
  summary: 'Makes the package `drydock` as a tarball, in the current folder or the one that is named',
  operands: '[FOLDER]',
  options: {},
});
console.log('Collecting what the package needs: this takes a while.');
mkdirSync(resolve(target), { recursive: true });
const folder = mkdtempSync(join(tmpdir(), 'drydock-pack-'));
try {
  stagePackage(folder);
  const [packed] = JSON.parse(
    execFileSync('npm', ['pack', folder, '--json', '--pack-destination', resolve(target)], {
      encoding: 'utf8',
      shell: process.platform === 'win32',
    }),
  );
  const mb = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`;
  console.log(
    `${join(resolve(target), packed.filename)}: ${mb(packed.size)}, installed ${mb(packed.unpackedSize)} in ${packed.entryCount} files`,
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
