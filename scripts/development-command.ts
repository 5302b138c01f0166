// The command line of `npm run NAME -- …`: what a development command takes is declared once, for the parser and for --help.
import { type ParseArgsConfig, parseArgs } from 'node:util';

type Descriptor = NonNullable<ParseArgsConfig['options']>[string];
type Options = Readonly<Record<string, Descriptor & { readonly value?: string; readonly says: string }>>;

interface Declaration<O extends Options> {
  /** Of the script in package.json. */
  readonly name: string;
  /** A sentence without a full stop. */
  readonly summary: string;
  /** Lines below it. */
  readonly details?: readonly string[];
  /** `FOLDER`, `[NAME …]`; without it, the command takes flags only. */
  readonly operands?: string;
  /** `value` is what a flag's value is called in the help, `says` what the flag does. */
  readonly options: O;
}

type Parsed<O extends Options> = ReturnType<
  typeof parseArgs<{ readonly options: O; readonly allowPositionals: true }>
>;

/**
 * The flags and operands that the command was called with. With --help it prints what the command takes and exits with 0;
 * of a command line that makes no sense, it says so in a line and exits with 2.
 */
export function developmentCommand<const O extends Options>(
  declaration: Declaration<O>,
  args: readonly string[] = process.argv.slice(2),
): Parsed<O> {
  const { name, operands, options } = declaration;
  try {
    const parsed = parseArgs({
      args: [...args],
      allowPositionals: operands !== undefined,
      options: { ...options, help: { type: 'boolean', short: 'h' } },
    });
    if (!('help' in parsed.values)) return parsed as unknown as Parsed<O>;
  } catch (error) {
    if (!String((error as NodeJS.ErrnoException).code).startsWith('ERR_PARSE_ARGS')) throw error;
    // The first sentence: the second explains how Node.js would take it as an operand.
    const [said = ''] = (error as Error).message.split(/\. |\n/);
    endWith(2, `${said.replace(/\.$/, '')}. See npm run ${name} -- --help.`);
  }
  return endWith(0, usageOf(declaration));
}

/** What --help prints. */
export function usageOf({ name, summary, details = [], operands, options }: Declaration<Options>): string {
  const rows = Object.entries(options).map(([flag, { value, says, default: otherwise }]) => [
    `--${flag}${value ? ` ${value}` : ''}`,
    `${says}${typeof otherwise === 'string' ? ` (${otherwise})` : ''}`,
  ]);
  const width = Math.max(0, ...rows.map(([flag = '']) => flag.length));
  const lines = rows.map(([flag = '', says]) => `  ${flag.padEnd(width)}  ${says}`);
  const call = [`npm run ${name}`, ...(operands || rows.length > 0 ? ['--'] : []), operands];
  return [
    [...call, ...(rows.length > 0 ? ['[FLAGS]'] : [])].filter(Boolean).join(' '),
    '',
    `${summary}.`,
    ...[details, lines].flatMap((part) => (part.length > 0 ? ['', ...part] : [])),
  ].join('\n');
}

function endWith(code: number, text: string): never {
  (code === 0 ? console.log : console.error)(text);
  process.exit(code);
}
