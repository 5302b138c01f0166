// Runs `git` without prompts, with a timeout, and on repositories of any owner.
import { spawn } from 'node:child_process';
import { markEnvironment } from '../processes/mark.ts';

/** Why git failed, for people. */
export class GitFailure extends Error {}

/** Local repositories answer at once; a stuck network file system must not block the engine. */
const longestMs = 60_000;

export interface Repository {
  readonly path: string;
  /** Of the process that reads it. */
  readonly mark: string;
}

export interface GitInput {
  readonly environment?: Readonly<Record<string, string>>;
  readonly input?: Uint8Array;
}

/** Returns what git printed. @throws GitFailure */
export const git = (repository: Repository, ...args: readonly string[]): Promise<Buffer> =>
  gitWith(repository, {}, ...args);

/** @throws GitFailure */
export async function gitWith(
  { path, mark }: Repository,
  { environment = {}, input }: GitInput,
  ...args: readonly string[]
): Promise<Buffer> {
  const { PATH = '/usr/local/bin:/usr/bin:/bin', HOME = '/' } = process.env;
  const child = spawn('git', ['-C', path, ...args], {
    stdio: [input ? 'pipe' : 'ignore', 'pipe', 'pipe'],
    env: {
      PATH,
      HOME,
      ...markEnvironment(mark),
      LC_ALL: 'C',
      GIT_TERMINAL_PROMPT: '0',
      GIT_OPTIONAL_LOCKS: '0',
      // Like `-c safe.directory=*`: the user has named this repository, so its owner does not matter.
      // https://git-scm.com/docs/git-config#Documentation/git-config.txt-safedirectory
      GIT_CONFIG_COUNT: '1',
      GIT_CONFIG_KEY_0: 'safe.directory',
      GIT_CONFIG_VALUE_0: '*',
      ...environment,
    },
    timeout: longestMs,
    killSignal: 'SIGKILL',
  });
  // A process that ends without reading its input is known by how it ended.
  child.stdin?.on('error', () => {});
  child.stdin?.end(input);
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  // Without descriptors left there are no pipes, and the error says so.
  child.stdout?.on('data', (chunk: Buffer) => out.push(chunk));
  child.stderr?.on('data', (chunk: Buffer) => err.push(chunk));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        new GitFailure(error.code === 'ENOENT' ? 'git is not installed, or not on PATH' : error.message),
      ),
    );
    child.once('close', resolve);
  });
  if (code === 0) return Buffer.concat(out);
  const said = Buffer.concat(err).toString().trim();
  throw new GitFailure(said || `git ${args[0]} ${code === null ? 'did not answer' : `ended with ${code}`}`);
}
