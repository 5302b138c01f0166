// Performs one instruction on a stage.
import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { imageOwner } from '../../images/owner.ts';
import { DockerfileFailure } from '../dockerfile/failure.ts';
import {
  expandContent,
  hereDocumentName,
  isOnlyHereDocument,
  shellText,
} from '../dockerfile/here-documents.ts';
import type { Dockerfile, Instruction } from '../dockerfile/parse.ts';
import { execForm, expandWord } from '../dockerfile/words.ts';
import { copySources, makeFolder } from '../files/copy.ts';
import type { Ignore } from '../files/ignore.ts';
import { changes, snapshot } from '../files/snapshot.ts';
import { contentKey, findSources, type Source } from '../files/sources.ts';
import { standIn, storedImage } from './base.ts';
import { configure, environmentOf } from './configure.ts';
import { argumentsOf, copyFrom, type PlannedStage, type StagePlan } from './plan.ts';
import type { Step } from './progress.ts';
import type { ImageRequest, ImageTools } from './request.ts';
import { run } from './run.ts';
import { Stage } from './stage.ts';

export interface Performing extends ImageTools {
  readonly request: ImageRequest;
  readonly dockerfile: Dockerfile;
  readonly plan: StagePlan;
  readonly platform: Readonly<Record<string, string>>;
  readonly built: ReadonlyMap<number, Stage>;
  /** Names of build arguments that a stage declared. */
  readonly used: Set<string>;
  readonly ignore: Ignore;
  /** Folder for the stages' files, removed after the build. */
  readonly work: string;
  /** Shows that the instruction has begun. */
  readonly begin: () => Step | undefined;
}

/** Returns whether the result came from the cache. */
export async function perform(
  stage: Stage,
  planned: PlannedStage,
  instruction: Instruction,
  p: Performing,
): Promise<boolean> {
  const variables = { ...stage.arguments, ...environmentOf(stage.config) };
  const step = p.begin();
  switch (instruction.name) {
    case 'ARG':
      declare(stage, instruction, p, variables);
      return false;
    case 'COPY':
    case 'ADD':
      return copy(stage, planned, instruction, p, variables);
    case 'RUN':
      return runCommand(stage, instruction, p, step);
    default:
      stage.config = configure(stage.config, instruction, variables, p.dockerfile.escape);
  }
  if (instruction.name !== 'WORKDIR') {
    remember(stage, instruction.displayText, true, p);
    return false;
  }
  const path = stage.config.WorkingDir ?? '/';
  return layer(stage, instruction.displayText, p, ['WORKDIR', path], async (root) =>
    makeFolder(root, path, { uid: 0, gid: 0 }),
  );
}

function declare(
  stage: Stage,
  { text }: Instruction,
  { request, plan, platform, used, dockerfile }: Performing,
  variables: Readonly<Record<string, string>>,
): void {
  for (const [name, value] of argumentsOf(text, variables, dockerfile.escape)) {
    used.add(name);
    const given = request.arguments[name] ?? value ?? plan.globals[name] ?? platform[name];
    if (given !== undefined) stage.arguments[name] = given;
  }
}

async function copy(
  stage: Stage,
  planned: PlannedStage,
  instruction: Instruction,
  p: Performing,
  variables: Readonly<Record<string, string>>,
): Promise<boolean> {
  const expand = (word: string) => expandWord(word, variables, p.dockerfile.escape);
  const words = (execForm(instruction.text) ?? instruction.text.split(/\s+/)).map((word) =>
    hereDocumentName(word) === undefined ? expand(word) : word,
  );
  const names = words.slice(0, -1);
  const to = words.at(-1) ?? '';
  if (names.length === 0)
    throw new DockerfileFailure(
      `${instruction.name} requires at least two arguments, but only one was provided`,
    );
  if (names.length > 1 && !to.endsWith('/'))
    throw new DockerfileFailure(
      `When using ${instruction.name} with more than one source file, the destination must be a directory and end with a /`,
    );
  if (instruction.name === 'ADD') refuseUnsupportedAdd(names);
  const path = posix.resolve(stage.config.WorkingDir || '/', to) + (/(^|\/)\.{0,2}$/.test(to) ? '/' : '');
  const mode = permissions(instruction.flags.chmod);
  const chown = instruction.flags.chown === undefined ? '0:0' : expand(instruction.flags.chown);
  const from = instruction.flags.from === undefined ? undefined : await source(planned, instruction, p);
  const inline = inlineSources(instruction, names, variables, p.work);
  const named = names.filter((name) => hereDocumentName(name) === undefined);
  const sources = async () => [
    ...findSources(
      from ? { root: await from.files() } : { root: p.request.context, ignore: p.ignore },
      named,
    ),
    ...inline,
  ];
  const content = from ? [from.key, names, contentKey(inline)] : contentKey(await sources());
  const dependsOn = ['COPY', content, path, chown, mode ?? null];
  return layer(stage, instruction.displayText, p, dependsOn, async (root) => {
    const owner = imageOwner(root, chown);
    if (!owner)
      throw new DockerfileFailure(
        `unable to convert uid/gid chown string to host mapping: can't find ${chown}`,
      );
    return copySources(root, await sources(), { path, ...owner, ...(mode === undefined ? {} : { mode }) });
  });
}

