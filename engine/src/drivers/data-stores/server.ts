// What starts a server of a kind, and prepares its files.
import type { DataStore } from '../../contracts/data-stores.ts';
import type { Command } from './run-as.ts';

export interface Invocation extends Command {
  /** What it reads from its input; nothing when absent. */
  readonly input?: string;
}

/** Files in PEM. */
export interface Certificate {
  readonly file: string;
  readonly keyFile: string;
}

export interface Server {
  /** Run one after another, before each start. */
  readonly prepare: readonly Invocation[];
  start(port: number): Invocation;
  /** A line that the server writes once it takes connections; of one that writes nothing, whether it takes them. */
  readonly ready: RegExp | 'connects';
  /** Ends it in order. */
  readonly stopSignal: NodeJS.Signals;
}

/** Undefined: nothing here runs such a store. */
export type Setup = (
  store: DataStore,
  folder: string,
  isNew: boolean,
  certificate: Certificate | undefined,
) => Server | undefined;
