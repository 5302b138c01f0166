// Origins that read requests in different ways: what one reader takes for one request, another may take for two.
import type { Rig } from '../testing/rig.ts';

export interface NotingOrigin {
  readonly port: number;
  /** The request line of everything that it took for a request. */
  readonly requests: string[];
  /** The octets of it all. */
  readonly octets: string[];
}

/** node:http: refuses whatever is out of the ordinary. */
export async function strictOrigin(rig: Rig): Promise<NotingOrigin> {
  const requests: string[] = [];
  const port = await rig.origin((request, response) => {
    request.resume();
    request.on('end', () => {
      requests.push(`${request.method} ${request.url}`);
      response.end(request.url);
    });
  });
  return { port, requests, octets: [] };
}

/**
 * Takes a bare LF for the end of a line, forgives blanks and underscores in names and anything in values, and where
 * both lengths are given believes the one that `prefers` says.
 */
export async function lenientOrigin(rig: Rig, prefers: 'length' | 'chunked'): Promise<NotingOrigin> {
  const requests: string[] = [];
  const octets: string[] = [];
  const buffers = new WeakMap<object, string>();
  const port = await rig.rawOrigin((text, socket) => {
    octets.push(text);
    let buffer = (buffers.get(socket) ?? '') + text;
    for (;;) {
      const read = readLeniently(buffer, prefers);
      if (!read) break;
      buffer = read.rest;
      requests.push(read.line);
      const body = read.line.split(' ')[1] ?? '';
      socket.write(`HTTP/1.1 200 OK\r\nContent-Length: ${body.length}\r\n\r\n${body}`);
    }
    buffers.set(socket, buffer);
  });
  return { port, requests, octets };
}

function readLeniently(
  buffer: string,
  prefers: 'length' | 'chunked',
): { line: string; rest: string } | undefined {
  const head = /^(?:\r?\n)*([\s\S]*?\r?\n)\r?\n/.exec(buffer);
  if (!head) return undefined;
  const [line = '', ...fields] = head[1]!.split(/\r?\n/);
  const named = fields.map((field) => {
    const [name = '', ...value] = field.split(':');
    return {
      name: name
        .replace(/[\s\0]/g, '')
        .replace(/[_.]/g, '-')
        .toLowerCase(),
      value: value.join(':'),
    };
  });
  const lengths = named
    .filter(({ name }) => name === 'content-length')
    .map(({ value }) => Number.parseInt(value, 10));
  const chunked = named.some(({ name, value }) => name === 'transfer-encoding' && /chunk/i.test(value));
  const rest = buffer.slice(head[0].length);
  if (chunked && (prefers === 'chunked' || lengths.length === 0)) {
    const after = afterChunks(rest);
    return after === undefined ? undefined : { line, rest: after };
  }
  const length = lengths.find((value) => value > 0) ?? 0;
  return rest.length < length ? undefined : { line, rest: rest.slice(length) };
}

function afterChunks(text: string): string | undefined {
  let at = 0;
  for (;;) {
    const size = /^[ \t]*(?:0x)?([0-9a-fA-F]*)[^\n]*\n/.exec(text.slice(at));
    if (!size) return undefined;
    at += size[0].length;
    const length = Number.parseInt(size[1] || '0', 16);
    if (length === 0) {
      const end = /^(?:[^\n]+\n)*?\r?\n/.exec(text.slice(at));
      return end ? text.slice(at + end[0].length) : undefined;
    }
    if (text.length < at + length) return undefined;
    at += length;
    at += /^\r?\n?/.exec(text.slice(at))![0].length;
  }
}
