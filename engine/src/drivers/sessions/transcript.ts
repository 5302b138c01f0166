// What a session writes, kept as its cluster says: in CloudWatch Logs line by line, in Amazon S3 as one object at its end.
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-exec-logging.html
import type { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import type { DriverHost } from '../../contracts/driver.ts';
import type { SessionSpecification } from '../../contracts/sessions.ts';
import { LineLog } from '../processes/line-log.ts';

/** An object is made of memory: what a session writes beyond this is left out of it. */
const maxTranscriptBytes = 8 * 1024 * 1024;

export function keepOutput(
  { logs, transcript }: Pick<SessionSpecification, 'logs' | 'transcript'>,
  { clock, report }: Pick<DriverHost, 'clock' | 'report'>,
  output: Readable,
): void {
  if (logs) {
    const log = new LineLog(clock, (events) => report('logs/lines', { ...logs, events }));
    log.read(output);
    output.once('end', () => log.flush());
  }
  if (!transcript) return;
  const chunks: Buffer[] = [];
  let bytes = 0;
  let isCut = false;
  output.on('data', (chunk: Buffer) => {
    if (bytes + chunk.length > maxTranscriptBytes) isCut = true;
    if (isCut) return;
    bytes += chunk.length;
    chunks.push(chunk);
  });
  const isOver = finished(output).catch(() => {});
  void isOver.then(() => {
    const rest = isCut ? '\n[what followed was left out]\n' : '';
    report('sessions/transcript', { ...transcript, text: `${Buffer.concat(chunks)}${rest}` });
  });
}
