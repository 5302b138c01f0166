// Writes what sessions of ExecuteCommand wrote to their objects in Amazon S3.
import type { Context } from '../../../kernel/context.ts';
import { AwsFault } from '../../../kernel/faults.ts';
import type { Reports } from '../../../kernel/registry.ts';

export function sessionTranscript({ bucket, key, text }: Reports['sessions/transcript'], ctx: Context): void {
  try {
    ctx.call('s3', 'PutObject', { Bucket: bucket, Key: key, Body: Buffer.from(text) as never });
  } catch (error) {
    // The session was one without its transcript, too.
    if (!(error instanceof AwsFault)) throw error;
  }
}
