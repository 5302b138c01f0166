// A store's files: complete once `made` lies beside them.
import { execFile } from 'node:child_process';
import { existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

export const isMade = (folder: string): boolean => existsSync(join(folder, 'made'));

/** With their owners and modes. What an engine began to copy and did not finish is copied anew. */
export async function copyFiles(from: string, to: string): Promise<void> {
  if (!isMade(from)) throw new Error('it has no files');
  const unfinished = `${to}-unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  rmSync(to, { recursive: true, force: true });
  await promisify(execFile)('cp', ['-a', from, unfinished]);
  renameSync(unfinished, to);
}
