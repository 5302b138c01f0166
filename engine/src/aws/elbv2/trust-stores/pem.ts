// PEM (RFC 7468): base64 between lines that say what it is.

export interface PemBlock {
  /** For example `CERTIFICATE`. */
  readonly label: string;
  readonly bytes: Buffer;
}

/** Its message says what is wrong, and where. */
export class NotPem extends Error {}

/** `outside` is shown what stands between blocks, and may refuse it. @throws NotPem. */
export function readPem(text: string, outside: (line: string, where: string) => void): PemBlock[] {
  const blocks: PemBlock[] = [];
  let open: { readonly label: string; readonly lines: string[] } | undefined;
  for (const [index, line] of text
    .replace(/\r?\n$/, '')
    .split(/\r?\n/)
    .entries()) {
    const where = `line ${index + 1}`;
    const begins = /^-----BEGIN ([A-Z0-9 ]+)-----$/.exec(line)?.[1];
    if (open && line === `-----END ${open.label}-----`) {
      const bytes = bytesOfBase64(open.lines.join(''));
      if (!bytes) throw new NotPem(`what ends at ${where} is not base64`);
      blocks.push({ label: open.label, bytes });
      open = undefined;
    } else if (open) open.lines.push(line);
    else if (begins) open = { label: begins, lines: [] };
    else outside(line, where);
  }
  if (open) throw new NotPem('it ends within a block');
  return blocks;
}

export function writePem({ label, bytes }: PemBlock): string {
  const lines = bytes.toString('base64').match(/.{1,64}/g) ?? [];
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`;
}

function bytesOfBase64(text: string): Buffer | undefined {
  if (text.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(text)) return undefined;
  return Buffer.from(text, 'base64');
}
