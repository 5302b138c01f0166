import { readFileSync } from 'node:fs';

/**
 * Whether a process runs. One that has ended is listed until its parent asks for its status, which for an orphan may be
 * never: in a container whose first process is a program like any other.
 */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // Another user's process: it is there, and may not be signalled.
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  return !hasEnded(pid);
}

/** By /proc (proc_pid_stat(5)): its state follows its name, which may contain anything. */
function hasEnded(pid: number): boolean {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return /^[ZX]/.test(stat.slice(stat.lastIndexOf(')') + 2));
  } catch {
    return false;
  }
}
