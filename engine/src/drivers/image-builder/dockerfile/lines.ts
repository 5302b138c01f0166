// Splits a Dockerfile into instructions; handles directives, comments and continuation lines.
// https://docs.docker.com/reference/dockerfile/
import { DockerfileFailure } from './failure.ts';
import { type HereDocument, readHereDocuments } from './here-documents.ts';

export interface InstructionLine {
  /** In upper case. */
  readonly name: string;
  /** The text after the name, with continuation lines joined. */
  readonly text: string;
  readonly hereDocuments: readonly HereDocument[];
  /** Counted from 1. */
  readonly firstLine: number;
  readonly lastLine: number;
}

export interface DockerfileLines {
  /** The escape character: a backslash unless the directive says otherwise. */
  readonly escape: string;
  readonly instructions: readonly InstructionLine[];
}

export function splitDockerfile(source: string): DockerfileLines {
  const lines = source.replace(/^\uFEFF/, '').split(/\r?\n/);
  const escapeChar = directive(lines, 'escape') ?? '\\';
  if (escapeChar !== '\\' && escapeChar !== '`')
    throw new DockerfileFailure(`invalid ESCAPE '${escapeChar}'. Must be ' or \\`, {
      firstLine: 1,
      lastLine: 1,
    });
  const instructions: InstructionLine[] = [];
  for (let at = 0; at < lines.length; ) {
    const start = at;
    const parts: string[] = [];
    let open = true;
    while (open && at < lines.length) {
      const line = lines[at++] ?? '';
      // Comments and empty lines inside a continued instruction are skipped.
      if (/^\s*(#|$)/.test(line)) {
        if (parts.length === 0) break;
        continue;
      }
      open = continues(line, escapeChar);
      parts.push(open ? line.trimEnd().slice(0, -1) : line);
    }
    if (parts.length === 0) continue;
    const match = /^\s*([A-Za-z]+)(?:\s+([\s\S]*))?$/.exec(parts.join(''));
    const place = { firstLine: start + 1, lastLine: at };
    if (!match)
      throw new DockerfileFailure(`unknown instruction: ${parts.join('').trim().split(/\s/)[0]}`, place);
    const [, word = '', rest = ''] = match;
    const [name, text] = [word.toUpperCase(), rest.trim()];
    const hasDocuments = ['RUN', 'COPY', 'ADD'].includes(name);
    const { documents, next } = readHereDocuments(hasDocuments ? text : '', lines, at, place);
    at = next;
    instructions.push({ name, text, hereDocuments: documents, firstLine: place.firstLine, lastLine: at });
  }
  return { escape: escapeChar, instructions };
}

function continues(line: string, escapeChar: string): boolean {
  const trimmed = line.trimEnd();
  return trimmed.endsWith(escapeChar) && !trimmed.endsWith(escapeChar + escapeChar);
}

function directive(lines: readonly string[], name: string): string | undefined {
  for (const line of lines) {
    const match = /^#\s*([A-Za-z]+)\s*=\s*(.*?)\s*$/.exec(line);
    if (!match) return undefined;
    if (match[1]?.toLowerCase() === name) return match[2];
  }
  return undefined;
}
