// Output of a container without a terminal: frames of eight bytes (stream, three zeros, length) and their content.
// https://docs.docker.com/reference/api/engine/version/v1.41/#tag/Container/operation/ContainerAttach
import { PassThrough, type Readable } from 'node:stream';

export interface Output {
  readonly stdout: Readable;
  readonly stderr: Readable;
}

/** Both streams end with the source, however it ends. A terminal has one stream without frames. */
export function splitOutput(source: Readable, isTerminal: boolean): Output {
  const stdout = new PassThrough();
  const stderr = new PassThrough();
  const end = () => {
    stdout.end();
    stderr.end();
  };
  let rest: Buffer = Buffer.alloc(0);
  source.on('data', (chunk: Buffer) => {
    if (isTerminal) {
      stdout.write(chunk);
      return;
    }
    rest = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
    while (rest.length >= 8) {
      const length = rest.readUInt32BE(4);
      if (rest.length < 8 + length) break;
      (rest[0] === 2 ? stderr : stdout).write(rest.subarray(8, 8 + length));
      rest = rest.subarray(8 + length);
    }
  });
  source.once('end', end);
  source.once('close', end);
  source.on('error', end);
  return { stdout, stderr };
}
