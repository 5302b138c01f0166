// The sequence number of a message to a FIFO topic.
import type { Context } from '../../../kernel/context.ts';
import type { TopicRecord } from '../state.ts';

export function sequence({ attributes }: TopicRecord, ctx: Context): { SequenceNumber?: string } {
  if (attributes.FifoTopic !== 'true') return {};
  return {
    SequenceNumber: `1${String(ctx.now).padStart(13, '0')}${String(Number.parseInt(ctx.ids.hex(5), 16))
      .padStart(6, '0')
      .slice(-6)}`,
  };
}
