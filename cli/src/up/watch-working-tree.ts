// Follows the files of a working tree: each change becomes a commit of a repository beside the state, which the pipeline
// takes. Git compares what changed, so that it costs little and follows the person's .gitignore.
import type { Clock } from '../clock/clock.ts';
import { findWorkingTree } from '../source/local-source.ts';

const everyMs = 500;

/** Until the signal; a file that cannot be read at one look is read at the next. */
export function watchWorkingTree(folder: string, state: string, clock: Clock, signal: AbortSignal): void {
  const look = async () => {
    while (!signal.aborted) {
      await clock.delay(everyMs);
      try {
        if (!signal.aborted) findWorkingTree(folder, state);
      } catch {
        // An editor is writing, or git is busy: the next look finds what is there then.
      }
    }
  };
  void look();
}