/** Here-documents of COPY become files. */
function inlineSources(
  { hereDocuments, firstLine }: Instruction,
  names: readonly string[],
  variables: Readonly<Record<string, string>>,
  work: string,
): Source[] {
  return names.flatMap((word) => {
    const document = hereDocuments.find(({ name }) => name === hereDocumentName(word));
    if (!document) return [];
    const folder = join(work, `inline-${firstLine}`);
    mkdirSync(folder, { recursive: true });
    const file = join(folder, document.name);
    writeFileSync(file, expandContent(document, variables), { mode: 0o644 });
    return [{ name: document.name, isFolder: false, entries: [{ file, path: '', stat: statSync(file) }] }];
  });
}

/** The stage or image that COPY --from names. */
async function source(planned: PlannedStage, instruction: Instruction, p: Performing): Promise<Stage> {
  const name = instruction.flags.from ?? '';
  const earlier = copyFrom(instruction, p.plan.stages, planned.index);
  const stage = earlier && p.built.get(earlier.index);
  if (stage) return stage;
  const stored = p.store.find(name);
  const standing = stored ? undefined : standIn(name);
  const image = stored ?? (standing ? undefined : await p.pull(name));
  const origin = image ? storedImage(image) : standing?.origin;
  if (!origin) throw new DockerfileFailure(`${name}: not found`);
  return new Stage(`from-${planned.index}-${instruction.firstLine}`, origin, p.store, p.work, new Date(0));
}

async function runCommand(
  stage: Stage,
  instruction: Instruction,
  p: Performing,
  step: Step | undefined,
): Promise<boolean> {
  for (const mount of instruction.flags.mount?.split('\n') ?? [])
    if (!/(^|,)type=(cache|tmpfs)(,|$)/.test(mount))
      throw new DockerfileFailure(
        `--mount=${mount} is not supported by the embedded builder: only caches are`,
      );
  const shell = stage.config.Shell ?? ['/bin/sh', '-c'];
  const exec = execForm(instruction.text);
  const text = shellText(instruction.text, instruction.hereDocuments);
  if (isOnlyHereDocument(instruction.text) && text.startsWith('#!'))
    throw new DockerfileFailure(
      'a here-document with an interpreter of its own is not supported by the embedded builder',
    );
  const command = exec ?? [...shell, text];
  const environment = { ...stage.arguments, ...environmentOf(stage.config) };
  const { WorkingDir, User } = stage.config;
  const dependsOn = ['RUN', command, environment, WorkingDir ?? '/', User ?? ''];
  return layer(stage, instruction.displayText, p, dependsOn, async (root) => {
    const before = snapshot(root);
    await run({
      root,
      config: stage.config,
      environment,
      command: exec || stage.config.Shell ? command : ['/bin/sh', '-e', '-c', text],
      text: command.join(' '),
      output: (chunk) => step?.output(chunk),
    });
    return changes(root, before, imageOwner(root, User || '0') ?? { uid: 0, gid: 0 });
  });
}

async function layer(
  stage: Stage,
  displayText: string,
  p: Performing,
  dependsOn: readonly unknown[],
  make: Parameters<Stage['layer']>[2],
): Promise<boolean> {
  const count = stage.layers.length;
  const cached = await stage.layer(dependsOn, p.request.useCache, make);
  remember(stage, displayText, stage.layers.length === count, p);
  return cached;
}

function remember(stage: Stage, displayText: string, isEmpty: boolean, { request }: Performing): void {
  stage.history.push({
    created: new Date(request.sourceDateEpoch * 1000).toISOString().replace('.000Z', 'Z'),
    created_by: displayText,
    ...(isEmpty ? { empty_layer: true } : {}),
  });
}

function permissions(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^[0-7]{3,4}$/.test(text))
    throw new DockerfileFailure(
      `invalid chmod parameter: '${text}'. it should be octal string and between 0 and 07777`,
    );
  return Number.parseInt(text, 8);
}

function refuseUnsupportedAdd(names: readonly string[]): void {
  for (const name of names) {
    if (/^(https?|git|ssh):|^git@/.test(name))
      throw new DockerfileFailure(`ADD ${name}: the embedded builder cannot add remote files`);
    if (/\.(tar|tar\.(gz|xz|bz2|zst)|tgz|txz|tbz2?)$/.test(name))
      throw new DockerfileFailure(
        `ADD ${name}: the embedded builder does not unpack archives; use COPY, and tar in a RUN`,
      );
  }
}
