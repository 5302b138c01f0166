// Sessions of `aws ecs execute-command`: the data channel to which the Session Manager plugin connects, at the gateway.
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-exec.html
import type { Driver, DriverHost } from '../../contracts/driver.ts';
import { dataChannelPath, type SessionSpecification } from '../../contracts/sessions.ts';
import type { Timer } from '../../kernel/clock.ts';
import { Session } from './session.ts';

/** How long a session waits for its client. */
const connectWithinMs = 5 * 60_000;

/** @param runtime whose containers the programs run in */
export function createSessions(host: DriverHost, runtime: Pick<Driver, 'name' | 'execute'>): Driver {
  const waiting = new Map<string, { readonly specification: SessionSpecification; readonly timer: Timer }>();
  const open = new Set<Session>();
  return {
    name: 'sessions',
    effects: {
      'sessions/open': (specification) => {
        const { sessionId } = specification;
        if (waiting.has(sessionId)) return;
        const timer = host.machineClock.after(connectWithinMs, () => waiting.delete(sessionId));
        waiting.set(sessionId, { specification, timer });
      },
    },
    upgrade(request) {
      const id = request.path.startsWith(dataChannelPath) ? request.path.slice(dataChannelPath.length) : '';
      const found = waiting.get(id);
      if (!found) return false;
      waiting.delete(id);
      found.timer.cancel();
      const session: Session = new Session(
        {
          host,
          specification: found.specification,
          execute: async () => {
            if (!runtime.execute) throw new Error(`The runtime '${runtime.name}' runs no other programs`);
            return runtime.execute(found.specification);
          },
          over: () => void queueMicrotask(() => open.delete(session)),
        },
        request,
      );
      open.add(session);
      return true;
    },
    async recover() {},
    async stop() {
      for (const { timer } of waiting.values()) timer.cancel();
      waiting.clear();
      for (const session of [...open]) session.kill();
    },
  };
}
