// Parses a Dockerfile into global arguments and stages of instructions. Variables are not replaced yet.
import { DockerfileFailure, type DockerfilePlace } from './failure.ts';
import type { HereDocument } from './here-documents.ts';
import { splitDockerfile } from './lines.ts';

export interface Instruction extends DockerfilePlace {
  readonly name: string;
  /** `--from=build` as `from: build`; a flag without a value is `true`. */
  readonly flags: Readonly<Record<string, string>>;
  /** After the flags. */
  readonly text: string;
  readonly hereDocuments: readonly HereDocument[];
  /** The instruction on one line, for output. */
  readonly displayText: string;
}

export interface DockerfileStage {
  readonly from: Instruction;
  /** In lower case, as AS names it. */
  readonly alias?: string;
  readonly instructions: readonly Instruction[];
}

export interface Dockerfile {
  readonly source: string;
  /** The escape character. */
  readonly escape: string;
  readonly globalArguments: readonly Instruction[];
  readonly stages: readonly DockerfileStage[];
}

/** The flags that each instruction may have. Any other flag or instruction is an error. */
const known: Readonly<Record<string, readonly string[]>> = {
  ADD: ['chown', 'chmod'],
  ARG: [],
  CMD: [],
  COPY: ['from', 'chown', 'chmod', 'link'],
  ENTRYPOINT: [],
  ENV: [],
  EXPOSE: [],
  FROM: ['platform'],
  HEALTHCHECK: ['interval', 'timeout', 'start-period', 'start-interval', 'retries'],
  LABEL: [],
  MAINTAINER: [],
  RUN: ['mount', 'network'],
  SHELL: [],
  STOPSIGNAL: [],
  USER: [],
  VOLUME: [],
  WORKDIR: [],
};

export function parseDockerfile(source: string): Dockerfile {
  const { escape: escapeChar, instructions } = splitDockerfile(source);
  const globalArguments: Instruction[] = [];
  const stages: { from: Instruction; alias?: string; instructions: Instruction[] }[] = [];
  for (const line of instructions) {
    const place = { firstLine: line.firstLine, lastLine: line.lastLine };
    const { name, hereDocuments } = line;
    const instruction = { ...place, name, hereDocuments, ...flagsOf(name, line.text, place) };
    const stage = stages.at(-1);
    if (line.name === 'FROM') stages.push({ from: instruction, ...aliasOf(instruction), instructions: [] });
    else if (stage) stage.instructions.push(instruction);
    else if (line.name === 'ARG') globalArguments.push(instruction);
    else throw new DockerfileFailure('no build stage in current context', place);
  }
  if (stages.length === 0) throw new DockerfileFailure('file with no instructions');
  return { source, escape: escapeChar, globalArguments, stages };
}

function flagsOf(
  name: string,
  text: string,
  place: DockerfilePlace,
): Pick<Instruction, 'flags' | 'text' | 'displayText'> {
  const allowed = known[name];
  if (name === 'ONBUILD')
    throw new DockerfileFailure('ONBUILD is not supported by the embedded builder', place);
  if (!allowed) throw new DockerfileFailure(`unknown instruction: ${name}`, place);
  const flags: Record<string, string> = {};
  let rest = text;
  for (;;) {
    const match = /^--([a-z-]+)(?:=(\S*))?(?:\s+|$)/.exec(rest);
    if (!match) break;
    const [all, flag = '', value = 'true'] = match;
    if (!allowed.includes(flag))
      throw new DockerfileFailure(`--${flag} of ${name} is not supported by the embedded builder`, place);
    flags[flag] = flags[flag] === undefined ? value : `${flags[flag]}\n${value}`;
    rest = rest.slice(all.length);
  }
  if (rest === '') throw new DockerfileFailure(`${name} requires at least one argument`, place);
  return { flags, text: rest, displayText: `${name} ${text.replace(/\s+/g, ' ')}` };
}

function aliasOf(from: Instruction): { readonly alias?: string } {
  const words = from.text.split(/\s+/);
  if (words.length === 1) return {};
  if (words.length !== 3 || words[1]?.toLowerCase() !== 'as')
    throw new DockerfileFailure('FROM requires either one or three arguments', from);
  return { alias: (words[2] ?? '').toLowerCase() };
}
