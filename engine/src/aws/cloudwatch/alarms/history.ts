// What happened to an alarm, kept for two weeks.
import type { Context } from '../../../kernel/context.ts';
import { alarms, type HistoryEntry, historyStream } from '../state.ts';

export const keptMs = 14 * 86_400_000;

export function addHistory(ctx: Context, entry: HistoryEntry): void {
  const isComposite = ctx.get(alarms, entry.alarm)?.rule !== undefined;
  const value: HistoryEntry = isComposite ? { ...entry, isComposite } : entry;
  ctx.streams.append(historyStream, [{ timestamp: ctx.now, value }]);
}
