// Which controllers a change of a table concerns, found by the table's name: most changes concern few of all controllers.
import type { Controller } from './controller.ts';
import type { TableChange } from './store.ts';
import type { Reader } from './table.ts';
import type { WorkItem } from './work-queue.ts';

interface Watcher {
  readonly controller: WorkItem['controller'];
  readonly watch: (changedKey: string, state: Reader) => readonly string[];
}

export class Watchers {
  readonly #byTable = new Map<string, Watcher[]>();

  constructor(controllers: Iterable<Pick<Controller<never, never>, 'name' | 'watches'>>) {
    for (const { name, watches = {} } of controllers) {
      for (const [table, watch] of Object.entries(watches)) {
        const watchers = this.#byTable.get(table) ?? [];
        watchers.push({ controller: name, watch });
        this.#byTable.set(table, watchers);
      }
    }
  }

  *concernedBy(changes: readonly TableChange[], state: Reader): Generator<WorkItem> {
    for (const { table, key: changed } of changes) {
      for (const { controller, watch } of this.#byTable.get(table.name) ?? []) {
        for (const key of watch(changed, state)) yield { controller, key };
      }
    }
  }
}
