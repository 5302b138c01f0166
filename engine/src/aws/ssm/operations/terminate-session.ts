// https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_TerminateSession.html
// Its only errors are internal ones: a session that is over is terminated.
import type { Operation } from '../../../kernel/context.ts';
import { sessions } from '../state.ts';

export const terminateSession: Operation<'ssm', 'TerminateSession'> = (input, ctx) => {
  const session = ctx.get(sessions, input.SessionId!);
  if (session && session.endedAt === undefined) ctx.perform('sessions/terminate', { sessionId: session.id });
  return { SessionId: input.SessionId };
};
