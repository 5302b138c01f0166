// Runs git without prompts, hooks or a home folder, even in a clone owned by another user.
import { spawnSync } from 'node:child_process';
import { UserError } from '../errors/user-error.ts';

/** What git printed, or undefined when it exited with a failure. @throws UserError when there is no git. */
export function git(
  folder: string,
  args: readonly string[],
  environment: NodeJS.ProcessEnv = {},
): string | undefined {
  const { status, stdout, error } = spawnSync('git', ['-C', folder, ...args], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    env: {
      ...process.env,
      GIT_TERMINAL_PROMPT: '0',
      GIT_OPTIONAL_LOCKS: '0',
      // A clone owned by another user is only read here; git refuses it unless told that this is intended.
      GIT_CONFIG_COUNT: '1',
      GIT_CONFIG_KEY_0: 'safe.directory',
      GIT_CONFIG_VALUE_0: '*',
      ...environment,
    },
  });
  if (error) {
    throw new UserError(
      `git could not be run (${(error as NodeJS.ErrnoException).code}). Install git: the pipeline's source is a git repository.`,
    );
  }
  return status === 0 ? stdout.trim() : undefined;
}
