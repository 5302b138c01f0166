// Messages of Fluent's forward protocol, as Docker's fluentd driver sends them.
// https://github.com/fluent/fluentd/wiki/Forward-Protocol-Specification-v1 (message mode), https://msgpack.org

/** `[tag, time, record]` */
export function forwardMessage(
  tag: string,
  timeMs: number,
  record: Readonly<Record<string, string>>,
): Buffer {
  const time = Buffer.alloc(5);
  time[0] = 0xce;
  time.writeUInt32BE(Math.floor(timeMs / 1000), 1);
  const entries = Object.entries(record);
  return Buffer.concat([
    Buffer.from([0x93]),
    text(tag),
    time,
    // A record has a handful of members.
    Buffer.from([0x80 | entries.length]),
    ...entries.flatMap(([name, value]) => [text(name), text(value)]),
  ]);
}

function text(value: string): Buffer {
  const bytes = Buffer.from(value);
  const { length } = bytes;
  if (length < 32) return Buffer.concat([Buffer.from([0xa0 | length]), bytes]);
  const header = Buffer.alloc(5);
  header[0] = 0xdb;
  header.writeUInt32BE(length, 1);
  return Buffer.concat([header, bytes]);
}
