// cloud-config user data, as far as it writes files and runs commands, put as the shell script that would do the same.
// https://cloudinit.readthedocs.io/en/latest/reference/modules.html (Write Files, Runcmd, Bootcmd)
import { parse } from 'yaml';

/** The script, and the keys of the document that it leaves out. Undefined when the text is not valid YAML. */
export function scriptOf(text: string): { script: string; leftOut: string[] } | undefined {
  const document = parseObject(text);
  if (!document) return undefined;
  const { bootcmd, write_files: files, runcmd, ...rest } = document;
  const lines = [...commands(bootcmd), ...list(files).map(fileOf), ...commands(runcmd)];
  return { script: ['#!/bin/sh', ...lines].join('\n'), leftOut: Object.keys(rest) };
}

function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    const document: unknown = parse(text);
    return typeof document === 'object' && document !== null ? { ...document } : undefined;
  } catch {
    return undefined;
  }
}

const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

/** A command is a line of shell, or a list of words that the shell does not touch. */
function commands(value: unknown): string[] {
  return list(value).map((command) =>
    Array.isArray(command) ? command.map((word) => quote(String(word))).join(' ') : String(command),
  );
}

const quote = (word: string) => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`);

function fileOf(file: unknown): string {
  const { path = '', content = '', encoding, append } = (file ?? {}) as Record<string, unknown>;
  const isBase64 = ['b64', 'base64'].includes(String(encoding));
  const text = isBase64 ? Buffer.from(String(content), 'base64').toString('utf8') : String(content);
  return `cat ${append === true ? '>>' : '>'} ${quote(String(path))} <<'CLOUD_CONFIG_END'\n${text}\nCLOUD_CONFIG_END`;
}
