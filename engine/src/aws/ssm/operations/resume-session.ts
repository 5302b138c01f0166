// https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_ResumeSession.html
// The Session Manager plugin calls it when its connection broke, at the endpoint of the service that opened the session.
import { streamUrlOf } from '../../../contracts/sessions.ts';
import type { Operation } from '../../../kernel/context.ts';
import { sessionDoesNotExist } from '../faults.ts';
import { sessions } from '../state.ts';

export const resumeSession: Operation<'ssm', 'ResumeSession'> = (input, ctx) => {
  const session = ctx.get(sessions, input.SessionId!);
  if (!session || session.endedAt !== undefined) throw sessionDoesNotExist(input.SessionId!);
  const token = ctx.ids.hex(64);
  ctx.perform('sessions/resume', { sessionId: session.id, token });
  return { SessionId: session.id, TokenValue: token, StreamUrl: streamUrlOf(ctx.endpoint, session.id) };
};
