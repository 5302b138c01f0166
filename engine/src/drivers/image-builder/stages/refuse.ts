// Refuses commands that need a container: without one they would use this machine's folders instead of the image's.
import { existsSync } from 'node:fs';
import { insideOf } from '../../images/rooted.ts';
import { machineChange } from '../../processes/machine-changes.ts';

/** Folders of programs, which may be named by their path. */
const harmless = /^\/(bin|usr\/bin|usr\/local\/bin|dev|tmp)(\/|$)/;

/**
 * Why the command is refused; undefined when it is not. A command that only mentions one of these programs is refused,
 * too. This guards against accidents, not against malicious commands.
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
