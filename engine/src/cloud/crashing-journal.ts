// A journal for tests of crashes: the engine dies in it, as if it were killed, right after one of its commits and before
// anything that the commit asked for has happened.
import type { Journal } from '../kernel/journal.ts';

/** @param commits after how many of them; @param crash ends the process */
export function crashingJournal(journal: Journal, commits: number, crash: () => void): Journal {
  let left = commits;
  return new Proxy(journal, {
    get(target, property) {
      const member: unknown = Reflect.get(target, property, target);
      if (typeof member !== 'function') return member;
      const method = member.bind(target);
      if (property !== 'commit') return method;
      return (...args: Parameters<Journal['commit']>) => {
        method(...args);
        if (--left === 0) crash();
      };
    },
  });
}
