// Keeps Session Manager's list of sessions by what the driver reports of them.
import type { Context } from '../../../kernel/context.ts';
import type { Reports } from '../../../kernel/registry.ts';
import { type SessionRecord, sessions } from '../state.ts';

/** AWS keeps a history of 30 days. */
const mostEnded = 100;

export function sessionOpened({ sessionId: id, target }: Reports['sessions/opened'], ctx: Context): void {
  ctx.put(sessions, id, { id, target, startedAt: ctx.now });
}

export function sessionEnded({ sessionId }: Reports['sessions/ended'], ctx: Context): void {
  const session = ctx.get(sessions, sessionId);
  if (session && session.endedAt === undefined) end(session, ctx);
}

/** Sessions end with the engine. */
export function sessionsRecovered(_report: Reports['sessions/recovered'], ctx: Context): void {
  for (const session of ctx.all(sessions)) if (session.endedAt === undefined) end(session, ctx);
}

function end(session: SessionRecord, ctx: Context): void {
  ctx.put(sessions, session.id, { ...session, endedAt: ctx.now });
  const ended = ctx
    .all(sessions)
    .filter(({ endedAt }) => endedAt !== undefined)
    .sort((a, b) => a.endedAt! - b.endedAt!);
  for (const { id } of ended.slice(0, Math.max(0, ended.length - mostEnded))) ctx.delete(sessions, id);
}
