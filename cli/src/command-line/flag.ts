// Flags as data. A command declares its flags; the parser, the help, the completions and the reference read them.

/** A flag that is there or not. */
export interface Switch {
  readonly kind: 'switch';
  /** One letter. */
  readonly short?: string;
  readonly summary: string;
}

/** A flag that takes a value. */
export interface Valued<T> {
  readonly kind: 'value';
  readonly short?: string;
  readonly summary: string;
  /** What stands for the value in the help: `PORT`. */
  readonly valueName: string;
  readonly default: string;
  readonly choices?: readonly string[];
  /** The value is a path of a folder: completions offer folders. */
  readonly isFolder?: boolean;
  /** @throws UsageError when the text is no such value. */
  read(text: string): T;
}

/** A flag that takes a value and may be given several times. */
export interface Repeated<T> {
  readonly kind: 'repeated';
  readonly short?: string;
  readonly summary: string;
  readonly valueName: string;
  /** @throws UsageError when the text is no such value. */
  read(text: string): T;
}

export type Flag = Switch | Valued<unknown> | Repeated<unknown>;
export type Flags = Readonly<Record<string, Flag>>;

/** The values of parsed flags: a boolean for a switch, a list for a repeated flag, what `read` returns otherwise. */
export type FlagValues<F extends Flags> = {
  readonly [Name in keyof F]: F[Name] extends Valued<infer T>
    ? T
    : F[Name] extends Repeated<infer T>
      ? readonly T[]
      : boolean;
};

/** Every command has these. */
export const commonFlags = {
  help: { kind: 'switch', short: 'h', summary: 'Show what the command does, its flags and examples.' },
} as const satisfies Flags;

/** Every command that writes through a renderer has this one too. */
export const outputFlags = {
  json: { kind: 'switch', summary: 'Write JSON lines to standard output, one for each message.' },
} as const satisfies Flags;
