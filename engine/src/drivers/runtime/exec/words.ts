// The words of a command as it is given to `aws ecs execute-command`: separated by blanks, with quotes and backslashes as in
// a shell. Nothing is expanded.

/** `sh -c "ls | wc"` is `sh`, `-c`, `ls | wc`. @throws Error when a quote is not closed */
export function words(command: string): string[] {
  const found: string[] = [];
  let word: string | undefined;
  let quote = '';
  for (let at = 0; at < command.length; at++) {
    const char = command[at]!;
    if (char === '\\' && quote !== "'") {
      const next = command[++at] ?? '';
      // Within double quotes, a backslash stays before anything else.
      const isKept = quote === '"' && !/["\\$`]/.test(next);
      word = (word ?? '') + (isKept ? `\\${next}` : next);
    } else if (quote ? char === quote : char === '"' || char === "'") {
      quote = quote ? '' : char;
      word ??= '';
    } else if (!quote && /\s/.test(char)) {
      if (word !== undefined) found.push(word);
      word = undefined;
    } else word = (word ?? '') + char;
  }
  if (quote) throw new Error('Unable to start command: a quote is not closed');
  if (word !== undefined) found.push(word);
  return found;
}

/** As the agent says it. */
export const noProgram = (program: string): Error =>
  new Error(`Unable to start command: Failed to start pty: fork/exec ${program}: no such file or directory`);

export const notRunning = (container: string): Error =>
  new Error(`Unable to start command: the container ${container} does not run`);
