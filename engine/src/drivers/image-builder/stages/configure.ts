// Instructions that only change the image's configuration.
// https://github.com/opencontainers/image-spec/blob/main/config.md
import { posix } from 'node:path';
import type { RunConfig } from '../../images/oci.ts';
import { DockerfileFailure } from '../dockerfile/failure.ts';
import type { Instruction } from '../dockerfile/parse.ts';
import { execForm, expandWord, keyValues, splitWords } from '../dockerfile/words.ts';

type Variables = Readonly<Record<string, string>>;

/** The configuration after the instruction. @throws DockerfileFailure for what Docker refuses, too */
export function configure(
  config: RunConfig,
  instruction: Instruction,
  variables: Variables,
  escapeChar: string,
): RunConfig {
  const { name, text } = instruction;
  const expanded = () => expandWord(text, variables, escapeChar);
  const words = () => splitWords(text, escapeChar).map((word) => expandWord(word, variables, escapeChar));
  const commandLine = () => execForm(text) ?? [...(config.Shell ?? ['/bin/sh', '-c']), text];
  switch (name) {
    case 'ENV':
      return { ...config, Env: withVariables(config.Env ?? [], keyValues(text, variables, escapeChar)) };
    case 'LABEL':
      return {
        ...config,
        Labels: sorted({ ...config.Labels, ...Object.fromEntries(keyValues(text, variables, escapeChar)) }),
      };
    case 'WORKDIR':
      return { ...config, WorkingDir: posix.resolve(config.WorkingDir || '/', expanded()) };
    case 'USER':
      return { ...config, User: expanded() };
    case 'STOPSIGNAL':
      return { ...config, StopSignal: expanded() };
    case 'EXPOSE':
      return {
        ...config,
        ExposedPorts: sorted({ ...config.ExposedPorts, ...Object.fromEntries(words().flatMap(ports)) }),
      };
    case 'VOLUME': {
      const volumes = execForm(text) ?? words();
      return {
        ...config,
        Volumes: sorted({ ...config.Volumes, ...Object.fromEntries(volumes.map((each) => [each, {}])) }),
      };
    }
    case 'CMD':
      return { ...config, Cmd: commandLine() };
    case 'ENTRYPOINT': {
      // A new entrypoint drops the base image's command, which belongs to the old entrypoint.
      const { Cmd: _, ...rest } = config;
      return { ...rest, Entrypoint: commandLine() };
    }
    case 'SHELL': {
      const shell = execForm(text);
      if (!shell) throw new DockerfileFailure('SHELL requires the arguments to be in JSON form');
      return { ...config, Shell: shell };
    }
    case 'HEALTHCHECK':
      return { ...config, Healthcheck: healthCheck(instruction, config) };
    case 'MAINTAINER':
      return config;
    default:
      throw new DockerfileFailure(`unknown instruction: ${name}`);
  }
}

export function environmentOf(config: RunConfig): Record<string, string> {
  return Object.fromEntries(
    (config.Env ?? []).map((each) => {
      const equals = each.indexOf('=');
      return [each.slice(0, equals), each.slice(equals + 1)];
    }),
  );
}

function withVariables(env: readonly string[], pairs: readonly [string, string][]): string[] {
  const merged = new Map(env.map((each) => [each.split('=', 1)[0] ?? '', each]));
  for (const [name, value] of pairs) merged.set(name, `${name}=${value}`);
  return [...merged.values()];
}

function ports(text: string): [string, object][] {
  const match = /^(\d+)(?:-(\d+))?(?:\/(tcp|udp|sctp))?$/i.exec(text);
  if (!match) throw new DockerfileFailure(`invalid containerPort: ${text}`);
  const [, first, last = first, protocol = 'tcp'] = match;
  const list: [string, object][] = [];
  for (let port = Number(first); port <= Number(last); port++)
    list.push([`${port}/${protocol.toLowerCase()}`, {}]);
  return list;
}

function healthCheck({ text, flags }: Instruction, config: RunConfig): object {
  if (/^none$/i.test(text)) return { Test: ['NONE'] };
  const command = /^CMD\s+([\s\S]+)$/i.exec(text)?.[1];
  if (!command) throw new DockerfileFailure(`Unknown type "${text.split(/\s/)[0]}" in HEALTHCHECK (try CMD)`);
  const exec = execForm(command);
  const shell = config.Shell ? ['CMD', ...config.Shell, command] : ['CMD-SHELL', command];
  return {
    Test: exec ? ['CMD', ...exec] : shell,
    ...duration('Interval', flags.interval),
    ...duration('Timeout', flags.timeout),
    ...duration('StartPeriod', flags['start-period']),
    ...duration('StartInterval', flags['start-interval']),
    ...(flags.retries ? { Retries: Number(flags.retries) } : {}),
  };
}

/** Image configurations have durations in nanoseconds. */
function duration(name: string, text: string | undefined): object {
  if (text === undefined) return {};
  const units: Readonly<Record<string, number>> = { ms: 1e6, s: 1e9, m: 60e9, h: 3600e9 };
  let total = 0;
  const rest = text.replace(/(\d+(?:\.\d+)?)(ms|s|m|h)/g, (_, amount: string, unit: string) => {
    total += Number(amount) * (units[unit] ?? 0);
    return '';
  });
  if (rest !== '') throw new DockerfileFailure(`time: invalid duration "${text}"`);
  return { [name]: total };
}

function sorted<T>(record: Readonly<Record<string, T>>): Record<string, T> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}
