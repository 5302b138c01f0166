// A client of Live Tail has left: nothing is kept for it any more.
import type { Context } from '../../../kernel/context.ts';
import type { Reports } from '../../../kernel/registry.ts';
import { liveTails } from '../live-tail/sessions.ts';

export function tailed(report: Reports['logs/tailed'], ctx: Context): void {
  if ('hasLeft' in report) ctx.delete(liveTails, report.sessionId);
}
