// Signals to process groups. Everything that the engine starts leads a group of its own.

/** False when there is no such group. */
export function killGroup(group: number, signal: NodeJS.Signals): boolean {
  // 0 and 1 would mean the engine's own group and every process there is.
  if (!Number.isInteger(group) || group <= 1) throw new Error(`Not a process group of a task: ${group}`);
  try {
    process.kill(-group, signal);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
    // EPERM: macOS says so of a group whose processes have all ended but are not yet collected.
    if ((error as NodeJS.ErrnoException).code === 'EPERM') return false;
    throw error;
  }
}
