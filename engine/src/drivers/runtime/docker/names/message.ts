// DNS messages, as far as a resolver for containers needs them: one question, and answers of the common types. RFC 1035.

export interface Question {
  readonly id: number;
  /** Lower-case, without a dot at its end. */
  readonly name: string;
  readonly type: number;
  /** The bytes of the question, which the answer repeats. */
  readonly bytes: Buffer;
  readonly wantsRecursion: boolean;
}

export const types = { A: 1, CNAME: 5, TXT: 16, SRV: 33 } as const;
export type AnswerType = keyof typeof types;

export interface Answer {
  readonly name: string;
  readonly type: AnswerType;
  /** Seconds. */
  readonly ttl: number;
  /** As in a zone file. */
  readonly value: string;
}

/** 0: there is such a name, even if it has no record of the type. 2: nobody could be asked. 3: there is none. */
export type Code = 0 | 2 | 3;

const headerBytes = 12;

/** Undefined for what is no query with one question. */
export function readQuestion(message: Buffer): Question | undefined {
  if (message.length < headerBytes || message.readUInt16BE(4) !== 1) return undefined;
  const flags = message.readUInt16BE(2);
  const isQuery = (flags & 0xf800) === 0;
  const labels: string[] = [];
  let at = headerBytes;
  for (;;) {
    const length = message[at];
    if (length === undefined || length > 63) return undefined;
    at += 1 + length;
    if (length === 0) break;
    labels.push(message.toString('latin1', at - length, at));
  }
  if (!isQuery || at + 4 > message.length) return undefined;
  return {
    id: message.readUInt16BE(0),
    name: labels.join('.').toLowerCase(),
    type: message.readUInt16BE(at),
    bytes: message.subarray(headerBytes, at + 4),
    wantsRecursion: (flags & 0x100) !== 0,
  };
}

export function writeAnswer(question: Question, code: Code, answers: readonly Answer[]): Buffer {
  const header = Buffer.alloc(headerBytes);
  header.writeUInt16BE(question.id, 0);
  // An answer with authority, and recursion is available.
  header.writeUInt16BE(0x8480 | (question.wantsRecursion ? 0x100 : 0) | code, 2);
  header.writeUInt16BE(1, 4);
  header.writeUInt16BE(answers.length, 6);
  return Buffer.concat([header, question.bytes, ...answers.map(record)]);
}

function record({ name, type, ttl, value }: Answer): Buffer {
  const data = dataOf(type, value);
  const fixed = Buffer.alloc(10);
  fixed.writeUInt16BE(types[type], 0);
  // The internet's class.
  fixed.writeUInt16BE(1, 2);
  fixed.writeUInt32BE(ttl, 4);
  fixed.writeUInt16BE(data.length, 8);
  return Buffer.concat([encodedName(name), fixed, data]);
}

function dataOf(type: AnswerType, value: string): Buffer {
  switch (type) {
    case 'A':
      return Buffer.from(value.split('.').map(Number));
    case 'CNAME':
      return encodedName(value);
    case 'SRV': {
      const [priority = 0, weight = 0, port = 0] = value.split(/\s+/).map(Number);
      const numbers = Buffer.alloc(6);
      numbers.writeUInt16BE(priority, 0);
      numbers.writeUInt16BE(weight, 2);
      numbers.writeUInt16BE(port, 4);
      return Buffer.concat([numbers, encodedName(value.split(/\s+/)[3] ?? '')]);
    }
    case 'TXT':
      return Buffer.concat(
        [...value.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, text = '']) => shortText(text)),
      );
  }
}

function shortText(text: string): Buffer {
  const bytes = Buffer.from(text.replace(/\\(.)/g, '$1')).subarray(0, 255);
  return Buffer.concat([Buffer.from([bytes.length]), bytes]);
}

function encodedName(name: string): Buffer {
  const labels = name.replace(/\.$/, '').split('.').filter(Boolean);
  return Buffer.concat([...labels.map((label) => shortText(label.slice(0, 63))), Buffer.from([0])]);
}
