// What services can request of drivers. Each effect is idempotent by its id: requested twice, it is performed once.
import type { RoutingTable } from '@drydock/balancer';
import type { BuildSpecification } from './build.ts';
import type { FunctionInvocation } from './functions.ts';
import type { TaskSpecification } from './runtime.ts';

declare module '../kernel/registry.ts' {
  interface Effects {
    /** Starts a task's containers. Reports: runtime/task-started or runtime/task-failed, then runtime/container-exited. */
    'runtime/start-task': TaskSpecification;
    /** SIGTERM to every container, SIGKILL after its stop timeout. Reports runtime/task-stopped, even for a task that it does not know. */
    'runtime/stop-task': { readonly taskArn: string };
    /** Removes the files of a file system, where the runtime keeps any. */
    'runtime/remove-file-system': { readonly fileSystemId: string };

    /** Replaces what the balancer does, without dropping a request. */
    'balancer/apply': RoutingTable;

    /** Runs a build. Reports build/phase, logs/lines, build/finished. */
    'build/start': BuildSpecification;
    'build/stop': { readonly buildId: string };

    /** Runs a function once. Reports logs/lines, then functions/invoked however it ends. */
    'functions/invoke': FunctionInvocation;
    /** Stops the processes that run other revisions of the function, or all of them when no revision is given. */
    'functions/retire': { readonly functionArn: string; readonly revision?: string };

    /** Reports the branch's head now and at each change, as git/head, until unwatched. */
    'git/watch': {
      readonly watchId: string;
      readonly repositoryPath: string;
      readonly branch: string;
      /** The commit that is known already: the first report has the files that have changed since. */
      readonly since?: string;
      /** Each tag that is made or moved from now on is reported as git/tag. */
      readonly tags?: true;
    };
    'git/unwatch': { readonly watchId: string };
    /** Makes a ZIP of a commit's files, without or with `.git`, as git/archived or git/failed. */
    'git/archive': {
      readonly requestId: string;
      readonly repositoryPath: string;
      readonly commit: string;
      readonly withHistory?: true;
    };
  }
}
