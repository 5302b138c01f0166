// A folder as detection sees it: names and texts, nothing else, so that detection is a function of them.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';

export interface Folder {
  /** The folder's own name. */
  readonly name: string;
  /** Paths of its files, sorted, with `/` between the parts: those that are a person's, not dependencies or output. */
  readonly files: readonly string[];
  /** The workspaces that this folder is one of, or else the repository that it lies in. */
  readonly above?: FolderAbove;
  /** A file's text; undefined where there is none or it is too large to be written by a person. */
  read(path: string): string | undefined;
}

export interface FolderAbove {
  readonly folder: Folder;
  /** Its absolute path. */
  readonly at: string;
  /** Where in it the folder below lies, with `/` between the parts. */
  readonly place: string;
  /** Packages below are installed and built from it. */
  readonly hasWorkspaces: boolean;
}

/** Folders that hold what tools write. */
const skipped = new Set(['node_modules', 'dist', 'build', 'out', 'cdk.out', 'coverage', 'vendor', 'venv']);
const mostFiles = 3000;
const deepest = 4;
const largestBytes = 512 * 1024;

/** @param path absolute */
export function readFolder(path: string): Folder {
  const files: string[] = [];
  const walk = (below: string, depth: number) => {
    for (const entry of readdirSync(join(path, below), { withFileTypes: true })) {
      if (files.length >= mostFiles) return;
      const file = below === '' ? entry.name : `${below}/${entry.name}`;
      if (entry.isFile()) files.push(file);
      else if (
        entry.isDirectory() &&
        depth < deepest &&
        !entry.name.startsWith('.') &&
        !skipped.has(entry.name)
      )
        walk(file, depth + 1);
    }
  };
  walk('', 0);
  return {
    name: basename(path),
    files: files.sort(),
    read(file) {
      try {
        const full = join(path, file);
        return statSync(full).size <= largestBytes ? readFileSync(full, 'utf8') : undefined;
      } catch {
        return undefined;
      }
    },
  };
}
