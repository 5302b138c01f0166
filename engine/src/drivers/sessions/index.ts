// Sessions of `aws ecs execute-command`: the data channel to which the Session Manager plugin connects, at the gateway.
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-exec.html
import type { Driver, DriverHost } from '../../contracts/driver.ts';
import { dataChannelPath, type SessionSpecification } from '../../contracts/sessions.ts';
import type { Timer } from '../../kernel/clock.ts';
import { Session } from './session.ts';

/** How long a session waits for its client. */
const connectWithinMs = 5 * 60_000;
/** The plugin tries for a quarter of a minute to resume a session. */
const resumeWithinMs = 30_000;

/** @param runtime whose containers the programs run in */
export function createSessions(host: DriverHost, runtime: Pick<Driver, 'name' | 'execute'>): Driver {
  const waiting = new Map<string, { readonly specification: SessionSpecification; readonly timer: Timer }>();
  const open = new Map<string, Session>();
  const forget = (sessionId: string) => {
    const found = waiting.get(sessionId);
    waiting.delete(sessionId);
    found?.timer.cancel();
    return found?.specification;
  };
  let isStopped = false;
  const ended = (sessionId: string) => {
    if (!isStopped) host.report('sessions/ended', { sessionId });
  };
  return {
    name: 'sessions',
    effects: {
      'sessions/open': (specification) => {
        const { sessionId, target } = specification;
        if (waiting.has(sessionId)) return;
        const timer = host.machineClock.after(connectWithinMs, () => {
          waiting.delete(sessionId);
          ended(sessionId);
        });
        waiting.set(sessionId, { specification, timer });
        host.report('sessions/opened', { sessionId, target });
      },
      'sessions/resume': ({ sessionId, token }) => {
        const found = waiting.get(sessionId);
        if (found) waiting.set(sessionId, { ...found, specification: { ...found.specification, token } });
        open.get(sessionId)?.resume(token);
      },
      'sessions/terminate': ({ sessionId }) => {
        if (forget(sessionId)) ended(sessionId);
        open.get(sessionId)?.terminate();
      },
    },
    upgrade(request) {
      const id = request.path.startsWith(dataChannelPath) ? request.path.slice(dataChannelPath.length) : '';
      const specification = forget(id);
      if (!specification) return open.get(id)?.attach(request) ?? false;
      const session: Session = new Session(
        {
          host,
          specification,
          execute: async () => {
            if (!runtime.execute) throw new Error(`The runtime '${runtime.name}' runs no other programs`);
            return runtime.execute(specification);
          },
          over: () =>
            queueMicrotask(() => {
              open.delete(id);
              ended(id);
            }),
          resumeWithinMs,
        },
        request,
      );
      open.set(id, session);
      return true;
    },
    async recover() {
      host.report('sessions/recovered', {});
    },
    async stop() {
      isStopped = true;
      for (const { timer } of waiting.values()) timer.cancel();
      waiting.clear();
      for (const session of [...open.values()]) session.kill();
    },
  };
}
