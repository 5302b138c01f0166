// Data stores: databases and caches that run as real servers of this machine, where one is installed.

declare module '../kernel/registry.ts' {
  interface Effects {
    /** Starts a store's server on its files, which are made when there are none. Reports started, missing or failed. */
    'data-stores/start': DataStore;
    /** Ends a store's server and keeps its files. Reports data-stores/stopped, even for one that does not run. */
    'data-stores/stop': { readonly storeId: string };
    /**
     * Copies a store's files to another name, where no server runs: a store can begin with them, and `remove` removes them. The
     * store's server pauses for it. Reports copied or copy-failed, and copied at once where the copy is there.
     */
    'data-stores/copy': { readonly storeId: string; readonly copyId: string };
    /** Ends a store's server and removes its files. */
    'data-stores/remove': { readonly storeId: string };
  }
  interface Reports {
    'data-stores/started': {
      readonly storeId: string;
      readonly port: number;
      /** Where tasks reach it, where that is not 127.0.0.1. */
      readonly address?: string;
    };
    /** This machine has no server of the kind. */
    'data-stores/missing': { readonly storeId: string; readonly remedy: string };
    'data-stores/copied': { readonly copyId: string };
    'data-stores/copy-failed': { readonly copyId: string; readonly reason: string };
    'data-stores/failed': { readonly storeId: string; readonly reason: string };
    /** It was stopped, or its server ended by itself. */
    'data-stores/stopped': { readonly storeId: string };
  }
}

export type StoreKind = 'postgres' | 'mysql' | 'redis' | 'memcached';

export interface DataStore {
  /** Of its files, too: letters, digits and hyphens. */
  readonly storeId: string;
  readonly kind: StoreKind;
  /** The copy that it begins with. */
  readonly origin?: string;
  /** The one to listen on where it is free. */
  readonly port: number;
  /** The one to listen on where that is not. */
  readonly formerPort?: number;
  /** Of a database. */
  readonly user?: string;
  readonly password?: string;
  readonly database?: string;
  /** Of a cache, beside its password: one that counts as well. */
  readonly formerPassword?: string;
  /** Of a cache: who may log in, in place of its password. */
  readonly users?: readonly StoreUser[];
  /** A cache that speaks the protocol of Redis Cluster: one node with all slots. */
  readonly isCluster?: boolean;
  /** A cache that takes nothing but TLS, with the certificate of this machine's stores. */
  readonly isEncrypted?: boolean;
  /** Settings by AWS's names; a server takes those that it knows to be of use here. */
  readonly parameters?: Readonly<Record<string, string>>;
}

export interface StoreUser {
  readonly name: string;
  /** By Redis's ACL: `on ~app::* +@read`. https://redis.io/docs/latest/operate/oss_and_stack/management/security/acl/ */
  readonly rules: string;
  /** SHA-256 in hexadecimal digits. Absent: any password is taken. */
  readonly passwordHashes?: readonly string[];
}

/** On loopback, where every store listens. Tasks in containers reach it at an address of the bridge. */
export const storeAddress = '127.0.0.1';

/** What makes stores of the kind real, for a person. */
export const remedies: Readonly<Record<StoreKind, string>> = {
  postgres: 'apt-get install postgresql',
  mysql: 'apt-get install mariadb-server',
  redis: 'apt-get install redis-server',
  memcached: 'apt-get install memcached',
};
