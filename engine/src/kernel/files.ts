// Files of the engine's own: written beside and renamed, so that nobody ever reads half of one, and read with care.
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';

/** Replaces a file as a whole, readable by its owner only. */
export function replaceFile(path: string, data: string | Uint8Array): void {
  const partial = `${path}.${process.pid}.partial`;
  try {
    writeFileSync(partial, data, { mode: 0o600 });
    renameSync(partial, path);
  } catch (error) {
    rmSync(partial, { force: true });
    throw error;
  }
}

/**
 * The JSON in a file; undefined when there is none. What cannot be read as JSON is set aside as `<path>.broken` and
 * reported once: what it held is lost, and the engine starts all the same.
 */
export function readJsonFile<T>(path: string, report: (line: string) => void = () => {}): T | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as T;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    rmSync(`${path}.broken`, { recursive: true, force: true });
    renameSync(path, `${path}.broken`);
    report(`${path} could not be read and is now ${path}.broken.`);
    return undefined;
  }
}
