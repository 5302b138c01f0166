// Translates cloud-config user data into a shell script that writes the same files and runs the same commands.
// https://cloudinit.readthedocs.io/en/latest/reference/modules.html (Write Files, Runcmd, Bootcmd)
import { yaml } from '../../../kernel/lazily.ts';

/** `leftOut` are the document's keys that the script does not cover. Undefined when the text is not valid YAML. */
export function scriptOf(text: string): { script: string; leftOut: string[] } | undefined {
  const document = parseObject(text);
  if (!document) return undefined;
  const { bootcmd, write_files: files, runcmd, ...rest } = document;
  const lines = [...commands(bootcmd), ...list(files).map(fileOf), ...commands(runcmd)];
  return { script: ['#!/bin/sh', ...lines].join('\n'), leftOut: Object.keys(rest) };
}

function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    const document: unknown = yaml().parse(text);
    return typeof document === 'object' && document !== null ? { ...document } : undefined;
  } catch {
    return undefined;
  }
}

const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

/** A command is a line of shell, or a list of words that the shell must not expand. */
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
