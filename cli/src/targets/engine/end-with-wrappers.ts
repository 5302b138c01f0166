// Loaded by an engine in the foreground before its own modules: it ends as SIGTERM ends it, once what a package manager has
// put around it is gone.
import { systemClock } from '../../clock/clock.ts';
import { endWithWrappers } from '../../command-line/wrapper.ts';

endWithWrappers(systemClock, new AbortController().signal, () => process.kill(process.pid, 'SIGTERM'));
