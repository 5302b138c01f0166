// Where builds work, outside the engine's own folder: what lies above a build's sources must not be found from there,
// neither a `node_modules` nor a git repository. A list in the driver's folder tells what an engine left behind.
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';

export class WorkFolders {
  readonly #file: string;
  readonly #folders = new Set<string>();

  constructor(folder: string) {
    this.#file = join(folder, 'work-folders.json');
  }

  add(folder: string): void {
    this.#folders.add(folder);
    this.#write();
  }

  remove(folder: string): void {
    this.#folders.delete(folder);
    this.#write();
  }

  #write(): void {
    if (this.#folders.size === 0) rmSync(this.#file, { force: true });
    else writeFileSync(this.#file, JSON.stringify([...this.#folders]));
  }
}

/** Removes the folders of builds that an engine on this folder did not end. */
export function sweepWorkFolders(folder: string): void {
  const file = join(folder, 'work-folders.json');
  if (existsSync(file)) {
    for (const work of JSON.parse(readFileSync(file, 'utf8')) as string[])
      if (dirname(work) === tmpdir() && basename(work).startsWith('drydock-build-'))
        rmSync(work, { recursive: true, force: true });
    rmSync(file, { force: true });
  }
  const images = join(folder, 'images');
  if (!existsSync(images)) return;
  for (const name of readdirSync(images))
    if (name.startsWith('partial-')) rmSync(join(images, name), { recursive: true, force: true });
}
