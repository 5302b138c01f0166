// Completion scripts by shell.
import type { Program } from '../command-line/command.ts';
import { bashCompletion } from './bash.ts';
import { fishCompletion } from './fish.ts';
import { zshCompletion } from './zsh.ts';

const writers: Readonly<Record<string, (program: Program) => string>> = {
  bash: bashCompletion,
  zsh: zshCompletion,
  fish: fishCompletion,
};

export const shells: readonly string[] = Object.keys(writers);

/** @param shell one of `shells` */
export function completionScript(shell: string, program: Program): string {
  const write = writers[shell];
  if (!write) throw new Error(`No completion for ${shell}`);
  return write(program);
}
