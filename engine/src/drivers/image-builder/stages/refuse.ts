// Commands that must not run without a container: they would work on this machine's own folders, not on the image's.
import { existsSync } from 'node:fs';
import { insideOf } from '../../images/rooted.ts';
import { machineChange } from '../../processes/machine-changes.ts';

/** Where programs are; naming them by their path harms nothing. */
const harmless = /^\/(bin|usr\/bin|usr\/local\/bin|dev|tmp)(\/|$)/;

/**
 * Why the command is refused, or nothing. It errs on the side of refusing: a command that only mentions one of these
 * programs is refused too. It is no protection against a command that means harm.
 */
export function refusal(command: readonly string[], root: string): string | undefined {
  const text = command.join(' ');
  const program = command.map(machineChange).find((each) => each !== undefined);
  if (program)
    return `"${program}" would change this machine: the embedded builder runs commands without a container. Use a base image that has what it installs, or build it with Docker`;
  for (const [path] of text.matchAll(/(?<![\w./$}*?~:@%-])\/(?:[\w.@+-][\w.@+/-]*|(?=[\s*?[{"';)]|$))/g)) {
    if (harmless.test(path) && !path.includes('..') && !existsSync(insideOf(root, path))) continue;
    return `the command names ${path}, which would be this machine's and not the image's: the embedded builder runs commands without a container. Use a path relative to WORKDIR, or build it with Docker`;
  }
  return undefined;
}
