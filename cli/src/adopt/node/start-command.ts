// How a Node.js project starts: its start script, `main`, or a file with a usual name.
import type { Folder } from '../folder.ts';

export interface StartCommand {
  /** As the image's command. */
  readonly command: readonly string[];
  /** The file that is run, where it is known. */
  readonly entry: string | undefined;
  readonly why: string;
}

export interface Manifest {
  readonly main?: unknown;
  readonly scripts?: Readonly<Record<string, unknown>>;
  readonly dependencies?: Readonly<Record<string, unknown>>;
  readonly devDependencies?: Readonly<Record<string, unknown>>;
  readonly engines?: unknown;
  readonly packageManager?: unknown;
}

const usualEntries = [
  'server',
  'index',
  'app',
  'main',
  'src/server',
  'src/index',
  'src/app',
  'src/main',
].flatMap((name) => ['js', 'mjs', 'cjs'].map((extension) => `${name}.${extension}`));

/** Undefined where nothing says how it starts: it is a library, then. */
export function startCommandOf(
  folder: Folder,
  { scripts = {}, main }: Manifest,
  packageManager: string,
): StartCommand | undefined {
  const { start, prestart, poststart } = scripts;
  if (typeof start === 'string' && start.trim() !== '') {
    const words = start.trim().split(/\s+/);
    const isPlain = words[0] === 'node' && !/[|&;<>$`'"\\*?(){}=]/.test(start);
    // Without the package manager in between, the program itself gets the signal to end.
    if (isPlain && prestart === undefined && poststart === undefined) {
      return {
        command: words,
        entry: words.findLast((word) => !word.startsWith('-')),
        why: 'the script start',
      };
    }
    return { command: [packageManager, 'run', 'start'], entry: undefined, why: 'the script start' };
  }
  const started = (entry: string, why: string) => ({ command: ['node', entry], entry, why });
  // What npm does for a project without the script.
  if (folder.files.includes('server.js')) return started('server.js', 'server.js');
  if (typeof main === 'string') {
    const entry = [main, `${main}.js`, `${main}/index.js`]
      .map((path) => path.replace(/^\.\//, ''))
      .find((path) => folder.files.includes(path));
    if (entry) return started(entry, 'main in package.json');
  }
  const entry = usualEntries.find((path) => folder.files.includes(path));
  return entry === undefined ? undefined : started(entry, entry);
}
