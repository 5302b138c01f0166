// What happened to an alarm, kept for two weeks.
import type { Context } from '../../../kernel/context.ts';
import { type HistoryEntry, historyStream } from '../state.ts';

export const keptMs = 14 * 86_400_000;

export function addHistory(ctx: Context, entry: HistoryEntry): void {
  ctx.streams.append(historyStream, [{ timestamp: ctx.now, value: entry }]);
}
