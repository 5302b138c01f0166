// What happened to an alarm: kept two weeks.
import type { Context } from '../../../kernel/context.ts';
import { type HistoryEntry, historyStream } from '../state.ts';

export const keptMs = 14 * 86_400_000;

export function remember(entry: HistoryEntry, ctx: Context): void {
  ctx.streams.append(historyStream, [{ timestamp: ctx.now, value: entry }]);
}
