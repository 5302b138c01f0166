// Refuses commands that need a container: without one they would use this machine's folders instead of the image's.
import { existsSync } from 'node:fs';
import { insideOf } from '../../images/rooted.ts';
import { machineChange } from '../../processes/machine-changes.ts';
import { includes, onFiles, readers, standIns } from './stand-ins/names.ts';

/** Folders of programs, which may be named by their path. */
const harmless = /^\/(bin|usr\/bin|usr\/local\/bin|dev|tmp)(\/|$)/;

/** uv's and Poetry's ways to install into the Python of this machine. */
const intoMachine =
  /\buv\b.*\s--system\b|\bUV_SYSTEM_PYTHON=|\bvirtualenvs\.create\s+false\b|VIRTUALENVS_CREATE=(false|0)\b/;

/**
 * Why the command is refused; undefined when it is not. A command that only mentions one of these programs is refused,
 * too. This guards against accidents, not against malicious commands.
 */
export function refusal(
  command: readonly string[],
  root: string,
  environment: Readonly<Record<string, string>> = {},
): string | undefined {
  const text = command.join(' ');
  const program = command
    .map((word) => machineChange(word, (name) => includes(standIns, name)))
    .find((each) => each !== undefined);
  if (program)
    return `"${program}" would change this machine: the embedded builder runs commands without a container. Use a base image that has what it installs, or build it with Docker`;
  const [installer] = /\b(uv|poetry)\b/.exec(text) ?? [];
  const settings = ['UV_SYSTEM_PYTHON', 'POETRY_VIRTUALENVS_CREATE']
    .filter((name) => installer && environment[name] !== undefined)
    .map((name) => `${name}=${environment[name]}`);
  const [installation] = intoMachine.exec([...settings, text].join(' ')) ?? [];
  if (installation)
    return `"${installation}" would install into this machine's Python: the embedded builder runs commands without a container. Install with pip, or into a folder below WORKDIR`;
  for (const { 0: path, index } of text.matchAll(
    /(?<![\w./$}*?~:@%-])\/(?:[\w.@+-][\w.@+/-]*|(?=[\s*?[{"';)]|$))/g,
  )) {
    if (harmless.test(path) && !path.includes('..') && !existsSync(insideOf(root, path))) continue;
    const called = calledWith(command, text, path, index);
    if (includes(onFiles, called)) continue;
    if (includes(readers, called) && existsSync(insideOf(root, path))) continue;
    return `the command names ${path}, which would be this machine's and not the image's: the embedded builder runs commands without a container. Use a path relative to WORKDIR, or build it with Docker`;
  }
  return undefined;
}

/** The command that the path is an argument of; empty where it is none. */
function calledWith(command: readonly string[], text: string, path: string, index: number): string {
  if (path.includes('..') || path === '/' || /\bPATH=/.test(text)) return '';
  // In the exec form, the program is the first word.
  if (!/\bsh$/.test(command[0] ?? '')) return command[0] ?? '';
  const before = text.slice(0, index);
  const begun = before.slice(Math.max(...[...';&|\n({`'].map((mark) => before.lastIndexOf(mark))) + 1);
  if (/[<>]\s*["']?$/.test(begun)) return '';
  const words = begun
    .replace(/^.*?\bsh (-\w+ )+/, '')
    .trim()
    .split(/\s+/);
  const [first = ''] = words.filter((word) => !/^(then|do|else|!|\w+=\S*)$/.test(word));
  return first;
}
