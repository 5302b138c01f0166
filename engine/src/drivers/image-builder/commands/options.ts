// Parses flags of the `docker` command. An unknown flag is an error.

/** A mistake in the command line, or something that this builder does not support. */
export class CommandFailure extends Error {}

export interface OptionNames {
  /** Flags with a value: short names by long name, empty when there is none. */
  readonly values?: Readonly<Record<string, string>>;
  /** Flags without a value. */
  readonly switches?: Readonly<Record<string, string>>;
}

export interface Options {
  /** All values of the flag, in order. */
  all(name: string): readonly string[];
  /** The flag's last value. */
  one(name: string): string | undefined;
  has(name: string): boolean;
  readonly operands: readonly string[];
}

export function parseOptions(command: string, args: readonly string[], names: OptionNames): Options {
  const { values = {}, switches = {} } = names;
  const given = new Map<string, string[]>();
  const operands: string[] = [];
  const longOf = (short: string, of: Readonly<Record<string, string>>) =>
    Object.keys(of).find((name) => of[name] === short);
  const add = (name: string, value: string) => given.set(name, [...(given.get(name) ?? []), value]);
  const pending = [...args];
  for (let arg = pending.shift(); arg !== undefined; arg = pending.shift()) {
    if (arg === '--') {
      operands.push(...pending);
      break;
    }
    if (!arg.startsWith('-') || arg === '-') {
      operands.push(arg);
      continue;
    }
    // `-qt name` is `-q -t name`.
    if (/^-[a-z]{2,}/.test(arg) && longOf(arg.charAt(1), switches) !== undefined) {
      add(longOf(arg.charAt(1), switches) ?? '', 'true');
      pending.unshift(`-${arg.slice(2)}`);
      continue;
    }
    const [flag = '', inline] = split(arg);
    const long = flag.startsWith('--') ? flag.slice(2) : undefined;
    const value = long ?? longOf(flag.slice(1), values);
    const toggle = long ?? longOf(flag.slice(1), switches);
    if (value !== undefined && value in values) {
      const text = inline ?? pending.shift();
      if (text === undefined) throw new CommandFailure(`flag needs an argument: ${flag}`);
      add(value, text);
    } else if (toggle !== undefined && toggle in switches) add(toggle, inline ?? 'true');
    else
      throw new CommandFailure(
        `unknown flag: ${flag}: the embedded builder's "docker ${command}" has no such flag`,
      );
  }
  return {
    operands,
    all: (name) => given.get(name) ?? [],
    one: (name) => given.get(name)?.at(-1),
    has: (name) => (given.get(name)?.at(-1) ?? 'false') !== 'false',
  };
}

/** `--tag=x` and `-tx` include their value. */
function split(arg: string): [string, string?] {
  if (arg.startsWith('--')) {
    const equals = arg.indexOf('=');
    return equals < 0 ? [arg] : [arg.slice(0, equals), arg.slice(equals + 1)];
  }
  return arg.length > 2 ? [arg.slice(0, 2), arg.slice(2).replace(/^=/, '')] : [arg];
}
