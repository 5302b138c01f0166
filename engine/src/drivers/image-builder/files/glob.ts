// File patterns as Docker has them: Go's filepath.Match, with `**` for any number of folders in .dockerignore.
// https://docs.docker.com/build/concepts/context/#syntax, https://pkg.go.dev/path/filepath#Match
import { compileGlob } from '../../../kernel/glob.ts';

/** Whether a complete relative path matches the pattern. */
export function matcher(pattern: string): (path: string) => boolean {
  return compileGlob(pattern, { classes: true, escapes: true });
}

export function isPattern(text: string): boolean {
  return /[*?[]/.test(text);
}
