// Responses that no target should give, changed at random: a client sees at most one response to a request, in order,
// or the end of the connection; and what comes next is answered for itself.
import { once } from 'node:events';
import type { Socket } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { forwardTo, Rig, target, targetGroup } from '../testing/rig.ts';
import { VirtualClock } from '../testing/virtual-clock.ts';
import { Chances, mutate } from './mutate.ts';

const seed = 20_261_126;
const count = 1500;

/** What must never be taken for a response of its own. */
const smuggled = 'HTTP/1.1 200 OK\r\nContent-Length: 8\r\n\r\nsmuggled';
const responses = [
  'HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello',
  `HTTP/1.1 200 OK\r\nContent-Length: ${smuggled.length}\r\n\r\n${smuggled}`,
  `HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n${smuggled}`,
  'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n',
  `HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n${smuggled.length.toString(16)}\r\n${smuggled}\r\n0\r\nX-Sum: 1\r\n\r\n`,
  `HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n${smuggled}`,
  `HTTP/1.1 204 No Content\r\n\r\n${smuggled}`,
  `HTTP/1.1 304 Not Modified\r\nContent-Length: 5\r\n\r\n${smuggled}`,
  `HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok`,
  'HTTP/1.1 200 OK\r\nSet-Cookie: a=1\r\nSet-Cookie: b=2\r\nX-Empty:\r\nContent-Length: 2\r\n\r\nok',
  'HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nuntil the end',
  'HTTP/1.0 200 OK\r\n\r\nold',
];

const clock = new VirtualClock();
const rig = new Rig(clock);
let answer = '';

beforeAll(async () => {
  const port = await rig.rawOrigin((text, socket) => {
    const path = /^GET (\S+)/.exec(text)?.[1] ?? '';
    if (path.startsWith('/next')) {
      socket.write(`HTTP/1.1 200 OK\r\nContent-Length: ${path.length}\r\n\r\n${path}`, 'latin1');
    } else if (/\r\nConnection: close|^HTTP\/1\.0/i.test(answer)) socket.end(answer, 'latin1');
    else socket.write(answer, 'latin1');
  });
  const group = targetGroup('web', { targets: [target(port)] });
  await rig.serve({ groups: [group], rules: [forwardTo(group)] });
  await rig.healthy(1);
});
afterAll(() => rig.stop());

interface Conversation {
  readonly socket: Socket;
  text: string;
  ended: boolean;
}

async function connected(): Promise<Conversation> {
  const socket = rig.client();
  const conversation: Conversation = { socket, text: '', ended: false };
  socket.on('data', (data) => {
    conversation.text += data.toString('latin1');
  });
  socket.on('close', () => {
    conversation.ended = true;
  });
  await once(socket, 'connect');
  return conversation;
}

async function quiet(conversation: Conversation): Promise<void> {
  for (let still = 0, before = -1; still < 3 && !conversation.ended; still++) {
    await rig.settled();
    if (conversation.text.length !== before) still = 0;
    before = conversation.text.length;
  }
}

/** Reads what a client was sent as strictly as it can be read: one whole final response, or the beginning of one. */
function readStrictly(text: string, ended: boolean): { rest: string; whole: boolean } | 'wrong' {
  let rest = text;
  for (;;) {
    const end = rest.indexOf('\r\n\r\n');
    if (end < 0) return { rest: '', whole: false };
    const [line = '', ...lines] = rest.slice(0, end).split('\r\n');
    const status = Number(/^HTTP\/1\.1 ([1-5][0-9]{2}) [^\r\n\0]*$/.exec(line)?.[1]);
    if (!status || lines.some((field) => !/^[^\s:\0]+:[^\r\n\0]*$/.test(field))) return 'wrong';
    rest = rest.slice(end + 4);
    if (status < 200) continue;
    const values = (name: string) =>
      lines
        .filter((field) => field.toLowerCase().startsWith(`${name}:`))
        .map((field) => field.slice(name.length + 1).trim());
    const [lengths, codings] = [values('content-length'), values('transfer-encoding')];
    if (lengths.length + codings.length > 1) return 'wrong';
    if (status === 204 || status === 304) return { rest, whole: true };
    if (codings.length === 1) return readChunks(rest, codings[0]!);
    if (lengths.length === 0) return { rest: '', whole: ended };
    if (!/^[0-9]+$/.test(lengths[0]!)) return 'wrong';
    const length = Number(lengths[0]);
    return rest.length < length ? { rest: '', whole: false } : { rest: rest.slice(length), whole: true };
  }
}

function readChunks(text: string, coding: string): { rest: string; whole: boolean } | 'wrong' {
  if (coding !== 'chunked') return 'wrong';
  let rest = text;
  for (;;) {
    const size = /^([0-9a-f]+)\r\n/.exec(rest);
    if (!size) return /^[0-9a-f]*\r?$/.test(rest) ? { rest: '', whole: false } : 'wrong';
    const length = Number.parseInt(size[1]!, 16);
    rest = rest.slice(size[0].length);
    if (length > 0) {
      if (rest.length < length + 2) return { rest: '', whole: false };
      if (rest.slice(length, length + 2) !== '\r\n') return 'wrong';
      rest = rest.slice(length + 2);
      continue;
    }
    const trailers = /^(?:[^\s:\0]+:[^\r\n\0]*\r\n)*\r\n/.exec(rest);
    return trailers ? { rest: rest.slice(trailers[0].length), whole: true } : 'wrong';
  }
}

test(`${count} changed responses from seed ${seed}`, { timeout: 300_000 }, async () => {
  const chances = new Chances(seed);
  const met = { whole: 0, broken: 0, refused: 0 };
  for (let i = 0; i < count; i++) {
    answer = mutate(chances.of(responses), chances);
    const client = await connected();
    client.socket.write('GET /changed HTTP/1.1\r\nHost: a\r\n\r\n');
    await quiet(client);
    const sofar = readStrictly(client.text, client.ended);
    if (!client.ended && sofar !== 'wrong' && !sofar.whole) {
      clock.advance(61_000);
      await quiet(client);
    }
    const what = `change ${i}: ${JSON.stringify(answer)} became ${JSON.stringify(client.text)}`;
    const read = readStrictly(client.text, client.ended);
    expect(read, what).not.toBe('wrong');
    if (read === 'wrong') continue;
    expect(read.rest, what).toBe('');
    if (client.text.startsWith('HTTP/1.1 502') || client.text.startsWith('HTTP/1.1 504')) met.refused++;
    else if (read.whole) met.whole++;
    else met.broken++;
    // A response that breaks off ends its connection.
    if (!read.whole) expect(client.ended, what).toBe(true);
    const next = client.ended ? await connected() : client;
    next.text = '';
    next.socket.write(`GET /next-${i} HTTP/1.1\r\nHost: a\r\n\r\n`);
    await quiet(next);
    expect(next.text, what).toMatch(new RegExp(`^HTTP/1\\.1 200 OK\\r\\n[^]*\\r\\n\\r\\n/next-${i}$`));
    next.socket.destroy();
    client.socket.destroy();
  }
  // All of it happened.
  for (const [kind, times] of Object.entries(met)) expect(times, kind).toBeGreaterThan(10);
});
