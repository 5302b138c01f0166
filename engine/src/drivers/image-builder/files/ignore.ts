// .dockerignore: https://docs.docker.com/build/concepts/context/#dockerignore-files
import { existsSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { matcher } from './glob.ts';

export interface Ignore {
  /** Whether the file or folder at this path, relative to the context, is left out. */
  ignores(path: string): boolean;
  /** Whether a `!` rule may include something below an ignored folder. */
  mayKeepBelow(path: string): boolean;
}

/** From `<Dockerfile>.dockerignore` if it exists, otherwise from `.dockerignore`. */
export function readIgnore(context: string, dockerfile: string): Ignore {
  const own = `${dockerfile}.dockerignore`;
  const path = existsSync(own) ? own : posix.join(context, '.dockerignore');
  return parseIgnore(existsSync(path) ? readFileSync(path, 'utf8') : '');
}

export function parseIgnore(text: string): Ignore {
  const rules = text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const keeps = line.startsWith('!');
      const pattern = posix.normalize(keeps ? line.slice(1).trim() : line).replace(/^\/+|\/+$/g, '');
      return { keeps, pattern };
    })
    .filter(({ pattern }) => pattern !== '.' && pattern !== '')
    .map((rule) => ({ ...rule, fits: matcher(rule.pattern) }));
  // A rule for a folder covers everything below it.
  const covers = (fits: (path: string) => boolean, path: string) => {
    for (let at = path; at !== '.'; at = posix.dirname(at)) if (fits(at)) return true;
    return false;
  };
  return {
    ignores: (path) =>
      rules.reduce((ignored, rule) => (covers(rule.fits, path) ? !rule.keeps : ignored), false),
    mayKeepBelow: (path) =>
      rules.some(
        (rule) => rule.keeps && (/^\*|\/\*\*/.test(rule.pattern) || rule.pattern.startsWith(`${path}/`)),
      ),
  };
}
