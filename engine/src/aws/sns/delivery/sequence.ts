// The sequence number of a message to a FIFO topic: 20 digits, each larger than the one before.
import type { Context } from '../../../kernel/context.ts';
import { sequences, type TopicRecord } from '../state.ts';

export function sequence({ name, attributes }: TopicRecord, ctx: Context): { SequenceNumber?: string } {
  if (attributes.FifoTopic !== 'true') return {};
  const last = (ctx.get(sequences, name)?.last ?? 0) + 1;
  ctx.put(sequences, name, { last });
  return { SequenceNumber: `1${String(last).padStart(19, '0')}` };
}
