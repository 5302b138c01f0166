// The package as `npm pack` makes it, for what is measured with it installed.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { stagePackage } from '../../../scripts/package/stage.ts';

/** Returns the tarball's path. @throws when npm fails */
export function packInto(folder: string): string {
  const staged = join(folder, 'staged');
  stagePackage(staged);
  const { status, stdout, stderr } = npm(folder, 'pack', staged, '--json');
  if (status !== 0) throw new Error(`npm pack: ${stderr}`);
  const [{ filename }] = JSON.parse(stdout) as [{ filename: string }];
  return join(folder, filename);
}

export function npm(cwd: string, ...args: readonly string[]) {
  return spawnSync('npm', args, { cwd, encoding: 'utf8' });
}
