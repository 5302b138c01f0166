// A service's controllers, each loaded when there is something for it to do: a record that it keeps, or a change of a table
// that it watches.
import { beside } from './beside.ts';
import type { ControllerName, TableName } from './registry.ts';
import type { AnyController } from './service.ts';
import type { Table } from './table.ts';

type State = Parameters<AnyController['keys']>[0];

/** What is known of a controller without loading it. */
interface Outline {
  readonly name: ControllerName;
  /** Where it finds its keys: while these are empty, it has none. Absent: it has a key of its own. */
  readonly keysIn?: readonly Table<unknown>[];
  readonly watches: readonly TableName[];
  readonly rest?: number;
}

/** `module` is the URL of a list in `<service>/generated/`; the files are in `<service>/controllers/`. */
export function controllersBeside(module: string) {
  const load = beside(module);
  return <C extends AnyController>(file: string, identifier: string, outline: Outline): AnyController => {
    const { name, keysIn, watches, rest } = outline;
    let loaded: C | undefined;
    const hasKeys = (state: State) => !keysIn?.every((table) => state.keys(table).length === 0);
    const controller = (): AnyController => {
      loaded ??= load(`../controllers/${file}`)[identifier] as C;
      return loaded;
    };
    return {
      name,
      keys: (state) => (hasKeys(state) ? controller().keys(state) : []),
      observe: (state, key) => controller().observe(state, key),
      plan: (snapshot, now) => controller().plan(snapshot, now),
      apply: (step, ctx, key) => controller().apply(step, ctx, key),
      watches: Object.fromEntries(
        watches.map((table) => {
          // A table of its own may have lost its last row just now, and that the controller has to see.
          const isOwn = !keysIn || keysIn.some(({ name: own }) => own === table);
          const concerns = (state: State) => loaded !== undefined || isOwn || hasKeys(state);
          return [
            table,
            (key: string, state: State) =>
              concerns(state) ? (controller().watches?.[table]?.(key, state) ?? []) : [],
          ];
        }),
      ),
      ...(rest !== undefined && { rest }),
    };
  };
}
