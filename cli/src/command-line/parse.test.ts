import { describe, expect, it } from 'vitest';
import { UsageError } from '../errors/user-error.ts';
import { loadProgram } from '../program.ts';
import { flagsOf } from './command.ts';
import { parseCommandLine, wantsJson } from './parse.ts';

const program = await loadProgram();

const parse = (line: string) => parseCommandLine(line.split(' ').filter(Boolean), program);

function usageError(line: string): UsageError {
  try {
    parse(line);
  } catch (error) {
    if (error instanceof UsageError) return error;
    throw error;
  }
  throw new Error(`'${line}' was accepted`);
}

describe('a command line', () => {
  it('has a command, its flags by their types, and defaults for the others', () => {
    expect(parse('up -d --port 0 --state /tmp/a')).toMatchObject({
      kind: 'run',
      command: { name: 'up' },
      values: { detach: true, port: 0, state: '/tmp/a', region: undefined, runtime: 'auto', json: false },
    });
  });

  it('may have flags before the command, joined short flags and values after an equals sign', () => {
    expect(parse('--state=/tmp/a logs -fb')).toMatchObject({
      command: { name: 'logs' },
      values: { follow: true, build: true, state: '/tmp/a' },
    });
  });

  it('takes the last one of a repeated flag', () => {
    expect(parse('engine --port 1 --port 2')).toMatchObject({ values: { port: 2 } });
  });

  it('keeps all values of a flag that may be given several times', () => {
    const line = ['engine', '--quota', 'ecs/Tasks per service=9', '--quota=L-F678F1CE=20'];
    expect(parseCommandLine(line, program)).toMatchObject({
      values: { quota: ['ecs/Tasks per service=9', 'L-F678F1CE=20'] },
    });
    expect(parse('engine')).toMatchObject({ values: { quota: [], 'lower-to-quotas': false } });
    expect(usageError('engine --quota').message).toBe('--quota needs a value: --quota QUOTA=N.');
  });

  it('takes what follows two dashes for an argument, not for a flag', () => {
    expect(usageError('down -- --purge').message).toBe("drydock down does not take '--purge'.");
  });

  it('leaves what follows two dashes to the program that a command runs', () => {
    expect(parse('exec web --cluster a -- ls --cluster -x')).toMatchObject({
      command: { name: 'exec' },
      values: { cluster: 'a' },
      operands: ['web', '--', 'ls', '--cluster', '-x'],
    });
    expect(parse('exec -- ls')).toMatchObject({ operands: ['--', 'ls'] });
    expect(usageError('exec web ls').message).toBe("drydock exec does not take 'ls'.");
  });

  it.each([
    ['', { kind: 'help' }],
    ['--help', { kind: 'help' }],
    ['--version', { kind: 'version' }],
    ['down --help', { kind: 'help', command: { name: 'down' } }],
    ['completion -h', { kind: 'help', command: { name: 'completion' } }],
    ['help down', { kind: 'run', command: { name: 'help' }, operands: ['down'] }],
    ['completion zsh', { kind: 'run', command: { name: 'completion' }, operands: ['zsh'] }],
  ])("'%s' is understood", (line, parsed) => {
    expect(parse(line)).toMatchObject(parsed);
  });

  it.each([
    ['down --follow --build', 'down', "drydock down has no flag '--follow'."],
    ['up --detatch', 'up', "drydock up has no flag '--detatch'. Did you mean '--detach'?"],
    ['logs -x', 'logs', "drydock logs has no flag '-x'."],
    ['status --port 1', 'status', "drydock status has no flag '--port'."],
    ['engine --json', 'engine', "drydock engine has no flag '--json'."],
    ['dwon', undefined, "drydock has no command 'dwon'. Did you mean 'down'?"],
    [
      'conjure',
      undefined,
      `drydock has no command 'conjure'. It has ${program.commands.map(({ name }) => name).join(', ')}.`,
    ],
    ['down twice', 'down', "drydock down does not take 'twice'."],
    ['completion', 'completion', 'drydock completion needs one of bash, zsh, fish.'],
    ['completion csh', 'completion', 'drydock completion csh: choose bash, zsh or fish.'],
    ['reach a b --port 0', 'reach', '--port 0 is not a port: they begin with 1.'],
    ['up --port', 'up', '--port needs a value: --port PORT.'],
    ['up --state --detach', 'up', '--state needs a value: --state FOLDER.'],
    ['up --detach=yes', 'up', "--detach takes no value ('yes')."],
    ['up --port 70000', 'up', '--port 70000 is not a port (0 to 65535).'],
    ['up --port 1e3', 'up', '--port 1e3 is not a port (0 to 65535).'],
    ['up --account 12', 'up', '--account 12 is not an account id (twelve digits).'],
    ['up --region mars', 'up', '--region mars is not a region.'],
    ['up --runtime vm', 'up', '--runtime vm: choose auto, docker, process or simulated.'],
    ['--follow', undefined, '--follow is a flag of a command: drydock logs --follow.'],
    ['--hlep', undefined, "drydock has no flag '--hlep'. Did you mean '--help'?"],
  ])("'%s' is an error that names the command and the flag", (line, command, message) => {
    const error = usageError(line);
    expect(error.message).toBe(message);
    expect(error.command).toBe(command);
  });

  it('asks for JSON lines even when the rest makes no sense, but not behind two dashes', () => {
    expect(wantsJson(['dwon', '--json'])).toBe(true);
    expect(wantsJson(['down', '--', '--json'])).toBe(false);
  });
});

describe('the declarations', () => {
  const all = program.commands.flatMap((command) =>
    Object.entries(flagsOf(command)).map(([name, flag]) => ({ command: command.name, name, flag })),
  );

  it('give a flag of one name the same kind and the same letter in every command', () => {
    const different = all.filter(({ name, flag }) =>
      all.some(
        (other) => other.name === name && (other.flag.kind !== flag.kind || other.flag.short !== flag.short),
      ),
    );
    expect(different).toEqual([]);
  });

  it('give a letter to one flag only', () => {
    const letters = new Map<string, Set<string>>();
    for (const { name, flag } of all) {
      if (flag.short) letters.set(flag.short, (letters.get(flag.short) ?? new Set()).add(name));
    }
    expect([...letters].filter(([, names]) => names.size > 1)).toEqual([]);
  });

  it('have defaults that the flags themselves accept', () => {
    for (const { flag } of all) {
      if (flag.kind !== 'value') continue;
      expect(() => flag.read(flag.default)).not.toThrow();
      expect(flag.choices ?? [flag.default]).toContain(flag.default);
    }
  });

  it('have examples that are understood', () => {
    const lines = program.commands.flatMap(({ examples }) => examples.map(({ line }) => line));
    expect(lines.length).toBeGreaterThan(program.commands.length);
    for (const line of lines) expect(parse(line.split(/ [>|]/)[0] ?? '').kind).toBe('run');
  });

  it('are understood alone as among all the others', async () => {
    for (const { line } of program.commands.flatMap(({ examples }) => examples)) {
      const argv = line.split(/ [>|]/)[0]?.split(' ') ?? [];
      const alone = await loadProgram(argv);
      expect(alone.commands.length, line).toBe(
        /^(help|completion) /.test(line) ? program.commands.length : 1,
      );
      expect(parseCommandLine(argv, alone), line).toEqual(parseCommandLine(argv, program));
    }
  });
});
